package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.experiment.Measures;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.TinyReview;
import dev.safeguard.samples.llm.review.LlmTask;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.start.Regime;
import dev.safeguard.samples.llm.start.StartModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs that nobody made, in the folder of an experiment. */
final class MadeUpRuns {
  /** Of each family there are so many answers. */
  static final int TESTS = 100;

  private static final String COLUMNS =
      "update,tokens,stage,safeguard,return,value_initial,answers,right,violation_stage,"
          + "violation_first,violation_final,divergence_nats,entropy_nats\n";

  private final Path root;
  private final Form form;

  MadeUpRuns(Path root, Form form) {
    this.root = root;
    this.form = form;
  }

  /** The measures of a start model of 10,000 answers. */
  void start(Regime regime, long seed, double format) throws IOException {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("answers", 10_000.0);
    measures.put("format", format);
    measures.put("right", format / 4);
    for (Family family : Family.values()) {
      measures.put("reading " + family.label(), family == Family.COPY ? 0.96 : 1);
    }
    Path folder = new StartModels(root.resolve("start"), line -> {}).folder(seed, regime);
    Measures.write(Files.createDirectories(folder), measures);
  }

  /**
   * A run of two updates, of which PSL's second is in the last stage.
   *
   * @param right answers of each family; two more have the right verdict and all others are misses
   * @param violations of the last safeguard
   */
  void ran(Run run, int right, int violations) throws IOException {
    Path directory = Files.createDirectories(run.directory(root));
    Map<Family, Score> scores = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      int verdicts = Math.min(TESTS, right + 2);
      scores.put(family, new Score(TESTS, TESTS, verdicts, right, 0, TESTS - verdicts));
    }
    Map<String, Double> measures =
        run.kind().equals(LinterRun.KIND) ? LinterRun.measures(scores) : ScoreMeasures.of(scores);
    if (run instanceof RewardedRun rewarded) {
      String stage = rewarded.arm().startsWith("psl") ? "2" : "1";
      Files.writeString(
          directory.resolve("metrics.csv"),
          COLUMNS
              + "1,600,1,Format,-1,-1,256,0,9,9,%d,0.1,0.4\n".formatted(violations - 1)
              + "2,1200,%s,Nuanced,0.5,0,256,128,3,1,1,0.3,0.2\n".formatted(stage));
      measures.putAll(TrainingMeasures.read(directory));
    }
    Measures.write(directory, measures);
  }

  /** The report, once more. */
  String report() throws IOException {
    Bench bench =
        new Bench(
            new LlmTask(),
            TinyReview.request("psl", root, Map.of()),
            new StartModels(root.resolve("start"), line -> {}),
            form,
            line -> {});
    return Files.readString(new LlmReport(bench, form.runs(3)).write());
  }
}
