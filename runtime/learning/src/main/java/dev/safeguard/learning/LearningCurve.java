package dev.safeguard.learning;

import dev.safeguard.learning.plot.LineChart;
import dev.safeguard.learning.plot.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The picture of a training run: above, the mean return over windows of episodes; below, the
 * violations so far, of the safeguard in force and of the last one; behind both, the stages.
 */
public final class LearningCurve {
  private static final int POINTS = 200;

  private LearningCurve() {}

  /**
   * Draws a run.
   *
   * @param metrics a {@code metrics.csv} with the columns {@code episode}, {@code stage}, {@code
   *     safeguard}, {@code return}, {@code violation_stage} and {@code violation_final}
   * @param title one line above the picture
   * @param picture where the SVG goes
   */
  public static void draw(Path metrics, String title, Path picture) throws IOException {
    AtomicFiles.write(picture, toSvg(MetricsTable.read(metrics), title));
  }

  private static String toSvg(MetricsTable metrics, String title) {
    int total = metrics.size();
    int window = Math.max(1, (total + POINTS - 1) / POINTS);
    List<Series.Point> returns = new ArrayList<>();
    List<Series.Point> inForce = new ArrayList<>(List.of(new Series.Point(0, 0)));
    List<Series.Point> last = new ArrayList<>(List.of(new Series.Point(0, 0)));
    List<LineChart.Span> spans = new ArrayList<>();
    double sum = 0;
    int summed = 0;
    double stageCount = 0;
    double finalCount = 0;
    String current = "";
    for (int episode = 1; episode <= total; episode++) {
      int row = episode - 1;
      String name = metrics.text(row, "stage") + " " + metrics.text(row, "safeguard");
      if (!name.equals(current)) {
        spans.add(new LineChart.Span(name, episode - 1, total));
        current = name;
      }
      sum += metrics.number(row, "return");
      summed++;
      stageCount += metrics.number(row, "violation_stage");
      finalCount += metrics.number(row, "violation_final");
      if (episode % window == 0 || episode == total) {
        returns.add(new Series.Point(episode - (summed - 1) / 2.0, sum / summed));
        inForce.add(new Series.Point(episode, stageCount));
        last.add(new Series.Point(episode, finalCount));
        sum = 0;
        summed = 0;
      }
    }
    List<LineChart.Span> stages = closed(spans);
    return LineChart.stack(
        List.of(
            new LineChart(
                title,
                "episode",
                "return",
                List.of(new Series("mean return of %d episodes".formatted(window), 2, returns)),
                stages),
            new LineChart(
                "Violations so far",
                "episode; " + beginnings(stages),
                "violating episodes",
                List.of(
                    new Series("of the safeguard in force", 0, inForce),
                    new Series("of the last safeguard", 1, last)),
                stages)),
        880,
        300);
  }

  private static String beginnings(List<LineChart.Span> stages) {
    return stages.stream()
        .map(stage -> "%s from %.0f".formatted(stage.name(), stage.from() + 1))
        .collect(Collectors.joining(", ", "stages: ", ""));
  }

  /** The same spans, each ending where the next begins. */
  private static List<LineChart.Span> closed(List<LineChart.Span> spans) {
    List<LineChart.Span> closed = new ArrayList<>(spans);
    for (int i = 0; i + 1 < closed.size(); i++) {
      LineChart.Span span = closed.get(i);
      closed.set(i, new LineChart.Span(span.name(), span.from(), closed.get(i + 1).from()));
    }
    return closed;
  }
}
