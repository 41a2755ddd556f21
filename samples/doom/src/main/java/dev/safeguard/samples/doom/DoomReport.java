package dev.safeguard.samples.doom;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.samples.doom.DoomExperiment.Form;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Writes {@code runs.csv}, {@code report.md} and the curves of an experiment that is done. */
final class DoomReport {
  private static final String VIOLATIONS = "finalViolationsPer100kDecisions";
  private static final double SOLVED = 4.9;

  private final Path root;
  private final Form form;
  private final TrainingRequest request;
  private final Map<String, List<Run>> original = new LinkedHashMap<>();
  private final Map<String, List<Run>> others = new LinkedHashMap<>();
  private final Map<Run, Map<String, Double>> measures = new HashMap<>();

  DoomReport(Path root, Form form, List<Run> original, List<Run> others, TrainingRequest request)
      throws IOException {
    this.root = root;
    this.form = form;
    this.request = request;
    group(original, this.original);
    group(others, this.others);
  }

  private void group(List<Run> runs, Map<String, List<Run>> groups) throws IOException {
    for (Run run : runs) {
      groups.computeIfAbsent(run.kind(), kind -> new ArrayList<>()).add(run);
      Map<String, Double> measured = new LinkedHashMap<>();
      Path file = run.directory(root).resolve(DoomExperiment.MEASURES);
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",");
        measured.put(cells[0], Double.parseDouble(cells[1]));
      }
      measures.put(run, measured);
    }
  }

  /** Writes everything; returns the report. */
  Path write() throws IOException {
    AtomicFiles.write(root.resolve("runs.csv"), csv());
    AtomicFiles.write(
        root.resolve("curves.svg"),
        DoomCurves.draw(root, original, form.decisions(), "Doom, mean and 95 % interval"));
    AtomicFiles.write(
        root.resolve("adaptation.svg"),
        DoomCurves.draw(root, others, form.adaptation(), "Other maps, mean and 95 % interval"));
    Path report = root.resolve("report.md");
    AtomicFiles.write(report, text());
    return report;
  }

  private String csv() {
    TreeSet<String> names = new TreeSet<>();
    measures.values().forEach(each -> names.addAll(each.keySet()));
    StringBuilder csv = new StringBuilder("kind,seed," + String.join(",", names) + "\n");
    for (Map<String, List<Run>> groups : List.of(original, others)) {
      for (List<Run> runs : groups.values()) {
        for (Run run : runs) {
          csv.append(run.kind()).append(',').append(run.seed());
          names.forEach(name -> csv.append(',').append(value(run, name)));
          csv.append('\n');
        }
      }
    }
    return csv.toString();
  }

  private String text() {
    return text(
        """
    # The lava room

    %d runs of each kind on the original map, %,d decisions each; on the other maps %,d. Means over
    the seeds with 95 %% intervals (Student's t). In every arm an episode ends with death, after %d
    decisions, or where it violates the safeguard in force; a violation is counted once an episode.

    | arm | violations of the last safeguard / 100,000 decisions | of the one in force / 100,000 \
    decisions | of the one in force / episode | greedy return | greedy violating | stochastic \
    return | stochastic violating | runs with greedy return >= %.1f |
    |---|---|---|---|---|---|---|---|---|
    %s
    All violations of training are counted. Greedy and stochastic: the trained policy under the
    last safeguard.

    ## Ratios

    Violations of the last safeguard in 100,000 decisions, beside those of another arm with the same
    seeds: geometric means with 95 %% intervals.

    | arm | beside zero-shot | beside rl |
    |---|---|---|
    %s
    ![Return and violations](curves.svg)

    ## Other maps

    The agents of %s, put on another map under the last safeguard, beside agents that begin anew:
    the mean of all episodes of %,d decisions, and what the policies do after that.

    | map and agent | return in training | violations / 100,000 decisions | greedy return | \
    stochastic return |
    |---|---|---|---|---|
    %s
    ![Adaptation](adaptation.svg)

    ## The agent

    ![Where the first agent of %s goes](%s/seed-1/map.svg)

    ![What it sees](%s/seed-1/agent.gif)

    Specification %s, version %s. All numbers are in `runs.csv`.
    """,
        form.seeds(),
        form.decisions(),
        form.adaptation(),
        DoomEnvironment.DECISIONS,
        SOLVED,
        armRows(),
        ratioRows(),
        DoomExperiment.TRAINED,
        form.adaptation(),
        mapRows(),
        DoomExperiment.TRAINED,
        DoomExperiment.TRAINED,
        DoomExperiment.TRAINED,
        request.specificationHash(),
        request.version());
  }

  private String armRows() {
    StringBuilder rows = new StringBuilder();
    original.forEach(
        (arm, runs) -> {
          long solved = runs.stream().filter(run -> value(run, "greedyReturn") >= SOLVED).count();
          rows.append("| ").append(arm);
          rows.append(cell(runs, VIOLATIONS, 1));
          rows.append(cell(runs, "stageViolationsPer100kDecisions", 1));
          rows.append(cell(runs, "stageViolationsPerEpisode", 3));
          rows.append(cell(runs, "greedyReturn", 2));
          rows.append(cell(runs, "greedyViolationRate", 3));
          rows.append(cell(runs, "stochasticReturn", 2));
          rows.append(cell(runs, "stochasticViolationRate", 3));
          rows.append(text(" | %d of %d |\n", solved, runs.size()));
        });
    return rows.toString();
  }

  private String ratioRows() {
    StringBuilder rows = new StringBuilder();
    original.forEach(
        (arm, runs) -> {
          if (!arm.equals("rl") && !arm.equals("zero-shot")) {
            rows.append(
                text("| %s | %s | %s |\n", arm, ratio(runs, "zero-shot"), ratio(runs, "rl")));
          }
        });
    return rows.toString();
  }

  private String ratio(List<Run> runs, String other) {
    List<Run> beside = original.getOrDefault(other, List.of());
    double[] logarithms = new double[runs.size()];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = Math.log(value(runs.get(i), VIOLATIONS) / value(beside.get(i), VIOLATIONS));
    }
    Statistics statistics = Statistics.of(logarithms);
    if (!Double.isFinite(statistics.mean())) {
      return "no violations";
    }
    String mean = "%.2f";
    return runs.size() == 1
        ? text(mean, Math.exp(statistics.mean()))
        : text(
            mean + " (%.2f to %.2f)",
            Math.exp(statistics.mean()),
            Math.exp(statistics.low()),
            Math.exp(statistics.high()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private String mapRows() {
    StringBuilder rows = new StringBuilder();
    others.forEach(
        (kind, runs) ->
            rows.append("| ")
                .append(kind)
                .append(cell(runs, "trainingReturn", 2))
                .append(cell(runs, VIOLATIONS, 1))
                .append(cell(runs, "greedyReturn", 2))
                .append(cell(runs, "stochasticReturn", 2))
                .append(" |\n"));
    return rows.toString();
  }

  private String cell(List<Run> runs, String measure, int decimals) {
    return " | "
        + Statistics.of(runs.stream().mapToDouble(run -> value(run, measure)).toArray())
            .text(decimals);
  }

  private double value(Run run, String measure) {
    return measures.getOrDefault(run, Map.of()).getOrDefault(measure, Double.NaN);
  }
}
