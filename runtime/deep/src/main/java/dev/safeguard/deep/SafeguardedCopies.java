package dev.safeguard.deep;

import dev.safeguard.learning.Grounding;
import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
import dev.safeguard.runtime.RewardShaping;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The safeguarded decision process (Def. 10) over copies of an environment: a monitor steps
 * alongside each copy, its violation ends the episode and costs what Eq. 5 says, and the
 * observation has, after the environment's own, a number for each label and one for each state of
 * the safeguards, states of the same name being one.
 *
 * <p>Each copy's episode belongs to the stage that was in force when it began.
 */
final class SafeguardedCopies implements VectorEnvironment {

  /** What a copy is in the middle of. */
  private final class Copy {
    private int stage;
    private Monitor guide;
    private final Monitor judge = last.monitor().get();
    private RewardShaping shaping;
    private long seed;
    private final IntegerLog actions = new IntegerLog();
    private long labels;
    private double total;
    private double shaped;
    private double reward;
    private Outcome outcome = Outcome.TRUNCATED;
    private boolean begins;
    private int @Nullable [] action;

    Copy() {
      guide = stages.stages().get(0).monitor().get();
      shaping = shapingOf(guide.safeguard());
    }

    int length() {
      return actions.size() / environment.actions().length;
    }
  }

  private final VectorEnvironment environment;
  private final Grounding grounding;
  private final Progression stages;
  private final Progression.Stage last;
  private final Rules rules;
  private final int labels;
  private final List<String> states;
  private final List<Copy> copies;
  private final double[] signals;
  private final float[][] seen;
  private final float[][] before;
  private final double[] fears;
  private final Episode.Listener ended;
  private @Nullable Intervention intervention;
  private boolean repeating;
  private int stage;
  private int longest = Integer.MAX_VALUE;
  private long discarded;

  /**
   * @param environment whose signals are grounded
   * @param stages the safeguards that are in force one after the other
   * @param last the safeguard that counts
   * @param ended hears of each episode that ended, but for lost ones
   * @throws IllegalArgumentException as {@link Grounding}
   */
  SafeguardedCopies(
      VectorEnvironment environment,
      Progression stages,
      Progression.Stage last,
      Rules rules,
      Episode.Listener ended) {
    this.environment = environment;
    this.stages = stages;
    this.last = last;
    this.rules = rules;
    this.ended = ended;
    Monitor reader = last.monitor().get();
    grounding = new Grounding(reader, environment.signals());
    labels = reader.safeguard().labels().size();
    // The last safeguard's first, so that whoever is trained under it alone sees the same numbers.
    Set<String> names = new LinkedHashSet<>();
    reader.safeguard().states().forEach(state -> names.add(state.name()));
    for (Progression.Stage each : stages.stages()) {
      each.monitor().get().safeguard().states().forEach(state -> names.add(state.name()));
    }
    states = List.copyOf(names);
    int count = environment.copies();
    copies = IntStream.range(0, count).mapToObj(i -> new Copy()).toList();
    signals = new double[environment.signals().size()];
    seen = new float[count][observation().size()];
    before = new float[count][observation().size()];
    fears = new double[count];
  }

  private RewardShaping shapingOf(Safeguard safeguard) {
    double penalty = Double.isNaN(rules.penalty()) ? safeguard.penalty() : rules.penalty();
    return new RewardShaping(
        new Safeguard(
            safeguard.name(),
            safeguard.documentation(),
            safeguard.labels(),
            safeguard.states(),
            safeguard.initial(),
            penalty));
  }

  /** Lets something stand between the policy and the environment from now on. */
  void intervene(Intervention by) {
    intervention = by;
  }

  /** Episodes that begin from now on belong to a stage. */
  void enter(int stage) {
    this.stage = stage;
  }

  /** From now on an episode is truncated after so many steps. */
  void truncateAfter(int steps) {
    longest = steps;
  }

  /** The monitor in force in a copy. */
  Monitor guide(int copy) {
    return copies.get(copy).guide;
  }

  /** The name of the safeguard's state in a copy. */
  String state(int copy) {
    Monitor guide = guide(copy);
    return guide.safeguard().states().get(guide.state()).name();
  }

  /** The labels that hold in a copy, as the safeguards number them. */
  long labels(int copy) {
    return copies.get(copy).labels;
  }

  /** How many episodes were lost with whatever ran them. */
  long discarded() {
    return discarded;
  }

  @Override
  public int copies() {
    return environment.copies();
  }

  @Override
  public ObservationShape observation() {
    ObservationShape labelled = environment.observation().plusFeatures(labels);
    return rules.visible()
        ? labelled.plusModes(states.size())
        : labelled.plusFeatures(states.size());
  }

  @Override
  public int[] actions() {
    return environment.actions();
  }

  @Override
  public List<String> signals() {
    return environment.signals();
  }

  @Override
  public void reset(int copy, long seed) {
    Copy it = copies.get(copy);
    if (it.stage != stage) {
      it.stage = stage;
      it.guide = stages.stages().get(stage).monitor().get();
      it.shaping = shapingOf(it.guide.safeguard());
    }
    it.seed = seed;
    it.begins = true;
    it.action = null;
    it.actions.clear();
    environment.reset(copy, seed);
  }

  @Override
  public void step(int copy, int[] action) {
    copies.get(copy).action = action.clone();
  }

  @Override
  public void exchange() throws IOException {
    for (int i = 0; i < seen.length; i++) {
      System.arraycopy(seen[i], 0, before[i], 0, seen[i].length);
    }
    if (intervention != null && !repeating) {
      intervention.before(
          this, before, copies.stream().map(copy -> copy.action).toArray(int[][]::new));
    }
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      if (copy.action != null) {
        copy.actions.add(copy.action);
        environment.step(i, copy.action);
      }
    }
    environment.exchange();
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      if (environment.outcome(i) == Outcome.LOST) {
        discarded += copy.outcome == Outcome.RUNNING || copy.begins ? 1 : 0;
        copy.outcome = Outcome.LOST;
        copy.reward = 0;
      } else if (copy.begins) {
        begin(i, copy);
      } else if (copy.action != null) {
        follow(i, copy);
      }
    }
    intervened();
    for (Copy copy : copies) {
      boolean acted = copy.action != null && copy.outcome != Outcome.LOST;
      copy.shaped += acted ? copy.reward : 0;
      copy.action = null;
      copy.begins = false;
      if (acted && copy.outcome != Outcome.RUNNING) {
        ended.ended(episode(copy));
      }
    }
  }

  private void begin(int i, Copy copy) {
    copy.guide.reset();
    copy.judge.reset();
    copy.shaping.reset();
    copy.total = 0;
    copy.shaped = 0;
    copy.reward = 0;
    copy.outcome = Outcome.RUNNING;
    look(i, copy);
  }

  private void follow(int i, Copy copy) {
    copy.labels = ground(i);
    boolean violated = copy.guide.step(copy.labels) == Verdict.VIOLATED;
    copy.judge.step(copy.labels);
    double reward = environment.reward(i);
    copy.total += reward;
    copy.reward = rules.punished() ? copy.shaping.shape(reward, copy.guide.state()) : reward;
    copy.outcome = environment.outcome(i);
    if (violated) {
      copy.outcome = Outcome.TERMINATED;
    } else if (copy.outcome == Outcome.RUNNING && copy.length() >= longest) {
      copy.outcome = Outcome.TRUNCATED;
    }
    look(i, copy);
  }

  private void intervened() {
    if (intervention == null || repeating) {
      return;
    }
    intervention.penalties(seen, fears);
    for (int i = 0; i < copies.size(); i++) {
      Copy copy = copies.get(i);
      if (copy.action != null && copy.outcome != Outcome.LOST) {
        copy.reward -= fears[i];
        intervention.after(
            i,
            before[i],
            copy.action,
            seen[i],
            copy.labels,
            copy.guide.verdict() == Verdict.VIOLATED,
            copy.outcome != Outcome.RUNNING);
      }
    }
  }

  private Episode episode(Copy copy) {
    return new Episode(
        copy.stage,
        copy.length(),
        copy.total,
        copy.shaped,
        copy.guide.verdict() == Verdict.VIOLATED,
        copy.judge.verdict() == Verdict.VIOLATED,
        environment.success(copies.indexOf(copy)));
  }

  private long ground(int copy) {
    for (int i = 0; i < signals.length; i++) {
      signals[i] = environment.signal(copy, i);
    }
    return grounding.labels(signals);
  }

  /** The environment's own observation, the labels and the state. */
  private void look(int i, Copy copy) {
    if (copy.begins) {
      copy.labels = ground(i);
    }
    float[] all = seen[i];
    int own = environment.observation().size();
    environment.observe(i, all, 0);
    Arrays.fill(all, own, all.length, 0);
    for (int label = 0; label < labels; label++) {
      all[own + label] = copy.labels >>> label & 1;
    }
    if (rules.visible()) {
      all[own + labels + states.indexOf(state(i))] = 1;
    }
  }

  @Override
  public Outcome outcome(int copy) {
    return copies.get(copy).outcome;
  }

  @Override
  public double reward(int copy) {
    return copies.get(copy).reward;
  }

  @Override
  public boolean success(int copy) {
    return environment.success(copy);
  }

  @Override
  public double signal(int copy, int signal) {
    return environment.signal(copy, signal);
  }

  @Override
  public void observe(int copy, float[] target, int offset) {
    System.arraycopy(seen[copy], 0, target, offset, seen[copy].length);
  }

  /** Writes the episodes that the copies are in the middle of: seeds and actions. */
  void writeTo(DataOutput out) throws IOException {
    out.writeLong(discarded);
    for (Copy copy : copies) {
      out.writeInt(copy.stage);
      out.writeLong(copy.seed);
      out.writeDouble(copy.shaped);
      copy.actions.writeTo(out);
    }
  }

  /**
   * Repeats the episodes that {@link #writeTo} wrote, so that each copy is where it was: the same
   * seed and actions give the same episode.
   *
   * @throws IOException if an episode takes another course
   */
  void readFrom(DataInput in) throws IOException {
    discarded = in.readLong();
    int current = stage;
    int parts = actions().length;
    int[][] logs = new int[copies.size()][];
    double[] shaped = new double[copies.size()];
    for (int i = 0; i < logs.length; i++) {
      enter(in.readInt());
      reset(i, in.readLong());
      shaped[i] = in.readDouble();
      logs[i] = IntegerLog.read(in);
    }
    enter(current);
    repeating = true;
    exchange();
    int longest = Arrays.stream(logs).mapToInt(log -> log.length).max().orElse(0);
    for (int at = 0; at < longest; at += parts) {
      for (int i = 0; i < logs.length; i++) {
        if (at < logs[i].length) {
          step(i, Arrays.copyOfRange(logs[i], at, at + parts));
        }
      }
      exchange();
      for (Copy copy : copies) {
        if (copy.outcome != Outcome.RUNNING) {
          throw new IOException("an episode does not repeat itself: it ends before its time");
        }
      }
    }
    repeating = false;
    for (int i = 0; i < shaped.length; i++) {
      // An intervention may have judged rewards by what it knew then.
      copies.get(i).shaped = shaped[i];
    }
  }

  @Override
  public void close() throws IOException {
    environment.close();
  }
}
