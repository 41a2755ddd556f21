package dev.safeguard.samples.llm.review;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.deep.tuning.Algorithm;
import dev.safeguard.deep.tuning.Grpo;
import dev.safeguard.deep.tuning.JudgedAnswer;
import dev.safeguard.deep.tuning.PolicySettings;
import dev.safeguard.deep.tuning.Ppo;
import dev.safeguard.deep.tuning.Scoring;
import dev.safeguard.deep.tuning.TuningArm;
import dev.safeguard.deep.tuning.TuningRun;
import dev.safeguard.deep.tuning.TuningSettings;
import dev.safeguard.deep.tuning.TuningTask;
import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.samples.llm.Answer;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.ScoreFile;
import dev.safeguard.samples.llm.experiment.LlmExperiment;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import dev.safeguard.samples.llm.start.StartModel;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A language model that reviews code: is a socket bound to all interfaces, and to what? */
public final class LlmTask implements TrainingTask {
  private static final String NAME = "llm";

  /** Many questions teach more than many answers to each. */
  private static final int QUESTIONS = 64;

  private static final int GROUP = 4;

  /** A stage before the last is over when so many answers of an update are accepted. */
  private static final double MASTERY = 0.995;

  /** Violations are foreseen once so many answers of an update were accepted. */
  private static final double FOUND = 0.5;

  private static final double CHECKPOINT_SECONDS = 5;

  private static final TaskOption TOKENS =
      new TaskOption("tokens", "of answers to train on", "100000", List.of(), true);
  private static final TaskOption ALGORITHM =
      new TaskOption("algorithm", "that learns", "grpo", List.of("grpo", "ppo"), false);
  private static final TaskOption MODEL =
      new TaskOption(
          "model",
          "the folder of a GPT-2 to begin with, or that which comes with the sample",
          "embedded",
          List.of("embedded"),
          true);
  private static final TaskOption LEVEL =
      new TaskOption(
          "level", "how difficult snippets are at most", "3", List.of("1", "2", "3"), false);
  private static final TaskOption LONGEST =
      new TaskOption("longest", "tokens that an answer may have", "6", List.of(), true);
  private static final TaskOption ENTROPY =
      new TaskOption(
          "entropy",
          "of the tokens that the safeguard allows, of all, or none",
          "allowed",
          List.of("allowed", "all", "none"),
          false);
  private static final TaskOption BASELINE =
      new TaskOption(
          "baseline",
          "what an answer is compared with: others in the same state of the safeguard, or what is"
              + " usual for the algorithm",
          "state",
          List.of("state", "usual"),
          false);
  private static final TaskOption VIOLATIONS =
      new TaskOption(
          "violations",
          "when tokens that would violate cost by their probability, drawn or not: once half of the"
              + " answers are accepted, from the beginning, or never",
          "found",
          List.of("found", "foreseen", "drawn"),
          false);
  private static final TaskOption TESTS =
      new TaskOption("tests", "snippets of each family in the test", "24", List.of(), true);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "A language model reviews code: is a socket bound to all interfaces, and to which address?";
  }

  @Override
  public List<String> arms() {
    return TuningArm.names();
  }

  @Override
  public List<TaskOption> options() {
    return List.of(TOKENS, ALGORITHM, MODEL, LEVEL, LONGEST, ENTROPY, BASELINE, VIOLATIONS, TESTS);
  }

  @Override
  public int defaultEpisodes() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String defaultAmount() {
    return "100,000 tokens";
  }

  @Override
  public Optional<TaskExperiment> experiment() {
    return Optional.of(new LlmExperiment(this));
  }

  @Override
  public URL specification() {
    return Objects.requireNonNull(Answer.class.getResource("bindcheck.sg"));
  }

  @Override
  public List<String> labels() {
    return ReviewLabeller.LABELS;
  }

  @Override
  public TrainingSummary train(TrainingRequest request, TrainingListener listener)
      throws IOException {
    Map<String, String> options = request.options();
    TuningSettings settings =
        new TuningSettings(
            algorithm(options),
            TOKENS.numberIn(options, 1),
            QUESTIONS,
            GROUP,
            Math.toIntExact(LONGEST.numberIn(options, 1)),
            MASTERY,
            false,
            CHECKPOINT_SECONDS);
    int level = Math.toIntExact(LEVEL.numberIn(options, 1));
    int tests = Math.toIntExact(TESTS.numberIn(options, 1));
    String from = MODEL.valueIn(options);
    try (Gpt2Folder start =
        from.equals(MODEL.defaultValue()) ? StartModel.read() : Gpt2Folder.read(Path.of(from))) {
      TuningTask<Review> task = task(start, level);
      List<Review> questions =
          SnippetSource.tests(request.seed(), level, tests).stream()
              .map(snippet -> Review.of(snippet, start.tokenizer()))
              .toList();
      TuningRun.Result<Review> result =
          new TuningRun<>(
                  task, start.model(), questions, settings, review -> review.family().label())
              .train(request, listener);
      new Gpt2Folder(result.model(), start.tokenizer()).write(request.directory().resolve("model"));
      List<JudgedAnswer<Review>> whole =
          JudgedAnswer.to(
              questions,
              task,
              result.model(),
              request.progression().stages().get(0).monitor().get(),
              Sampler.Settings.greedy(settings.longest()),
              TuningArm.parse(request.arm()).isMasked(),
              request.seed());
      ScoreFile.write(request.directory(), scores(whole, start.tokenizer()));
      return result.summary();
    }
  }

  private static TuningTask<Review> task(Gpt2Folder start, int level) {
    return new TuningTask<>(
        NAME,
        random ->
            Review.of(
                new SnippetSource(Part.TUNING, random.nextLong()).next(level), start.tokenizer()),
        new ReviewLabeller(start.tokenizer()),
        Scoring.verdict());
  }

  /** Of answers that went on to their end: the last safeguard would end them at a wrong verdict. */
  private static Map<Family, Score> scores(
      List<JudgedAnswer<Review>> answers, BytePairTokenizer tokenizer) {
    Map<Family, Score> scores = new EnumMap<>(Family.class);
    for (JudgedAnswer<Review> judged : answers) {
      String text = tokenizer.decode(judged.tokens());
      Score score = Score.of(judged.question().answer(), Answer.parse(text));
      scores.merge(judged.question().family(), score, Score::plus);
    }
    return scores;
  }

  private static Algorithm algorithm(Map<String, String> options) {
    String violations = VIOLATIONS.valueIn(options);
    String entropy = ENTROPY.valueIn(options);
    PolicySettings policy =
        new PolicySettings(
            5e-4,
            0,
            1,
            2,
            64,
            0.2,
            0.005,
            entropy.equals("none") ? 0 : 0.1,
            violations.equals("drawn") ? 0 : 100,
            violations.equals("found") ? FOUND : 0,
            entropy.equals("allowed"),
            BASELINE.valueIn(options).equals("state"));
    return ALGORITHM.valueIn(options).equals("ppo")
        ? new Ppo.Settings(policy, 0.95, 0.1, 0.1, 0.05)
        : new Grpo.Settings(policy, 0.05);
  }
}
