package dev.safeguard.samples.doom;

import dev.safeguard.learning.experiment.GoalTable;
import dev.safeguard.learning.experiment.MeasuredRuns;
import dev.safeguard.learning.experiment.Ratio;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was hoped for of PSL, and whether it was found. */
final class DoomGoals {
  private static final List<String> ARMS = List.of("psl", "psl-0", "psl-1", "psl-shield");

  /** From the least penalty to the greatest. */
  private static final List<String> PENALTIES = List.of("psl-0", "psl", "psl-1");

  private final MeasuredRuns<Run> results;
  private final List<String> arms;

  DoomGoals(MeasuredRuns<Run> results) {
    this.results = results;
    arms = ARMS.stream().filter(arm -> !results.runs(arm).isEmpty()).toList();
  }

  /** A table with a column for each arm that runs stages; empty where there is none. */
  String table() {
    if (arms.isEmpty()) {
      return "";
    }
    GoalTable table = new GoalTable(arms);
    return table.header()
        + table.row(
            "greedy return at least 4.9 in every run", arm -> least(arm, "greedyReturn", 4.9))
        + table.row("stochastic at least 4.5", arm -> least(arm, "stochasticReturn", 4.5))
        + table.row("greedy violations at most 1 %", this::violating)
        + table.row("at most 0.5 of `zero-shot`'s violations", arm -> ratio(arm, "zero-shot", 0.5))
        + table.row("at most 0.3 of `rl`'s", arm -> ratio(arm, "rl", 0.3))
        + penalties(table);
  }

  private String least(String arm, String measure, double wanted) {
    double[] values = results.values(arm, measure);
    long reached = Arrays.stream(values).filter(value -> value >= wanted).count();
    return GoalTable.verdict(
        reached == values.length,
        "%d of %d, least %.2f",
        reached,
        values.length,
        Arrays.stream(values).min().orElse(Double.NaN));
  }

  private String violating(String arm) {
    double rate = results.statistics(arm, "greedyViolationRate").mean();
    return GoalTable.verdict(rate <= 0.01, "%.1f %%", 100 * rate);
  }

  private String ratio(String arm, String other, double wanted) {
    Ratio ratio = results.ratio(arm, other, DoomReport.VIOLATIONS);
    return ratio.count() == 0
        ? "not run"
        : GoalTable.verdict(
            ratio.mean() <= wanted && ratio.high() < 1, "%s", ratio.text(DoomReport.NONE));
  }

  /** One answer for all arms. */
  private String penalties(GoalTable table) {
    List<String> compared = PENALTIES.stream().filter(arms::contains).toList();
    if (compared.size() < 2) {
      return "";
    }
    List<Ratio> ratios =
        IntStream.range(1, compared.size())
            .mapToObj(
                i -> results.ratio(compared.get(i), compared.get(i - 1), DoomReport.VIOLATIONS))
            .toList();
    boolean falling = ratios.stream().allMatch(ratio -> ratio.high() < 1);
    String found =
        IntStream.range(0, ratios.size())
            .mapToObj(
                i ->
                    "%s times `%s`'s with `%s`"
                        .formatted(
                            ratios.get(i).text(DoomReport.NONE),
                            compared.get(i),
                            compared.get(i + 1)))
            .collect(Collectors.joining(", "));
    return table.row(
        "fewer violations with a larger penalty",
        arm -> arm.equals(arms.get(0)) ? GoalTable.verdict(falling, "%s", found) : "");
  }
}
