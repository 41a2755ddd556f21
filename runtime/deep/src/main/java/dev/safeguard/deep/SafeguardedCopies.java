package dev.safeguard.deep;

import dev.safeguard.learning.Grounding;
import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
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

  private final VectorEnvironment environment;
  private final Grounding grounding;
  private final Rules rules;
  private final int labels;
  private final List<String> states;
  private final List<SafeguardedCopy> copies;
  private final double[] signals;
  private final float[][] seen;
  private final float[][] before;
  private final double[] fears;
  private final Episode.Listener ended;
  private @Nullable Intervention intervention;
  private boolean learns;
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
    copies =
        IntStream.range(0, count).mapToObj(i -> new SafeguardedCopy(stages, last, rules)).toList();
    signals = new double[environment.signals().size()];
    seen = new float[count][observation().size()];
    before = new float[count][observation().size()];
    fears = new double[count];
  }

  /**
   * Lets something stand between the policy and the environment from now on.
   *
   * @param learning whether it is told what came of it, and learns from that
   */
  void intervene(Intervention by, boolean learning) {
    intervention = by;
    learns = learning;
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
    return copies.get(copy).guide();
  }

  /** The name of the safeguard's state in a copy. */
  String state(int copy) {
    Monitor guide = guide(copy);
    return guide.safeguard().states().get(guide.state()).name();
  }

  /** The labels that hold in a copy, as the safeguards number them. */
  long labels(int copy) {
    return copies.get(copy).labels();
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
    copies.get(copy).reset(stage, seed);
    environment.reset(copy, seed);
  }

  @Override
  public void step(int copy, int[] action) {
    copies.get(copy).intend(action);
  }

  @Override
  public void exchange() throws IOException {
    for (int i = 0; i < seen.length; i++) {
      System.arraycopy(seen[i], 0, before[i], 0, seen[i].length);
    }
    if (intervention != null && !repeating) {
      intervention.before(
          this, before, copies.stream().map(SafeguardedCopy::action).toArray(int[][]::new));
    }
    for (int i = 0; i < copies.size(); i++) {
      int[] action = copies.get(i).action();
      if (action != null) {
        copies.get(i).log(action);
        environment.step(i, action);
      }
    }
    environment.exchange();
    for (int i = 0; i < copies.size(); i++) {
      take(i, copies.get(i));
    }
    intervened();
    for (int i = 0; i < copies.size(); i++) {
      SafeguardedCopy copy = copies.get(i);
      boolean over = copy.acted() && copy.outcome() != Outcome.RUNNING;
      copy.settle();
      if (over) {
        ended.ended(copy.episode(environment.success(i)));
      }
    }
  }

  /** Takes in what the environment says of a copy. */
  private void take(int i, SafeguardedCopy copy) {
    if (environment.outcome(i) == Outcome.LOST) {
      discarded += copy.lose() ? 1 : 0;
    } else if (copy.begins()) {
      copy.begin(ground(i));
      look(i, copy);
    } else if (copy.action() != null) {
      copy.follow(ground(i), environment.reward(i), environment.outcome(i), longest);
      look(i, copy);
    }
  }

  private void intervened() {
    if (intervention == null || repeating || !learns) {
      return;
    }
    boolean acted = false;
    intervention.penalties(seen, fears);
    for (int i = 0; i < copies.size(); i++) {
      SafeguardedCopy copy = copies.get(i);
      int[] action = copy.action();
      if (action != null && copy.acted()) {
        copy.charge(fears[i]);
        intervention.after(
            i,
            before[i],
            action,
            seen[i],
            copy.labels(),
            copy.violated(),
            copy.outcome() != Outcome.RUNNING);
        acted = true;
      }
    }
    if (acted) {
      intervention.learn();
    }
  }

  private long ground(int copy) {
    for (int i = 0; i < signals.length; i++) {
      signals[i] = environment.signal(copy, i);
    }
    return grounding.labels(signals);
  }

  /** The environment's own observation, the labels and the state. */
  private void look(int i, SafeguardedCopy copy) {
    float[] all = seen[i];
    int own = environment.observation().size();
    environment.observe(i, all, 0);
    Arrays.fill(all, own, all.length, 0);
    for (int label = 0; label < labels; label++) {
      all[own + label] = copy.labels() >>> label & 1;
    }
    if (rules.visible()) {
      all[own + labels + states.indexOf(state(i))] = 1;
    }
  }

  @Override
  public Outcome outcome(int copy) {
    return copies.get(copy).outcome();
  }

  @Override
  public double reward(int copy) {
    return copies.get(copy).reward();
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
    for (SafeguardedCopy copy : copies) {
      out.writeInt(copy.stage());
      out.writeLong(copy.seed());
      out.writeDouble(copy.shaped());
      copy.actions().writeTo(out);
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
      for (SafeguardedCopy copy : copies) {
        if (copy.outcome() != Outcome.RUNNING) {
          throw new IOException("an episode does not repeat itself: it ends before its time");
        }
      }
    }
    repeating = false;
    for (int i = 0; i < shaped.length; i++) {
      // An intervention may have judged rewards by what it knew then.
      copies.get(i).restoreShaped(shaped[i]);
    }
  }

  @Override
  public void close() throws IOException {
    environment.close();
  }
}
