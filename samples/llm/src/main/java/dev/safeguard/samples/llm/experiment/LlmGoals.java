package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.experiment.GoalTable;
import dev.safeguard.learning.experiment.MeasuredRuns;
import dev.safeguard.learning.experiment.Ratio;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.start.Regime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was hoped for of PSL, with the mask and without, and whether it was found. */
final class LlmGoals {
  /** Each arm with what it is compared with. */
  private static final Map<String, String> BASELINES =
      Map.of("psl", "zero-shot", "psl-mask", "zero-shot-mask");

  private static final List<String> ARMS = List.of("psl", "psl-mask");

  private static final double VERDICT = 0.9;
  private static final double RIGHT = 0.8;
  private static final double NOTHING = 0.05;
  private static final double WORSE = 0.02;
  private static final double FORMAT = 0.001;

  /** Stands where a goal asks for runs that are not done. */
  private static final String NOT_RUN = "not run";

  private final MeasuredRuns<Run> results;
  private final List<String> arms;

  LlmGoals(MeasuredRuns<Run> results) {
    this.results = results;
    arms =
        ARMS.stream()
            .filter(
                arm ->
                    Arrays.stream(Regime.values())
                        .anyMatch(regime -> !results.runs(kind(regime, arm)).isEmpty()))
            .toList();
  }

  private static String kind(Regime regime, String arm) {
    return RewardedRun.kind(regime, arm);
  }

  /** A table with a column for each arm that runs stages; empty where there is none. */
  String table() {
    if (arms.isEmpty()) {
      return "";
    }
    GoalTable table = new GoalTable(arms);
    return table.header()
        + table.row(
            "no-reward: verdict at least 0.9",
            arm -> least(Regime.NO_REWARD, arm, ScoreMeasures.VERDICT, VERDICT))
        + table.row(
            "no-reward: verdict and address at least 0.8",
            arm -> least(Regime.NO_REWARD, arm, ScoreMeasures.RIGHT, RIGHT))
        + table.row("no-reward: zero-shot has at most 0.05", this::nothing)
        + table.row("no-reward: both at least 0.8 in each family", this::families)
        + table.row("learns: at most 2 points behind zero-shot", this::notWorse)
        + table.row(
            "learns: fewer violations of the safeguard in force than zero-shot",
            arm -> fewer(arm, TrainingMeasures.IN_FORCE))
        + table.row(
            "learns: fewer violations of the last safeguard than zero-shot",
            arm -> fewer(arm, TrainingMeasures.LAST))
        + table.row("both: format violations after stage 1 at most 0.1 %", this::format);
  }

  private String least(Regime regime, String arm, String measure, double wanted) {
    Statistics statistics = results.statistics(kind(regime, arm), measure);
    return statistics.count() == 0
        ? NOT_RUN
        : GoalTable.verdict(statistics.mean() >= wanted, "%s", statistics.text(3));
  }

  /** Whether what it is compared with found no reward. */
  private String nothing(String arm) {
    Statistics right =
        results.statistics(kind(Regime.NO_REWARD, baseline(arm)), ScoreMeasures.RIGHT);
    return right.count() == 0
        ? NOT_RUN
        : GoalTable.verdict(right.mean() <= NOTHING, "%s", right.text(3));
  }

  private String families(String arm) {
    String kind = kind(Regime.NO_REWARD, arm);
    if (results.runs(kind).isEmpty()) {
      return NOT_RUN;
    }
    Family least =
        Arrays.stream(Family.values())
            .min(Comparator.comparing(family -> right(kind, family)))
            .orElseThrow();
    return GoalTable.verdict(
        right(kind, least) >= RIGHT, "%.3f, `%s`", right(kind, least), least.label());
  }

  private double right(String kind, Family family) {
    return results.statistics(kind, ScoreMeasures.of(ScoreMeasures.RIGHT, family)).mean();
  }

  private String notWorse(String arm) {
    Statistics difference =
        results.difference(
            kind(Regime.LEARNS, arm), kind(Regime.LEARNS, baseline(arm)), ScoreMeasures.VERDICT);
    return difference.count() == 0
        ? NOT_RUN
        : GoalTable.verdict(difference.mean() >= -WORSE, "%s", difference.text(3));
  }

  /** At equal tokens; where 1 is in the interval it is missed. */
  private String fewer(String arm, String measure) {
    Ratio ratio =
        results.ratio(kind(Regime.LEARNS, arm), kind(Regime.LEARNS, baseline(arm)), measure);
    return ratio.count() == 0
        ? NOT_RUN
        : GoalTable.verdict(
            ratio.mean() < 1 && !(ratio.high() >= 1), "%s of them", ratio.text("none"));
  }

  private String format(String arm) {
    double most =
        Form.REWARDED.stream()
            .flatMapToDouble(
                regime -> Arrays.stream(results.values(kind(regime, arm), TrainingMeasures.FORMAT)))
            .max()
            .orElse(Double.NaN);
    return GoalTable.verdict(most <= FORMAT, "at most %.2f %% in a run", 100 * most);
  }

  private static String baseline(String arm) {
    return BASELINES.getOrDefault(arm, arm);
  }
}
