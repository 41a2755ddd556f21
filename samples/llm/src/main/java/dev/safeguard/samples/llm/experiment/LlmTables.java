package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.experiment.MeasuredRuns;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.start.Regime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The tables of the report. */
final class LlmTables {
  private static final List<String> ARMS =
      List.of(
          "zero-shot",
          "psl",
          Ablation.VIOLATIONS_FORESEEN.of("zero-shot"),
          Ablation.VIOLATIONS_FORESEEN.of("psl"),
          "zero-shot-mask",
          "psl-mask",
          "supervised");

  /** What is done to both arms that are compared. */
  private static final List<UnaryOperator<String>> PAIRS =
      List.of(arm -> arm, Ablation.VIOLATIONS_FORESEEN::of, arm -> arm + "-mask");

  private final MeasuredRuns<Run> results;

  LlmTables(MeasuredRuns<Run> results) {
    this.results = results;
  }

  /** A column: what stands above it, what is measured, and with how many decimals. */
  private record Column(String title, String measure, int decimals) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("verdict", ScoreMeasures.VERDICT, 3),
          new Column("and address", ScoreMeasures.RIGHT, 3),
          new Column("false alarms", ScoreMeasures.FALSE_ALARMS, 3),
          new Column("misses", ScoreMeasures.MISSES, 3),
          new Column("violations in force", TrainingMeasures.IN_FORCE, 0),
          new Column("of the last safeguard", TrainingMeasures.LAST, 0),
          new Column("format, after stage 1", TrainingMeasures.FORMAT, 5),
          new Column("answers", TrainingMeasures.ANSWERS, 0),
          new Column("KL, nats", TrainingMeasures.DIVERGENCE, 3),
          new Column("entropy, nats", TrainingMeasures.ENTROPY, 3));

  private static String header(String... before) {
    StringBuilder header = new StringBuilder("|");
    for (String title : before) {
      header.append(' ').append(title).append(" |");
    }
    COLUMNS.forEach(column -> header.append(' ').append(column.title()).append(" |"));
    return header.append("\n|").append("---|".repeat(before.length + COLUMNS.size())) + "\n";
  }

  /** The kinds of a regime that have runs, the linter last. */
  private List<String> kinds(Regime regime) {
    List<String> kinds = new ArrayList<>();
    ARMS.forEach(arm -> kinds.add(RewardedRun.kind(regime, arm)));
    kinds.add(LinterRun.KIND);
    kinds.removeIf(kind -> results.runs(kind).isEmpty());
    return kinds;
  }

  private static String name(String kind) {
    return "`" + kind.substring(kind.indexOf('/') + 1) + "`";
  }

  /** A row for each arm. */
  String arms(Regime regime) {
    StringBuilder table = new StringBuilder(header("arm", "runs"));
    kinds(regime).forEach(kind -> table.append(row(name(kind), kind)));
    return table.toString();
  }

  private String row(String name, String kind) {
    StringBuilder row = new StringBuilder("| " + name + " | " + results.runs(kind).size() + " |");
    for (Column column : COLUMNS) {
      row.append(cell(results.statistics(kind, column.measure()), column.decimals()));
    }
    return row.append('\n').toString();
  }

  private static String cell(Statistics statistics, int decimals) {
    return Double.isNaN(statistics.mean()) ? " |" : " " + statistics.text(decimals) + " |";
  }

  /** PSL beside the last safeguard alone, over the seeds that both have. */
  String differences(Regime regime) {
    StringBuilder table =
        new StringBuilder(
            """
            | paired by seed | pairs | verdict | and address | false alarms | misses | ratio of \
            violations in force | of the last safeguard |
            |---|---|---|---|---|---|---|---|
            """);
    for (UnaryOperator<String> form : PAIRS) {
      String psl = RewardedRun.kind(regime, form.apply("psl"));
      String other = RewardedRun.kind(regime, form.apply("zero-shot"));
      Statistics verdict = results.difference(psl, other, ScoreMeasures.VERDICT);
      if (verdict.count() > 0) {
        table
            .append(text("| %s - %s | %d |", name(psl), name(other), verdict.count()))
            .append(cell(verdict, 3))
            .append(cell(results.difference(psl, other, ScoreMeasures.RIGHT), 3))
            .append(cell(results.difference(psl, other, ScoreMeasures.FALSE_ALARMS), 3))
            .append(cell(results.difference(psl, other, ScoreMeasures.MISSES), 3))
            .append(text(" %s |", ratio(psl, other, TrainingMeasures.IN_FORCE)))
            .append(text(" %s |\n", ratio(psl, other, TrainingMeasures.LAST)));
      }
    }
    return table.append('\n').toString();
  }

  private String ratio(String psl, String other, String measure) {
    return results.ratio(psl, other, measure).text("none");
  }

  /** Right answers of each family: verdict and address, of the linter the verdict. */
  String families(Regime regime) {
    List<String> kinds = kinds(regime);
    StringBuilder table = new StringBuilder("| right in family |");
    kinds.forEach(kind -> table.append(' ').append(name(kind)).append(" |"));
    table.append("\n|---|").append("---|".repeat(kinds.size())).append('\n');
    for (Family family : Family.values()) {
      table.append("| ").append(family.label()).append(" |");
      for (String kind : kinds) {
        String measure = kind.equals(LinterRun.KIND) ? ScoreMeasures.VERDICT : ScoreMeasures.RIGHT;
        table.append(cell(results.statistics(kind, ScoreMeasures.of(measure, family)), 3));
      }
      table.append('\n');
    }
    return table.toString();
  }

  /** PSL and the last safeguard alone with one thing changed. */
  String ablations() {
    StringBuilder table = new StringBuilder(header("arm", "changed", "runs"));
    for (String arm : List.of("psl", "zero-shot")) {
      for (Ablation ablation : Ablation.values()) {
        String kind = new RewardedRun(Form.ABLATED, arm, ablation, 1).kind();
        if (!results.runs(kind).isEmpty()) {
          table.append(row("`%s` | %s".formatted(arm, ablation.text()), kind));
        }
      }
    }
    return table.toString();
  }

  /** No seed is hidden behind a mean. */
  String runs() {
    StringBuilder table = new StringBuilder(header("seed", "run"));
    results.kinds().values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Run::seed))
        .forEach(
            run -> {
              table.append(text("| %d | `%s` |", run.seed(), run.kind()));
              for (Column column : COLUMNS) {
                double value = results.value(run, column.measure());
                table.append(cell(Statistics.of(value), column.decimals()));
              }
              table.append('\n');
            });
    return table.toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
