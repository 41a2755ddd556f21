package dev.safeguard.deep.tuning;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.learning.CheckpointFormat;
import dev.safeguard.learning.CurriculumPosition;
import dev.safeguard.learning.MetricsFile;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Curriculum;
import dev.safeguard.runtime.Progression;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A run of reinforcement fine-tuning under a progression of safeguards (Algorithm 1): draw
 * questions, answer each several times, watch the answers token by token, learn from what they were
 * paid. To the curriculum an update is an episode, and the initial state's value a moving mean of
 * the rewards.
 *
 * <p>A run that is killed goes on from its latest checkpoint to the same numbers.
 */
public final class Tuning<Q extends Question> {
  private static final List<String> COLUMNS =
      List.of(
          "update",
          "tokens",
          "stage",
          "safeguard",
          "return",
          "value_initial",
          "answers",
          "right",
          "violation_stage",
          "violation_first",
          "violation_final",
          "divergence_nats",
          "entropy_nats");

  private static final CheckpointFormat CHECKPOINT =
      new CheckpointFormat(0x5347544e, 2, "a tuning run"); // "SGTN"

  /** How fast the initial state's value follows the rewards. */
  private static final double VALUE_RATE = 0.1;

  private static final long LEARNER = -1; // a number for SplitMix64.mix

  private final TuningTask<Q> task;
  private final TuningSettings settings;
  private final long seed;
  private final Gpt2 start;
  private final Gpt2 model;
  private final Learner learner;
  private final Sampler sampler;
  private final Curriculum curriculum;
  private Watch<Q> watch;
  private final TuningCounts counts;
  private double value = Double.NaN;
  private boolean foreseen;

  /**
   * Prepares a run.
   *
   * @param start the model to begin with, which stays as it is
   * @param progression whose last safeguard is what counts; {@link Progression#lastOnly} trains
   *     without a curriculum
   * @param seed all chance of the run follows from it
   * @throws IllegalArgumentException if a safeguard reads a label that the task does not have
   */
  public Tuning(
      TuningTask<Q> task, Gpt2 start, Progression progression, TuningSettings settings, long seed) {
    this.task = task;
    this.settings = settings;
    this.seed = seed;
    this.start = start;
    model = start.copy();
    learner =
        settings
            .algorithm()
            .learner(
                model, start, settings.mask(), settings.group(), SplitMix64.mix(seed, LEARNER));
    sampler = new Sampler(model, Sampler.Settings.random(settings.longest()));
    curriculum = new Curriculum(progression);
    counts = new TuningCounts(progression.stages().size());
    watch = watch();
    enter();
  }

  private Watch<Q> watch() {
    return new Watch<>(
        task,
        curriculum.stage().monitor().get(),
        curriculum.progression().stages().get(0).monitor().get(),
        curriculum.progression().last().monitor().get(),
        model.config().vocabulary(),
        model.config().endOfText());
  }

  /** What the run has counted so far. */
  public TuningCounts counts() {
    return counts;
  }

  /** The model that learns. */
  public Gpt2 model() {
    return model;
  }

  /**
   * Trains, and writes {@code metrics.csv} and {@code checkpoint.bin} into a directory.
   *
   * @param resume whether to go on from the directory's checkpoint, if it has one
   * @throws IOException if a file cannot be written, or the checkpoint is damaged or belongs to
   *     another run; the message is for people
   * @throws NoTokenAllowedException if a mask leaves no token
   */
  public void run(Path directory, boolean resume, TuningListener listener) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve("metrics.csv");
    Path checkpoint = directory.resolve(CheckpointFormat.FILE);
    MetricsFile opened;
    if (resume && Files.exists(checkpoint)) {
      opened = MetricsFile.resume(file, restore(directory));
    } else {
      Files.deleteIfExists(checkpoint);
      opened = MetricsFile.create(file, COLUMNS);
    }
    try (MetricsFile metrics = opened) {
      train(directory, metrics, listener);
    }
  }

  private void train(Path directory, MetricsFile metrics, TuningListener listener)
      throws IOException {
    long begin = System.nanoTime();
    long saved = begin;
    double secondsBefore = counts.seconds();
    long tokensBefore = counts.tokens();
    while (counts.tokens() < settings.tokens()) {
      Rollout rollout = answer();
      double accepted = rollout.outcomes().acceptedCount() / (double) rollout.rows();
      foreseen |= accepted >= settings.algorithm().policy().foreseenAt();
      Learner.Measures measures =
          learner.learn(
              rollout, watch.sets(), counts.tokens() / (double) settings.tokens(), foreseen);
      long now = System.nanoTime();
      double seconds = (now - begin) * 1e-9;
      counts.add(rollout, curriculum.index(), secondsBefore + seconds);
      double reward = rollout.meanReturn();
      value = Double.isNaN(value) ? reward : value + VALUE_RATE * (reward - value);
      metrics.row(row(rollout, measures));
      listener.updated(progress(rollout, measures, (counts.tokens() - tokensBefore) / seconds));
      if (moves(rollout.size(), accepted)) {
        value = Double.NaN;
        watch = watch();
        enter();
      }
      boolean over = counts.tokens() >= settings.tokens();
      if (over || (now - saved) * 1e-9 >= settings.checkpointSeconds()) {
        saved = now;
        save(directory, metrics.flush());
      }
    }
  }

  /** Whether the next update belongs to another stage. */
  private boolean moves(int tokens, double accepted) {
    return curriculum.episodeEnded(tokens, 1, value)
        || (accepted >= settings.mastery() && curriculum.moveOn());
  }

  private void enter() {
    learner.enter(watch.safeguard().states().size());
  }

  private Rollout answer() {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(seed, 2 * counts.updates()));
    List<Q> questions = new ArrayList<>();
    for (int i = 0; i < settings.questions(); i++) {
      questions.addAll(Collections.nCopies(settings.group(), task.questions().apply(random)));
    }
    WatchedAnswers<Q> answers =
        new WatchedAnswers<>(questions, watch, settings.longest(), settings.guidance());
    sampler.answers(answers.prompts(), SplitMix64.mix(seed, 2 * counts.updates() + 1), answers);
    return answers.finish();
  }

  private String row(Rollout rollout, Learner.Measures measures) {
    Rollout.Outcomes outcomes = rollout.outcomes();
    StringBuilder row = new StringBuilder();
    row.append(counts.updates()).append(',').append(counts.tokens()).append(',');
    row.append(curriculum.index() + 1).append(',').append(curriculum.stage().name()).append(',');
    MetricsFile.appendNumber(row, rollout.meanReturn());
    row.append(',');
    MetricsFile.appendNumber(row, value);
    row.append(',').append(rollout.rows()).append(',').append(outcomes.rightCount());
    row.append(',').append(outcomes.violatedCount());
    row.append(',').append(outcomes.violatedFirstCount());
    row.append(',').append(outcomes.violatedLastCount()).append(',');
    MetricsFile.appendNumber(row, measures.divergence());
    row.append(',');
    MetricsFile.appendNumber(row, measures.entropy());
    return row.toString();
  }

  private TuningListener.Progress progress(
      Rollout rollout, Learner.Measures measures, double tokensPerSecond) {
    double rows = rollout.rows();
    return new TuningListener.Progress(
        counts.updates(),
        counts.tokens(),
        settings.tokens(),
        tokensPerSecond,
        curriculum.index(),
        curriculum.progression().stages().size(),
        curriculum.stage().name(),
        rollout.meanReturn(),
        rollout.outcomes().rightCount() / rows,
        rollout.outcomes().violatedCount() / rows,
        measures.divergence(),
        measures.entropy());
  }

  /** What a resumed run must have in common with the run that it goes on with. */
  private String identity() {
    return "task=%s seed=%d start=%08x stages=%s settings=%s"
        .formatted(
            task.name(),
            seed,
            start.weights().checksum(),
            curriculum.progression().stages().stream().map(Progression.Stage::name).toList(),
            settings);
  }

  private void save(Path directory, long metricsLength) throws IOException {
    CHECKPOINT.write(
        directory,
        identity(),
        out -> {
          out.writeLong(metricsLength);
          counts.writeTo(out);
          out.writeDouble(value);
          out.writeBoolean(foreseen);
          CurriculumPosition.write(curriculum.position(), out);
          learner.writeTo(out);
        });
  }

  /** Goes on from the directory's checkpoint; returns the length of its metrics. */
  private long restore(Path directory) throws IOException {
    try (DataInputStream in = CHECKPOINT.read(directory, identity())) {
      long metricsLength = in.readLong();
      counts.readFrom(in);
      value = in.readDouble();
      foreseen = in.readBoolean();
      curriculum.resume(CurriculumPosition.read(in));
      watch = watch();
      enter();
      learner.readFrom(in);
      return metricsLength;
    }
  }
}
