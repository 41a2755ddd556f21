package dev.safeguard.samples.doom;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.experiment.MeasuredRuns;
import dev.safeguard.samples.doom.DoomExperiment.Form;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Writes {@code runs.csv}, {@code report.md} and the curves of an experiment, from those of its
 * runs that are done.
 */
final class DoomReport {
  /** Violations of the last safeguard, all of training counted. */
  static final String VIOLATIONS = "finalViolationsPer100kDecisions";

  /** Stands where a ratio has a run without violations. */
  static final String NONE = "no violations";

  private static final double SOLVED = 4.9;

  private final Path root;
  private final Form form;
  private final TrainingRequest request;
  private final List<Run> original;
  private final List<Run> others;

  DoomReport(Path root, Form form, List<Run> original, List<Run> others, TrainingRequest request) {
    this.root = root;
    this.form = form;
    this.request = request;
    this.original = List.copyOf(original);
    this.others = List.copyOf(others);
  }

  /** Writes everything; returns the report. */
  Path write() throws IOException {
    MeasuredRuns<Run> first = new MeasuredRuns<>(root, original);
    MeasuredRuns<Run> second = new MeasuredRuns<>(root, others);
    AtomicFiles.write(
        root.resolve("runs.csv"),
        MeasuredRuns.header(first.names())
            + first.rows(first.names())
            + second.rows(first.names()));
    draw("curves.svg", first, form.decisions(), "Doom, mean and 95 % interval");
    draw("adaptation.svg", second, form.adaptation(), "Other maps, mean and 95 % interval");
    Path report = root.resolve("report.md");
    AtomicFiles.write(report, text(first, second));
    return report;
  }

  private void draw(String name, MeasuredRuns<Run> results, long decisions, String title)
      throws IOException {
    if (!results.kinds().isEmpty()) {
      AtomicFiles.write(
          root.resolve(name), DoomCurves.draw(root, results.kinds(), decisions, title));
    }
  }

  private String text(MeasuredRuns<Run> first, MeasuredRuns<Run> second) throws IOException {
    String head =
        text(
            """
        # The lava room

        %d of %d runs on the original map are done, %,d decisions each; on the other maps %d of %d, \
        %,d decisions each. Means over the seeds with 95 %% intervals (Student's t). In every arm, in \
        training and in tests, an episode ends with the player's or the enemy's death, after at most \
        so many decisions, or where it violates the safeguard in force; a violation is counted once \
        an episode, and all of training is counted. Greedy and stochastic: %d episodes each of the \
        trained policy under the last safeguard, of at most %d decisions.

        | arm | runs | violations of the last safeguard / 100,000 decisions | / episode | of the one \
        in force / 100,000 decisions | / episode | greedy return | greedy violating | stochastic \
        return | stochastic violating | runs with greedy return >= %.1f |
        |---|---|---|---|---|---|---|---|---|---|---|
        %s
        ![Return and violations](curves.svg)

        ## Goals

        %s
        ## Ratios

        Violations of the last safeguard in 100,000 decisions, beside those of another arm with the \
        same seeds: geometric means with 95 %% intervals (Student's t of the logarithms).

        | arm | beside zero-shot | beside rl |
        |---|---|---|
        %s
        """,
            first.count(),
            original.size(),
            form.decisions(),
            second.count(),
            others.size(),
            form.adaptation(),
            form.tests(),
            DoomEnvironment.DECISIONS,
            SOLVED,
            rows(first, this::armRow),
            new DoomGoals(first).table(),
            rows(first, DoomReport::ratioRow));
    return head
        + when(first)
        + perRun(first)
        + (second.kinds().isEmpty() ? "" : maps(second))
        + agent(first)
        + text(
            "Specification %s, version %s. All numbers are in `runs.csv`.\n",
            request.specificationHash(), request.version());
  }

  private String agent(MeasuredRuns<Run> results) {
    return results.runs(DoomExperiment.TRAINED).stream()
        .max(Comparator.comparing(run -> results.value(run, "greedyReturn")))
        .map(
            run ->
                text(
                    """
        ## The agent

        Of `%s`, the run with the greatest greedy return, seed %d.

        ![Where it goes](%3$s/map.svg)

        ![What it sees](%3$s/agent.gif)

        """,
                    run.kind(), run.seed(), root.relativize(run.directory(root))))
        .orElse("");
  }

  private static String rows(
      MeasuredRuns<Run> results, BiFunction<MeasuredRuns<Run>, String, String> row) {
    return results.kinds().keySet().stream()
        .map(kind -> row.apply(results, kind))
        .collect(Collectors.joining());
  }

  private String armRow(MeasuredRuns<Run> results, String arm) {
    long solved =
        results.runs(arm).stream()
            .filter(run -> results.value(run, "greedyReturn") >= SOLVED)
            .count();
    int runs = results.runs(arm).size();
    return text("| `%s` | %d", arm, runs)
        + cell(results, arm, VIOLATIONS, 1)
        + cell(results, arm, "finalViolationsPerEpisode", 3)
        + cell(results, arm, "stageViolationsPer100kDecisions", 1)
        + cell(results, arm, "stageViolationsPerEpisode", 3)
        + cell(results, arm, "greedyReturn", 2)
        + cell(results, arm, "greedyViolationRate", 3)
        + cell(results, arm, "stochasticReturn", 2)
        + cell(results, arm, "stochasticViolationRate", 3)
        + text(" | %d of %d |\n", solved, runs);
  }

  private static String ratioRow(MeasuredRuns<Run> results, String arm) {
    return text(
        "| `%s` | %s | %s |\n",
        arm,
        arm.equals("zero-shot") ? "" : results.ratio(arm, "zero-shot", VIOLATIONS).text(NONE),
        arm.equals("rl") ? "" : results.ratio(arm, "rl", VIOLATIONS).text(NONE));
  }

  private String when(MeasuredRuns<Run> results) throws IOException {
    return text(
        """
        ## When

        Episodes that violate the last safeguard, in brackets those among them in which the armour was \
        taken before, and all episodes, by the decisions of the run after which they end: means over \
        the runs.

        %s
        """,
        DoomSpans.table(root, results.kinds(), form.decisions()));
  }

  /** No seed is hidden behind a mean. */
  private static String perRun(MeasuredRuns<Run> results) {
    StringBuilder rows =
        new StringBuilder(
            """
        ## Every run

        | seed | arm | violations of the last safeguard / 100,000 decisions | of the one in force | \
        greedy return | greedy violating | stochastic return | stochastic violating | seconds |
        |---|---|---|---|---|---|---|---|---|
        """);
    results.kinds().values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Run::seed))
        .forEach(
            run ->
                rows.append(
                    text(
                        "| %d | `%s` | %.1f | %.1f | %.2f | %.3f | %.2f | %.3f | %.0f |\n",
                        run.seed(),
                        run.kind(),
                        results.value(run, VIOLATIONS),
                        results.value(run, "stageViolationsPer100kDecisions"),
                        results.value(run, "greedyReturn"),
                        results.value(run, "greedyViolationRate"),
                        results.value(run, "stochasticReturn"),
                        results.value(run, "stochasticViolationRate"),
                        results.value(run, "seconds"))));
    return rows.append('\n').toString();
  }

  private String maps(MeasuredRuns<Run> results) {
    return text(
        """
        ## Other maps

        The agents of %s, put on another map under the last safeguard, beside agents that begin anew: \
        the mean of all episodes of %,d decisions, and what the policies do after that.

        | map and agent | runs | return in training | violations / 100,000 decisions | greedy return | \
        stochastic return |
        |---|---|---|---|---|---|
        %s
        ![Adaptation](adaptation.svg)

        """,
        DoomExperiment.TRAINED, form.adaptation(), rows(results, DoomReport::mapRow));
  }

  private static String mapRow(MeasuredRuns<Run> results, String kind) {
    return text("| %s | %d", kind, results.runs(kind).size())
        + cell(results, kind, "trainingReturn", 2)
        + cell(results, kind, VIOLATIONS, 1)
        + cell(results, kind, "greedyReturn", 2)
        + cell(results, kind, "stochasticReturn", 2)
        + " |\n";
  }

  private static String cell(MeasuredRuns<Run> results, String kind, String measure, int decimals) {
    return " | " + results.statistics(kind, measure).text(decimals);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
