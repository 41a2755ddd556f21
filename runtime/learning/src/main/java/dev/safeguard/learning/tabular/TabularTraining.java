package dev.safeguard.learning.tabular;

import dev.safeguard.learning.Environment;
import dev.safeguard.learning.LabelMapping;
import dev.safeguard.learning.MetricsFile;
import dev.safeguard.learning.SavedRun;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.Step;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.runtime.Curriculum;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Algorithm 1 of PSL with a table, and its baselines: episode after episode under the safeguard of
 * the current stage, and on to the next stage by the progression's rule.
 *
 * <p>A safeguard reads the labels of the states that steps lead to, not those of the start (Def.
 * 10). One definition of a violation holds in all arms: an episode violates a safeguard if the
 * safeguard's verdict on the episode's trace is {@code VIOLATED}. Under {@code psl}, {@code
 * zero-shot}, {@code fear} and {@code reference} the trace ends with the violation; under {@code
 * rl}, where no safeguard is in force, it goes on. Where the learner sees no safeguard ({@code
 * rl}), the last one counts as the one in force.
 *
 * <p>Episode e of seed n draws its environment's chance from (n, e) alone, so runs of different
 * arms are paired, and an update is one step learned from.
 */
public final class TabularTraining {
  /** The arm under which the goal must not end an episode. */
  public static final String REFERENCE = "reference";

  private static final List<String> COLUMNS =
      List.of(
          "episode",
          "stage",
          "safeguard",
          "length_steps",
          "return",
          "shaped_return",
          "violation_stage",
          "violation_final",
          "success",
          "value_initial");

  private static final int TEST_EPISODES = 1000;
  private static final long LEARNER = -1; // numbers for SplitMix64.mix beside those of episodes
  private static final long TEST = -2;
  private static final int CHECKPOINT_EPISODES = 1000;
  private static final long REPORT_NANOS = 200_000_000;

  private final String task;
  private final TrainingRequest request;
  private final TrainingListener listener;
  private final Environment environment;
  private final LabelMapping labels;
  private final Arm arm;
  private final Curriculum curriculum;
  private final Monitor last;
  private final Learner learner;
  private final long[] stageViolations;
  private final double[] recentReturns = new double[100];
  private Monitor guide;
  private long finalViolations;
  private int episode;
  private long steps;
  private double secondsBefore;

  /**
   * Prepares a run.
   *
   * @param task the task's name
   * @param environment of this run alone
   * @throws IllegalArgumentException if the arm is unknown, or the specification reads a label that
   *     the environment never produces
   */
  public TabularTraining(
      String task, Environment environment, TrainingRequest request, TrainingListener listener) {
    this.task = task;
    this.environment = environment;
    this.request = request;
    this.listener = listener;
    arm = Arm.parse(request.arm());
    last = request.progression().last().monitor().get();
    for (var stage : request.progression().stages()) {
      if (!stage.monitor().get().safeguard().labels().equals(last.safeguard().labels())) {
        throw new IllegalArgumentException(
            "the safeguards of a progression read the same labels in the same order");
      }
    }
    labels = new LabelMapping(environment.labels(), last.safeguard().labels());
    curriculum = new Curriculum(arm.stages(request.progression(), request.episodes()));
    guide = curriculum.stage().monitor().get();
    learner = learner();
    stageViolations = new long[curriculum.progression().stages().size()];
  }

  private Learner learner() {
    int observations = environment.observations();
    int actions = environment.actions();
    long seed = SplitMix64.mix(request.seed(), LEARNER);
    QLearning.Settings settings =
        QLearning.Settings.defaults().withCounterfactual(arm.counterfactual());
    return switch (arm.base()) {
      case PSL, ZERO_SHOT, RL ->
          new QLearning(settings, observations, actions, seed, guide, null, shield());
      case FEAR ->
          new QLearning(
              settings.withoutPenalty(),
              observations,
              actions,
              seed,
              guide,
              new IntrinsicFear(
                  IntrinsicFear.Settings.defaults(),
                  observations,
                  guide.safeguard().states().size()),
              null);
      case REFERENCE ->
          new ReferenceLearning(
              ReferenceLearning.Settings.published(),
              observations,
              request.progression().stages().stream()
                  .mapToInt(stage -> stage.monitor().get().safeguard().states().size())
                  .max()
                  .orElseThrow(),
              actions,
              seed,
              guide);
    };
  }

  private @Nullable Shield shield() {
    int observations = environment.observations();
    int actions = environment.actions();
    return switch (arm.guidance()) {
      case NONE -> null;
      case SHIELD ->
          new OneStepShield(OneStepShield.Settings.defaults(), observations, actions, guide);
      case PLAN ->
          new ReachAvoidShield(ReachAvoidShield.Settings.defaults(), observations, actions, guide);
    };
  }

  /** The names of all arms, such as {@code psl}. */
  public static List<String> arms() {
    return Arm.names();
  }

  /** The names of those that are compared where none is named. */
  public static List<String> usualArms() {
    return Arm.usual();
  }

  /**
   * Trains, tests, and writes {@code run.properties}, {@code metrics.csv}, {@code checkpoint.bin}
   * and {@code summary.json}.
   *
   * @throws IOException as {@link dev.safeguard.learning.TrainingTask#train}
   */
  public TrainingSummary run() throws IOException {
    Path directory = request.directory();
    Files.createDirectories(directory);
    Path metricsFile = directory.resolve("metrics.csv");
    boolean resumed = request.resume() && Files.exists(directory.resolve(Checkpoint.FILE));
    if (!resumed) {
      Files.deleteIfExists(directory.resolve(Checkpoint.FILE));
      Files.deleteIfExists(directory.resolve("summary.json"));
    }
    double seconds;
    try (MetricsFile metrics =
        resumed
            ? MetricsFile.resume(metricsFile, restore(directory))
            : MetricsFile.create(metricsFile, COLUMNS)) {
      SavedRun.of(task, request).write(directory);
      seconds = train(metrics);
    }
    TrainingSummary summary = summarize(seconds, test());
    summary.write(directory);
    return summary;
  }

  private double train(MetricsFile metrics) throws IOException {
    long begin = System.nanoTime();
    long reported = begin;
    int episodesBefore = episode;
    long stepsBefore = steps;
    StringBuilder row = new StringBuilder();
    while (episode < request.episodes()) {
      row.setLength(0);
      runEpisode(row);
      metrics.row(row);
      long now = System.nanoTime();
      boolean end = episode == request.episodes();
      if (end || now - reported > REPORT_NANOS) {
        reported = now;
        report((now - begin) * 1e-9, episode - episodesBefore, steps - stepsBefore);
      }
      if (end || episode % CHECKPOINT_EPISODES == 0) {
        save(metrics.flush(), secondsBefore + (now - begin) * 1e-9);
      }
    }
    return secondsBefore + (System.nanoTime() - begin) * 1e-9;
  }

  /** One training episode, from reset to its row of metrics. */
  private void runEpisode(StringBuilder row) {
    int stage = curriculum.index();
    String safeguard = curriculum.stage().name();
    Monitor judge = arm.base() != Arm.Base.RL && curriculum.isLast() ? guide : last;
    guide.reset();
    judge.reset();
    learner.beginEpisode();
    Step step = environment.reset(SplitMix64.mix(request.seed(), episode));
    int start = step.observation();
    int s = start;
    int length = 0;
    double total = 0;
    double shaped = 0;
    boolean success = false;
    boolean over = false;
    while (!over) {
      int q = guide.state();
      int a = learner.explore(s, q);
      step = environment.step(a);
      long observation = labels.map(step.labels());
      boolean violated = guide.step(observation) == Verdict.VIOLATED;
      if (judge != guide) {
        judge.step(observation);
      }
      int next = step.observation();
      shaped += learner.learn(s, q, a, step.reward(), next, observation, step.terminated());
      total += step.reward();
      success |= step.success();
      length++;
      s = next;
      over = violated || step.done();
    }
    boolean violatedLast = judge.verdict() == Verdict.VIOLATED;
    boolean violatedStage =
        arm.base() == Arm.Base.RL ? violatedLast : guide.verdict() == Verdict.VIOLATED;
    learner.endEpisode(violatedStage);
    steps += length;
    stageViolations[stage] += violatedStage ? 1 : 0;
    finalViolations += violatedLast ? 1 : 0;
    recentReturns[episode++ % recentReturns.length] = total;
    double value = learner.value(start, guide.safeguard().initial());
    row.append(episode).append(',').append(stage + 1).append(',').append(safeguard);
    row.append(',').append(length).append(',');
    MetricsFile.appendNumber(row, total);
    row.append(',');
    MetricsFile.appendNumber(row, shaped);
    row.append(',').append(violatedStage ? 1 : 0).append(',').append(violatedLast ? 1 : 0);
    row.append(',').append(success ? 1 : 0).append(',');
    MetricsFile.appendNumber(row, value);
    if (curriculum.episodeEnded(length, length, value)) {
      guide = curriculum.stage().monitor().get();
      learner.moveTo(guide);
    }
  }

  private void report(double seconds, int episodes, long steps) {
    int recent = Math.min(episodes, recentReturns.length);
    double sum = 0;
    for (int i = 1; i <= recent; i++) {
      sum += recentReturns[(episode - i) % recentReturns.length];
    }
    listener.progressed(
        new TrainingListener.Progress(
            episode,
            request.episodes(),
            curriculum.index(),
            stageViolations.length,
            curriculum.stage().name(),
            episodes / seconds,
            steps / seconds,
            Arrays.stream(stageViolations).sum(),
            sum / recent));
  }

  /** Tests the greedy policy under the last safeguard; ends training, as the table may grow. */
  private TrainingSummary.Test test() {
    if (!curriculum.isLast()) {
      learner.moveTo(last);
      guide = last;
    }
    SplitMix64 random = new SplitMix64(SplitMix64.mix(request.seed(), TEST));
    int successes = 0;
    int violations = 0;
    double returns = 0;
    for (int i = 0; i < TEST_EPISODES; i++) {
      List<Visit> path = greedyEpisode(random.nextLong(), random);
      successes += path.stream().anyMatch(Visit::success) ? 1 : 0;
      violations += last.verdict() == Verdict.VIOLATED ? 1 : 0;
      for (Visit visit : path) {
        returns += visit.reward();
      }
    }
    double n = TEST_EPISODES;
    return new TrainingSummary.Test(TEST_EPISODES, successes / n, violations / n, returns / n);
  }

  /**
   * What was visited in an episode.
   *
   * @param observation the environment's
   * @param state the name of the state of the safeguard that the learner sees
   * @param reward of the step that led here; 0 at the start
   * @param success whether the task's goal was reached by it
   */
  public record Visit(int observation, String state, double reward, boolean success) {}

  /**
   * An episode of the trained policy without exploration, under the last safeguard; after {@link
   * #run}.
   *
   * @param seed of all chance in it
   * @return what was visited, the start first
   */
  public List<Visit> greedyEpisode(long seed) {
    return greedyEpisode(seed, new SplitMix64(SplitMix64.mix(seed, TEST)));
  }

  private List<Visit> greedyEpisode(long seed, SplitMix64 random) {
    guide.reset();
    last.reset();
    Step step = environment.reset(seed);
    List<Visit> path = new ArrayList<>();
    path.add(new Visit(step.observation(), stateName(), 0, false));
    boolean over = false;
    while (!over) {
      step = environment.step(learner.best(step.observation(), guide.state(), random));
      long observation = labels.map(step.labels());
      boolean violated = guide.step(observation) == Verdict.VIOLATED;
      if (guide != last) {
        last.step(observation);
      }
      path.add(new Visit(step.observation(), stateName(), step.reward(), step.success()));
      over = violated || step.done();
    }
    return path;
  }

  private String stateName() {
    return guide.safeguard().states().get(guide.state()).name();
  }

  private TrainingSummary summarize(double seconds, TrainingSummary.Test test) {
    Map<String, Object> config = new LinkedHashMap<>(learner.settings());
    config.putAll(request.options());
    return new TrainingSummary(
        task,
        request.arm(),
        request.seed(),
        episode,
        steps,
        seconds,
        new TrainingSummary.Violations(Arrays.stream(stageViolations).sum(), finalViolations),
        Arrays.stream(stageViolations).boxed().toList(),
        test,
        config,
        request.specificationHash(),
        request.version());
  }

  private void save(long metricsLength, double seconds) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    learner.writeTo(out);
    new Checkpoint(
            request.identity(),
            episode,
            steps,
            seconds,
            metricsLength,
            finalViolations,
            stageViolations,
            curriculum.position(),
            bytes.toByteArray())
        .write(request.directory());
  }

  /** Goes on from the directory's checkpoint; returns the length of its metrics. */
  private long restore(Path directory) throws IOException {
    Checkpoint checkpoint = Checkpoint.read(directory, request.identity());
    if (checkpoint.episodes() > request.episodes()) {
      throw new IOException(
          "%s has %d episodes already, more than the %d asked for"
              .formatted(
                  directory.resolve(Checkpoint.FILE), checkpoint.episodes(), request.episodes()));
    }
    try {
      curriculum.resume(checkpoint.position());
      guide = curriculum.stage().monitor().get();
      learner.moveTo(guide);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(checkpoint.learner()));
      learner.readFrom(in);
      System.arraycopy(checkpoint.stageViolations(), 0, stageViolations, 0, stageViolations.length);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          directory.resolve(Checkpoint.FILE) + " does not fit this run: " + e.getMessage(), e);
    }
    finalViolations = checkpoint.finalViolations();
    episode = checkpoint.episodes();
    steps = checkpoint.steps();
    secondsBefore = checkpoint.seconds();
    return checkpoint.metricsLength();
  }
}
