package dev.safeguard.learning.experiment;

import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.RunResult.Curve;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.plot.LineChart;
import dev.safeguard.learning.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How training went, arm by arm, with 95 % intervals over the seeds as bands. */
enum Figure {
  /** The environment's return (the paper's figure 5a). */
  RETURN("return", "Return in training", "return") {
    @Override
    double at(Curve curve, int entry) {
      return curve.returns()[entry];
    }
  },
  /** Violations so far (the paper's figure 5b). */
  VIOLATIONS("violations", "Violations so far", "violating episodes") {
    @Override
    double at(Curve curve, int entry) {
      return curve.violations()[entry];
    }
  };

  /** Arms with more than so many times the least violations are left out of the close-up. */
  private static final double CLOSE_UP = 10;

  private final String fileName;
  private final String title;
  private final String axis;

  Figure(String fileName, String title, String axis) {
    this.fileName = fileName;
    this.title = title;
    this.axis = axis;
  }

  /** What the figure shows of a curve's entry. */
  abstract double at(Curve curve, int entry);

  String fileName() {
    return fileName;
  }

  String title() {
    return title;
  }

  /** The figure of a variant, as SVG. */
  String draw(Variant variant, Map<String, List<RunResult>> arms) {
    List<Series> series = new ArrayList<>();
    arms.forEach((arm, runs) -> series.add(new Series(arm, series.size(), points(runs))));
    String heading =
        "%s, %s: mean and 95 %% interval over the seeds".formatted(title, variant.text());
    LineChart all = chart(heading, series);
    double least = series.stream().mapToDouble(Figure::end).min().orElse(0);
    List<Series> few =
        series.stream().filter(each -> end(each) <= CLOSE_UP * Math.max(1, least)).toList();
    return few.size() == series.size()
        ? all.toSvg(880, 420)
        : LineChart.stack(List.of(all, chart("The same without the greatest", few)), 880, 360);
  }

  private List<Series.Point> points(List<RunResult> runs) {
    int entries = runs.get(0).curve().violations().length;
    int episodes = runs.get(0).summary().episodes();
    List<Series.Point> points = new ArrayList<>();
    for (int entry = this == RETURN ? 1 : 0; entry < entries; entry++) {
      int i = entry;
      Statistics over =
          Statistics.of(runs.stream().mapToDouble(run -> at(run.curve(), i)).toArray());
      double episode = (double) episodes * i / (entries - 1);
      points.add(new Series.Point(episode, over.mean(), over.low(), over.high()));
    }
    return points;
  }

  private LineChart chart(String heading, List<Series> series) {
    return new LineChart(heading, "episode", axis, series, List.of());
  }

  private static double end(Series series) {
    return series.points().get(series.points().size() - 1).y();
  }
}
