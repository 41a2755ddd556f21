package dev.safeguard.learning.tabular;

import dev.safeguard.learning.Environment;
import dev.safeguard.learning.LabelMapping;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.Step;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.model.Policy;
import dev.safeguard.runtime.Curriculum;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
public final class TabularRun {
  private static final int TEST_EPISODES = 1000;
  private static final long LEARNER = -1; // numbers for SplitMix64.mix beside those of episodes
  private static final long TEST = -2;

  private final TrainingRequest request;
  private final Environment environment;
  private final LabelMapping labels;
  private final Arm arm;
  private final Curriculum curriculum;
  private final Monitor last;
  private final Learner learner;
  private final long[] stageViolations;
  private Monitor guide;
  private long finalViolations;
  private int episodes;
  private long steps;

  /**
   * A run before its first episode.
   *
   * @param environment of this run alone
   * @param request of which the directory is ignored
   * @throws IllegalArgumentException if the arm is unknown, or the specification reads a label that
   *     the environment never produces
   */
  public TabularRun(Environment environment, TrainingRequest request) {
    this.environment = environment;
    this.request = request;
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
    long seed = SplitMix64.mix(request.seed(), LEARNER);
    learner = new ArmLearner(arm, environment, request.progression(), guide, seed).learner();
    stageViolations = new long[curriculum.progression().stages().size()];
  }

  /**
   * One training episode.
   *
   * @param number from 1
   * @param stage from 0
   * @param safeguard the name of the stage
   * @param steps its length
   * @param reward the environment's return, undiscounted
   * @param shapedReward the return that the learner saw
   * @param violatedStage whether it violated the safeguard in force
   * @param violatedLast whether it violated the last safeguard
   * @param success whether it reached the task's goal
   * @param initialValue the learner's estimate of V(s0, q0) after it
   */
  public record Episode(
      int number,
      int stage,
      String safeguard,
      int steps,
      double reward,
      double shapedReward,
      boolean violatedStage,
      boolean violatedLast,
      boolean success,
      double initialValue) {}

  /** Trains for one more episode. */
  public Episode train() {
    int stage = curriculum.index();
    String safeguard = curriculum.stage().name();
    boolean unguarded = arm.base() == Arm.Base.RL;
    Monitor judge = !unguarded && curriculum.isLast() ? guide : last;
    guide.reset();
    judge.reset();
    learner.beginEpisode();
    Step step = environment.reset(SplitMix64.mix(request.seed(), episodes));
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
      shaped +=
          learner.learn(
              s, q, a, step.reward(), next, guide.state(), observation, step.terminated());
      total += step.reward();
      success |= step.success();
      length++;
      s = next;
      over = violated || step.done();
    }
    boolean violatedLast = judge.verdict() == Verdict.VIOLATED;
    boolean violatedStage = unguarded ? violatedLast : guide.verdict() == Verdict.VIOLATED;
    learner.endEpisode(violatedStage);
    episodes++;
    steps += length;
    stageViolations[stage] += violatedStage ? 1 : 0;
    finalViolations += violatedLast ? 1 : 0;
    double value = learner.value(start, guide.safeguard().initial());
    if (curriculum.episodeEnded(length, length, value)) {
      guide = curriculum.stage().monitor().get();
      learner.moveTo(guide);
    }
    return new Episode(
        episodes,
        stage,
        safeguard,
        length,
        total,
        shaped,
        violatedStage,
        violatedLast,
        success,
        value);
  }

  /**
   * Trains for all episodes of the request and tests.
   *
   * @param task the task's name
   * @return the result, with no exact numbers and no time in it
   */
  public RunResult complete(String task) {
    int total = request.episodes();
    int entries = Math.min(total + 1, RunResult.Curve.ENTRIES);
    long[] violations = new long[entries];
    double[] returns = new double[entries];
    for (int i = 1; i < entries; i++) {
      int from = episodes;
      int to = (int) ((long) total * i / (entries - 1));
      while (episodes < to) {
        returns[i] += train().reward() / (to - from);
      }
      violations[i] = violations();
    }
    return new RunResult(summary(task, 0, test()), null, new RunResult.Curve(violations, returns));
  }

  /** How many episodes were trained. */
  public int episodes() {
    return episodes;
  }

  /** How many steps the environment took in them. */
  public long steps() {
    return steps;
  }

  private long violations() {
    return Arrays.stream(stageViolations).sum();
  }

  /** How many of them violated the safeguard in force, by stage. */
  public List<Long> violationsByStage() {
    return Arrays.stream(stageViolations).boxed().toList();
  }

  /** The stage that the next episode belongs to, from 0. */
  public int stage() {
    return curriculum.index();
  }

  /** The name of that stage. */
  public String stageName() {
    return curriculum.stage().name();
  }

  /** The number of stages. */
  public int stages() {
    return stageViolations.length;
  }

  /** Ends training: goes on to the last stage, if need be, to be tested under its safeguard. */
  private void finish() {
    if (!curriculum.isLast() && guide != last) {
      learner.moveTo(last);
      guide = last;
    }
  }

  /** Tests the greedy policy under the last safeguard. No training comes after it. */
  public TrainingSummary.Test test() {
    finish();
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
   * An episode of the trained policy without exploration, under the last safeguard. No training
   * comes after it.
   *
   * @param seed of all chance in it
   * @return what was visited, the start first
   */
  public List<Visit> greedyEpisode(long seed) {
    finish();
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

  /**
   * The trained policy without exploration, by the states of {@link #judge}. No training comes
   * after it.
   */
  public Policy policy() {
    finish();
    int free = guide.safeguard().initial();
    return arm.base() == Arm.Base.RL
        ? (s, q) -> learner.bestActions(s, free)
        : learner::bestActions;
  }

  /** The estimate of V(s, q) in the last stage. No training comes after it. */
  public double value(int s, int q) {
    finish();
    return learner.value(s, arm.base() == Arm.Base.RL ? guide.safeguard().initial() : q);
  }

  /** From the environment's labels to those of the safeguards. */
  public LabelMapping labels() {
    return labels;
  }

  /** A monitor of the last safeguard. */
  public Monitor judge() {
    return last;
  }

  /** What {@code summary.json} says of this run. */
  public TrainingSummary summary(String task, double seconds, TrainingSummary.Test test) {
    Map<String, Object> config = new LinkedHashMap<>(learner.settings());
    config.putAll(request.options());
    return new TrainingSummary(
        task,
        request.arm(),
        request.seed(),
        episodes,
        steps,
        seconds,
        new TrainingSummary.Violations(violations(), finalViolations),
        violationsByStage(),
        test,
        config,
        request.specificationHash(),
        request.version());
  }

  /**
   * What a run needs to go on from here.
   *
   * @param identity of the run
   */
  Checkpoint checkpoint(String identity, double seconds, long metricsLength) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learner.writeTo(new DataOutputStream(bytes));
    return new Checkpoint(
        identity,
        episodes,
        steps,
        seconds,
        metricsLength,
        finalViolations,
        stageViolations,
        curriculum.position(),
        bytes.toByteArray());
  }

  /**
   * Goes on from a checkpoint, before the first episode.
   *
   * @throws IOException if it does not fit this run
   */
  void resume(Checkpoint checkpoint) throws IOException {
    try {
      curriculum.resume(checkpoint.position());
      guide = curriculum.stage().monitor().get();
      learner.moveTo(guide);
      learner.readFrom(new DataInputStream(new ByteArrayInputStream(checkpoint.learner())));
      System.arraycopy(checkpoint.stageViolations(), 0, stageViolations, 0, stageViolations.length);
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
    finalViolations = checkpoint.finalViolations();
    episodes = checkpoint.episodes();
    steps = checkpoint.steps();
  }
}
