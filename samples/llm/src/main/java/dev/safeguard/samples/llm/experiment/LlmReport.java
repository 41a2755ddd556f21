package dev.safeguard.samples.llm.experiment;

import dev.safeguard.deep.tuning.TuningArm;
import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.experiment.MeasuredRuns;
import dev.safeguard.samples.llm.start.Regime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code runs.csv}, {@code report.md} and curves, from those runs of an experiment that are
 * done.
 */
final class LlmReport {
  /** The arm whose stages are marked in the curves. */
  private static final String STAGED = "psl";

  /** The arms that learn by rewards. */
  private static final List<String> LEARNING =
      Stream.concat(
              TuningArm.names().stream(),
              Stream.of("psl", "zero-shot").map(Ablation.VIOLATIONS_DRAWN::of))
          .toList();

  private final Bench bench;
  private final List<Run> runs;
  private final Path root;

  LlmReport(Bench bench, List<Run> runs) {
    this.bench = bench;
    this.runs = List.copyOf(runs);
    root = bench.request().directory();
  }

  /** Writes everything; returns the report. */
  Path write() throws IOException {
    MeasuredRuns<Run> results = new MeasuredRuns<>(root, runs);
    List<String> names = results.names();
    AtomicFiles.write(root.resolve("runs.csv"), MeasuredRuns.header(names) + results.rows(names));
    StringBuilder text = new StringBuilder(head(results));
    LlmTables tables = new LlmTables(results);
    for (Regime regime : Regime.values()) {
      text.append(text("## Regime `%s`\n\n", regime.label()));
      text.append(tables.arms(regime)).append('\n').append(tables.differences(regime));
      text.append(picture(results, regime, LEARNING, "curves-" + regime.label()));
      text.append(tables.families(regime)).append('\n');
    }
    text.append("## Ablations\n\n");
    text.append(tables.ablations()).append('\n');
    text.append(picture(results, Form.ABLATED, ablated(), "ablations"));
    text.append("## Every run\n\n").append(tables.runs()).append('\n');
    text.append(
        text(
            "Specification %s, version %s. All numbers are in `runs.csv`.\n",
            bench.request().specificationHash(), bench.request().version()));
    Path report = root.resolve("report.md");
    AtomicFiles.write(report, text.toString());
    return report;
  }

  private String head(MeasuredRuns<Run> results) throws IOException {
    return text(
        """
        # A language model that reviews code

        %d of %d runs are done, each of %,d tokens of answers, on %d seeds from 1 on. Means over the \
        seeds, plus or minus half of the 95 %% interval (Student's t) where there are several. A trained \
        model gives its most likely answers to %d programs of each family, of templates that it has \
        never seen; false alarms and misses are shares of all of them. A violation is an answer in \
        training that violates the safeguard in force, or the last one.

        ## Goals

        %s
        ## Start models

        What they answer when drawn by chance, before any tuning, and the family of programs in which \
        they know least often what the socket is bound to.

        %s
        """,
        results.count(),
        runs.size(),
        bench.form().tokens(),
        bench.form().seeds(),
        bench.form().tests(),
        new LlmGoals(results).table(),
        StartTable.of(bench.models(), bench.form().seeds()));
  }

  private static List<String> ablated() {
    return Stream.of(STAGED, "zero-shot").flatMap(arm -> Ablation.arms(arm).stream()).toList();
  }

  /** The runs of kinds that have any, by what they are called beside each other. */
  private static Map<String, List<Run>> runs(MeasuredRuns<Run> results, List<String> kinds) {
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    for (String kind : kinds) {
      if (!results.runs(kind).isEmpty()) {
        runs.put(kind.substring(kind.indexOf('/') + 1), results.runs(kind));
      }
    }
    return runs;
  }

  private String picture(MeasuredRuns<Run> results, Regime regime, List<String> arms, String name)
      throws IOException {
    Optional<Run> staged = results.runs(RewardedRun.kind(regime, STAGED)).stream().findFirst();
    if (staged.isEmpty()) {
      return "";
    }
    String title =
        text(
            "%s, mean and 95 %% interval; the stages are those of `%s`, seed %d",
            regime.label(), STAGED, staged.get().seed());
    AtomicFiles.write(
        root.resolve(name + ".svg"),
        LlmCurves.draw(
            root,
            runs(results, arms.stream().map(arm -> RewardedRun.kind(regime, arm)).toList()),
            (double) bench.form().tokens(),
            title,
            staged.get().directory(root).resolve("metrics.csv")));
    return text("![Right answers, reward and violations](%s.svg)\n\n", name);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
