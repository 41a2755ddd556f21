package dev.safeguard.deep.tuning;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.learning.LearningCurve;
import dev.safeguard.learning.SavedRun;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.runtime.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * One tuning run of a {@link dev.safeguard.learning.TrainingTask}: tunes, tests before and after on
 * questions of their own, and writes {@code run.properties}, {@code metrics.csv}, {@code
 * checkpoint.bin}, {@code summary.json} and {@code learning-curve.svg}.
 *
 * @param start the model to begin with
 * @param tests what is asked before and after, without training
 * @param settings of which the arm decides about the mask
 * @param family the kind of a question; the summary has the share of right answers for each
 */
public record TuningRun<Q extends Question>(
    TuningTask<Q> task,
    Gpt2 start,
    List<Q> tests,
    TuningSettings settings,
    Function<? super Q, String> family) {
  private static final long TEST = -2; // a number for SplitMix64.mix

  /** Copies the tests. */
  public TuningRun {
    tests = List.copyOf(tests);
  }

  /**
   * What came of a run.
   *
   * @param model that was tuned
   * @param answers its most likely answers to the tests
   */
  public record Result<Q extends Question>(
      Gpt2 model, List<JudgedAnswer<Q>> answers, TrainingSummary summary) {}

  /**
   * Tunes and tests.
   *
   * @throws IllegalArgumentException as {@link dev.safeguard.learning.TrainingTask#train}
   * @throws IOException as {@link dev.safeguard.learning.TrainingTask#train}
   */
  public Result<Q> train(TrainingRequest request, TrainingListener listener) throws IOException {
    TuningArm arm = TuningArm.parse(request.arm());
    Tuning<Q> tuning =
        new Tuning<>(
            task,
            start,
            arm.stages(request.progression()),
            settings.masked(arm.isMasked()),
            request.seed());
    Path directory = Files.createDirectories(request.directory());
    Files.deleteIfExists(directory.resolve("summary.json"));
    SavedRun.of(task.name(), request).write(directory);
    try {
      tuning.run(
          directory,
          request.resume(),
          progress -> listener.progressed(forPeople(progress, tuning.counts())));
    } catch (ArithmeticException e) {
      throw new IOException(
          "%s in update %d; --resume goes on from the last checkpoint"
              .formatted(e.getMessage(), tuning.counts().updates() + 1),
          e);
    }
    LearningCurve.draw(
        directory.resolve("metrics.csv"),
        "%s, %s, seed %d".formatted(task.name(), request.arm(), request.seed()),
        directory.resolve("learning-curve.svg"));
    List<JudgedAnswer<Q>> greedy = answers(tuning.model(), request, Sampler.Settings::greedy);
    TrainingSummary summary = summary(request, tuning, greedy);
    summary.write(directory);
    return new Result<>(tuning.model(), greedy, summary);
  }

  private static TrainingListener.Progress forPeople(
      TuningListener.Progress progress, TuningCounts counts) {
    return new TrainingListener.Progress(
        Math.min(progress.tokens(), progress.totalTokens()),
        progress.totalTokens(),
        "tokens",
        progress.tokensPerSecond(),
        progress.stage(),
        progress.stageName(),
        counts.stageViolations(),
        progress.reward(),
        progress.details());
  }

  private List<JudgedAnswer<Q>> answers(
      Gpt2 model, TrainingRequest request, IntFunction<Sampler.Settings> drawing) {
    Monitor last = request.progression().last().monitor().get();
    return JudgedAnswer.to(
        tests,
        task,
        model,
        last,
        drawing.apply(settings.longest()),
        TuningArm.parse(request.arm()).isMasked(),
        SplitMix64.mix(request.seed(), TEST));
  }

  private TrainingSummary summary(
      TrainingRequest request, Tuning<Q> tuning, List<JudgedAnswer<Q>> greedy) {
    TrainingSummary.Test before = test(answers(start, request, Sampler.Settings::random));
    TrainingSummary.Test drawn = test(answers(tuning.model(), request, Sampler.Settings::random));
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("startSuccessRate", before.successRate());
    measures.put("startViolationRate", before.violationRate());
    measures.put("stochasticSuccessRate", drawn.successRate());
    measures.put("stochasticViolationRate", drawn.violationRate());
    TuningCounts counts = tuning.counts();
    measures.put("updates", (double) counts.updates());
    measures.put("tokensPerSecond", counts.tokens() / counts.seconds());
    Map<String, List<JudgedAnswer<Q>>> families =
        greedy.stream()
            .collect(
                Collectors.groupingBy(
                    answer -> family.apply(answer.question()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    families.forEach(
        (name, answers) -> measures.put("successRate " + name, test(answers).successRate()));
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("settings", settings.toString());
    config.putAll(request.options());
    return new TrainingSummary(
        task.name(),
        request.arm(),
        request.seed(),
        Math.toIntExact(counts.answers()),
        counts.tokens(),
        counts.seconds(),
        new TrainingSummary.Violations(
            counts.stageViolations().stream().mapToLong(Long::longValue).sum(),
            counts.lastViolations()),
        counts.stageViolations(),
        test(greedy),
        measures,
        config,
        request.specificationHash(),
        request.version());
  }

  private static TrainingSummary.Test test(List<? extends JudgedAnswer<?>> answers) {
    double count = answers.size();
    double right = answers.stream().filter(JudgedAnswer::right).count() / count;
    double violating = answers.stream().filter(JudgedAnswer::violated).count() / count;
    double reward = answers.stream().mapToDouble(JudgedAnswer::reward).sum() / count;
    return new TrainingSummary.Test(answers.size(), right, violating, reward);
  }
}
