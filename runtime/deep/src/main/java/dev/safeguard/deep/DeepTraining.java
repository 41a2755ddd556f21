package dev.safeguard.deep;

import dev.safeguard.learning.CheckpointFormat;
import dev.safeguard.learning.CurriculumPosition;
import dev.safeguard.learning.MetricsFile;
import dev.safeguard.learning.SavedRun;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.runtime.Curriculum;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A training run of a neural learner: Algorithm 1 with PPO, and its baselines. Between stages the
 * parameters carry over. After each update the run can be cut off and goes on from its latest
 * checkpoint to the same numbers, because the episodes that were under way are repeated from their
 * seeds and actions.
 */
public final class DeepTraining implements Closeable {

  private static final List<String> COLUMNS =
      List.of(
          "episode",
          "decisions",
          "stage",
          "safeguard",
          "length_steps",
          "return",
          "shaped_return",
          "violation_stage",
          "violation_final",
          "success",
          "value_initial");

  private static final CheckpointFormat CHECKPOINT =
      new CheckpointFormat(0x53474450, 2, "a neural run"); // "SGDP"

  private static final long LEARNER = -1; // numbers for SplitMix64.mix
  private static final long MODEL = -2;
  private static final long GREEDY = -3;
  private static final long STOCHASTIC = -4;

  private final String task;
  private final TrainingRequest request;
  private final TrainingListener listener;
  private final TrainingSettings settings;
  private final Arm arm;
  private final VectorEnvironment environment;
  private final Curriculum curriculum;
  private final SafeguardedCopies copies;
  private final Ppo learner;
  private final @Nullable Intervention intervention;
  private final Counters counters;
  private @Nullable MetricsFile metrics;

  /**
   * Prepares a run.
   *
   * @param task the task's name
   * @param environment of this run alone, which it closes
   * @throws IllegalArgumentException if the arm is unknown, or the specification reads a signal
   *     that the environment does not have
   */
  public DeepTraining(
      String task,
      VectorEnvironment environment,
      TrainingSettings settings,
      TrainingRequest request,
      TrainingListener listener) {
    this.task = task;
    this.request = request;
    this.listener = listener;
    this.settings = settings;
    this.environment = environment;
    arm = settings.arm();
    curriculum = new Curriculum(arm.stages(request.progression()));
    counters = new Counters(curriculum.progression().stages().size());
    copies = place(environment, this::ended);
    learner = new Ppo(copies, settings.learner(), SplitMix64.mix(request.seed(), LEARNER));
    intervention =
        switch (arm) {
          case FEAR -> new FearModel(copies, SplitMix64.mix(request.seed(), MODEL));
          case SHIELD -> new Shield(copies, SplitMix64.mix(request.seed(), MODEL));
          default -> null;
        };
    if (intervention != null) {
      copies.intervene(intervention, true);
    }
  }

  /** The safeguarded process over an environment, as this run's policy knows it. */
  private SafeguardedCopies place(VectorEnvironment environment, Episode.Listener ended) {
    return new SafeguardedCopies(
        environment,
        curriculum.progression(),
        request.progression().last(),
        new Rules(arm.isPunished(), arm.seesSafeguard(), settings.penalty()),
        ended);
  }

  /**
   * Trains, tests, and writes {@code run.properties}, {@code metrics.csv}, {@code checkpoint.bin}
   * and {@code summary.json}.
   *
   * @param watcher sees the stochastic test, in the run's own environment
   * @throws IOException as {@link dev.safeguard.learning.TrainingTask#train}
   */
  public TrainingSummary run(Watcher watcher) throws IOException {
    Path directory = request.directory();
    Files.createDirectories(directory);
    Path file = directory.resolve("metrics.csv");
    boolean resumed = request.resume() && Files.exists(directory.resolve(CheckpointFormat.FILE));
    if (resumed) {
      metrics = MetricsFile.resume(file, restore(directory));
    } else {
      Files.deleteIfExists(directory.resolve(CheckpointFormat.FILE));
      Files.deleteIfExists(directory.resolve("summary.json"));
      metrics = MetricsFile.create(file, COLUMNS);
      learner.begin();
    }
    try (MetricsFile open = metrics) {
      SavedRun.of(task, request).write(directory);
      train(open);
    }
    TrainingSummary summary = summarize(watcher);
    summary.write(directory);
    return summary;
  }

  private void train(MetricsFile open) throws IOException {
    long begin = System.nanoTime();
    long saved = begin;
    double before = counters.seconds;
    long decisionsBefore = counters.decisions;
    boolean over = isOver();
    while (!over) {
      copies.truncateAfter(settings.cap(counters.decisions));
      int steps =
          learner.update(
              settings.entropy().at(counters.decisions - counters.stageBegan),
              settings.learningRate().at(counters.decisions));
      counters.decisions += steps;
      over = isOver();
      long now = System.nanoTime();
      double seconds = (now - begin) * 1e-9;
      counters.seconds = before + seconds;
      if (over || (now - saved) * 1e-9 >= settings.checkpointSeconds()) {
        saved = now;
        save(open.flush());
      }
      report((counters.decisions - decisionsBefore) / seconds);
    }
  }

  private boolean isOver() {
    return counters.decisions >= settings.decisions() || counters.episodes >= request.episodes();
  }

  private void report(double decisionsPerSecond) {
    listener.progressed(
        new TrainingListener.Progress(
            Math.min(counters.decisions, settings.decisions()),
            settings.decisions(),
            "decisions",
            decisionsPerSecond,
            curriculum.index(),
            curriculum.stage().name(),
            Arrays.stream(counters.stageViolations).boxed().toList(),
            counters.recentReturn(),
            String.format(Locale.ROOT, "success %.0f %%", 100 * counters.recentSuccess())));
  }

  /** Hears of an episode that ended in training. */
  private void ended(Episode episode) throws IOException {
    counters.add(episode);
    double value = learner.initialValue();
    StringBuilder row = new StringBuilder();
    row.append(counters.episodes).append(',').append(counters.decisions).append(',');
    row.append(episode.stage() + 1).append(',');
    row.append(curriculum.progression().stages().get(episode.stage()).name()).append(',');
    row.append(episode.length()).append(',');
    MetricsFile.appendNumber(row, episode.total());
    row.append(',');
    MetricsFile.appendNumber(row, episode.shaped());
    row.append(',').append(episode.violatesStage() ? 1 : 0);
    row.append(',').append(episode.violatesLast() ? 1 : 0);
    row.append(',').append(episode.success() ? 1 : 0).append(',');
    MetricsFile.appendNumber(row, value);
    Objects.requireNonNull(metrics).row(row);
    if (episode.stage() == curriculum.index()
        && curriculum.episodeEnded(episode.length(), 1, value)) {
      copies.enter(curriculum.index());
      counters.stageBegan = counters.decisions;
    }
  }

  /**
   * Lets the policy act under the last safeguard, in an environment of its own.
   *
   * @param environment what it acts in; for instance another map
   * @param greedy whether it takes the most likely action always
   * @param episodes how many
   * @param watcher sees every step
   */
  public TrainingSummary.Test test(
      VectorEnvironment environment, boolean greedy, int episodes, Watcher watcher)
      throws IOException {
    List<Episode> ended = new ArrayList<>();
    SafeguardedCopies place = place(environment, ended::add);
    place.enter(counters.stageViolations.length - 1);
    place.truncateAfter(settings.testCap());
    if (arm == Arm.SHIELD && intervention != null) {
      place.intervene(intervention, false);
    }
    long seed = SplitMix64.mix(request.seed(), greedy ? GREEDY : STOCHASTIC);
    return PolicyTest.run(
        place, learner.player(place, greedy, seed), ended, episodes, seed, watcher);
  }

  private TrainingSummary summarize(Watcher watcher) throws IOException {
    TrainingSummary.Test greedy = test(environment, true, settings.testEpisodes(), Watcher.BLIND);
    TrainingSummary.Test stochastic = test(environment, false, settings.testEpisodes(), watcher);
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("stochasticReturn", stochastic.meanReturn());
    measures.put("stochasticViolationRate", stochastic.violationRate());
    measures.put("stochasticSuccessRate", stochastic.successRate());
    long stage = Arrays.stream(counters.stageViolations).sum();
    double each = 100_000.0 / counters.decisions;
    measures.put("stageViolationsPer100kDecisions", stage * each);
    measures.put("finalViolationsPer100kDecisions", counters.finalViolations * each);
    measures.put("stageViolationsPerEpisode", (double) stage / counters.episodes);
    measures.put(
        "finalViolationsPerEpisode", (double) counters.finalViolations / counters.episodes);
    measures.put("trainingReturn", counters.totalReturn / counters.episodes);
    measures.put("discardedEpisodes", (double) copies.discarded());
    Map<String, Object> config = new LinkedHashMap<>(settings.toMap());
    double own = request.progression().last().monitor().get().safeguard().penalty();
    double penalty = Double.isNaN(settings.penalty()) ? own : settings.penalty();
    config.put("penalty", arm.isPunished() ? penalty : 0);
    if (intervention != null) {
      config.putAll(intervention.config());
    }
    config.putAll(request.options());
    return new TrainingSummary(
        task,
        request.arm(),
        request.seed(),
        counters.episodes,
        counters.decisions,
        counters.seconds,
        new TrainingSummary.Violations(stage, counters.finalViolations),
        Arrays.stream(counters.stageViolations).boxed().toList(),
        greedy,
        measures,
        config,
        request.specificationHash(),
        request.version());
  }

  private void save(long metricsLength) throws IOException {
    CHECKPOINT.write(
        request.directory(),
        request.identity(),
        out -> {
          out.writeLong(metricsLength);
          out.writeInt(counters.stageViolations.length);
          counters.writeTo(out);
          CurriculumPosition.write(curriculum.position(), out);
          learner.writeTo(out);
          if (intervention != null) {
            intervention.writeTo(out);
          }
          copies.writeTo(out);
        });
  }

  /** Goes on from the directory's checkpoint; returns the length of its metrics. */
  private long restore(Path directory) throws IOException {
    try (DataInputStream in = CHECKPOINT.read(directory, request.identity())) {
      long metricsLength = in.readLong();
      in.readInt();
      counters.readFrom(in);
      Curriculum.Position position = CurriculumPosition.read(in);
      curriculum.resume(position);
      learner.readFrom(in);
      if (intervention != null) {
        intervention.readFrom(in);
      }
      copies.enter(position.stage());
      copies.readFrom(in);
      return metricsLength;
    } catch (RuntimeException e) {
      throw new IOException(
          directory.resolve(CheckpointFormat.FILE) + " does not fit this run: " + e.getMessage(),
          e);
    }
  }

  /**
   * Begins with what another run has learned; after {@link #run} has gone on with a run of its own,
   * that stays.
   *
   * @throws IOException if there is no trained policy of the same shape in the directory
   */
  public void adopt(Path trained) throws IOException {
    try (DataInputStream in = CHECKPOINT.open(trained)) {
      in.readLong(); // the length of its metrics
      new Counters(in.readInt()).readFrom(in);
      CurriculumPosition.read(in);
      learner.adopt(in);
    } catch (RuntimeException e) {
      throw new IOException(trained + " holds no policy for this task: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    learner.close();
    if (intervention != null) {
      intervention.close();
    }
    copies.close();
  }
}
