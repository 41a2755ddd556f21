package dev.safeguard.samples.doom;

import dev.safeguard.learning.experiment.MeasuredRuns;
import dev.safeguard.learning.experiment.Ratio;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
    return row("goal", arm -> "`" + arm + "`")
        + "|---|"
        + "---|".repeat(arms.size())
        + "\n"
        + row("greedy return at least 4.9 in every run", arm -> least(arm, "greedyReturn", 4.9))
        + row("stochastic at least 4.5", arm -> least(arm, "stochasticReturn", 4.5))
        + row("greedy violations at most 1 %", this::violating)
        + row("at most 0.5 of `zero-shot`'s violations", arm -> ratio(arm, "zero-shot", 0.5))
        + row("at most 0.3 of `rl`'s", arm -> ratio(arm, "rl", 0.3))
        + penalties();
  }

  private String row(String goal, Function<String, String> cell) {
    return "| "
        + goal
        + " | "
        + arms.stream().map(cell).collect(Collectors.joining(" | "))
        + " |\n";
  }

  private String least(String arm, String measure, double wanted) {
    double[] values = results.values(arm, measure);
    long reached = Arrays.stream(values).filter(value -> value >= wanted).count();
    return verdict(
        reached == values.length,
        "%d of %d, least %.2f",
        reached,
        values.length,
        Arrays.stream(values).min().orElse(Double.NaN));
  }

  private String violating(String arm) {
    double rate = results.statistics(arm, "greedyViolationRate").mean();
    return verdict(rate <= 0.01, "%.1f %%", 100 * rate);
  }

  private String ratio(String arm, String other, double wanted) {
    Ratio ratio = results.ratio(arm, other, DoomReport.VIOLATIONS);
    return ratio.count() == 0
        ? "not run"
        : verdict(ratio.mean() <= wanted && ratio.high() < 1, "%s", ratio.text(DoomReport.NONE));
  }

  /** One answer for all arms. */
  private String penalties() {
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
    return row(
        "fewer violations with a larger penalty",
        arm -> arm.equals(arms.get(0)) ? verdict(falling, "%s", found) : "");
  }

  private static String verdict(boolean met, String format, Object... values) {
    return (met ? "met: " : "missed: ") + String.format(Locale.ROOT, format, values);
  }
}
