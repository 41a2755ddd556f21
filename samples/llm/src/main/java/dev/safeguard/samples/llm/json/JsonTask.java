package dev.safeguard.samples.llm.json;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Config;
import dev.safeguard.deep.tuning.Grpo;
import dev.safeguard.deep.tuning.PolicySettings;
import dev.safeguard.deep.tuning.TuningArm;
import dev.safeguard.deep.tuning.TuningRun;
import dev.safeguard.deep.tuning.TuningSettings;
import dev.safeguard.deep.tuning.TuningTask;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A lamp that is told by words what to do and answers in JSON; its model begins knowing nothing.
 */
public final class JsonTask implements TrainingTask {
  private static final TaskOption TOKENS =
      new TaskOption("tokens", "of answers to train on", "150000", List.of(), true);

  static final Gpt2Config CONFIG =
      Gpt2Config.of(LampToken.values().length, 16, 32, 1, 2, OptionalInt.of(0));

  /** As many as the longest answer of the schema needs. */
  static final int LONGEST = 12;

  static final TuningTask<Wish> TASK =
      new TuningTask<>(
          "json",
          random -> Wish.ALL.get(random.nextInt(Wish.ALL.size())),
          new LampLabeller(),
          new JsonScoring());

  @Override
  public String name() {
    return TASK.name();
  }

  @Override
  public String summary() {
    return "Answers that must be JSON with a schema, from a model that begins knowing nothing.";
  }

  @Override
  public List<String> arms() {
    return TuningArm.names();
  }

  @Override
  public List<TaskOption> options() {
    return List.of(TOKENS);
  }

  @Override
  public int defaultEpisodes() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String defaultAmount() {
    return "150,000 tokens";
  }

  @Override
  public URL specification() {
    return Objects.requireNonNull(JsonTask.class.getResource("lamp.sg"));
  }

  @Override
  public List<String> labels() {
    return LampLabeller.LABELS;
  }

  @Override
  public TrainingSummary train(TrainingRequest request, TrainingListener listener)
      throws IOException {
    PolicySettings policy =
        new PolicySettings(3e-3, 3e-3, 1, 2, 128, 0.2, 0.001, 0.03, 20, 0, true, false);
    TuningSettings settings =
        TuningSettings.of(
            new Grpo.Settings(policy, 0.05), TOKENS.numberIn(request.options(), 1), LONGEST);
    Gpt2 start = Gpt2.random(CONFIG, request.seed());
    return new TuningRun<>(TASK, start, Wish.ALL, settings, wish -> wish.word().name())
        .train(request, listener)
        .summary();
  }
}
