package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.experiment.MetricCurves;
import dev.safeguard.learning.plot.LineChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How answers got better, by tokens of answers, as in the paper's figure 7a. */
final class LlmCurves {
  private static final String UNIT = "tokens of answers";

  private LlmCurves() {}

  /**
   * Charts below one another: right answers, rewards, and the violations of the last safeguard.
   *
   * @param runs by what they are called in the chart
   * @param tokens of each run
   * @param staged the metrics of a run whose stages are marked
   */
  static String draw(
      Path root, Map<String, List<Run>> runs, double tokens, String title, Path staged)
      throws IOException {
    MetricCurves curves = new MetricCurves(root, runs, "tokens", tokens);
    List<LineChart.Span> stages = stages(Files.readAllLines(staged), tokens);
    return LineChart.stack(
        List.of(
            new LineChart(title, UNIT, "right answers", curves.shares("right", "answers"), stages),
            new LineChart("Reward", UNIT, "reward", curves.means("return"), stages),
            new LineChart(
                "Violations of the last safeguard so far",
                UNIT,
                "violating answers",
                curves.totals("violation_final"),
                stages)),
        880,
        320);
  }

  /** The stages of a run, each from the tokens at which it began. */
  private static List<LineChart.Span> stages(List<String> lines, double tokens) {
    List<String> header = List.of(lines.get(0).split(","));
    int safeguard = header.indexOf("safeguard");
    int at = header.indexOf("tokens");
    List<LineChart.Span> spans = new ArrayList<>();
    String name = "";
    double begin = 0;
    double before = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      if (!cells[safeguard].equals(name)) {
        if (!name.isEmpty()) {
          spans.add(new LineChart.Span(name, begin, before));
        }
        name = cells[safeguard];
        begin = before;
      }
      before = Math.min(tokens, Double.parseDouble(cells[at]));
    }
    spans.add(new LineChart.Span(name, begin, tokens));
    return spans;
  }
}
