package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How likely violations are under the safeguard in force, as estimated from a {@link LearnedModel}.
 * What was never seen counts as harmless.
 *
 * <p>Estimates are remembered and made anew where counts have grown: those of what an observation
 * shows with the episodes in which it was seen, by 5 %; those of actions with the moves that began
 * there, and all with all moves, by 20 %, since a move that leads where it led before says less. A
 * new sight and a move that leads where it never led count at once.
 */
final class LearnedDangers {
  private static final int SIGHTS = 20; // one in so many more, and what they show is estimated anew
  private static final int MOVES = 5;

  private final LearnedModel model;
  private final int observations;
  private final int actions;
  private Monitor monitor;
  private int states;

  // Of observations: the shares of the episodes in which coming there violated, by state, and at
  // how many episodes they are due.
  private double[] shares;
  private final int[] sharesDue;

  // Most observations are far from all danger; remembering which ones saves most of the work.
  private final boolean[] dangerous;
  private final boolean[] near;
  private boolean stale = true;
  private int version;
  private long renewal;

  // Of pairs: the probability that action a in (s, q) violates at once, at (s * states + q) *
  // actions + a. Those of s hold in the epoch they are of, until its departures are due.
  private double[] estimates;
  private double[] expected;
  private final boolean[] alarmed; // observations where one is not 0
  private final int[] epochs;
  private final int[] versions;
  private final int[] due;
  private int epoch = 1;

  LearnedDangers(LearnedModel model, int observations, int actions, Monitor monitor) {
    this.actions = actions;
    this.model = model;
    this.observations = observations;
    this.monitor = monitor;
    states = monitor.safeguard().states().size();
    shares = new double[observations * states];
    sharesDue = new int[observations];
    dangerous = new boolean[observations];
    near = new boolean[observations];
    estimates = new double[observations * states * actions];
    expected = new double[states];
    alarmed = new boolean[observations];
    epochs = new int[observations];
    versions = new int[observations];
    Arrays.fill(versions, 1);
    due = new int[observations];
  }

  /** Estimates anew under another safeguard. */
  void moveTo(Monitor monitor) {
    this.monitor = monitor;
    states = monitor.safeguard().states().size();
    shares = new double[observations * states];
    estimates = new double[observations * states * actions];
    expected = new double[states];
    Arrays.fill(alarmed, false);
    Arrays.setAll(versions, s -> versions[s] + 1);
    epoch++;
    refresh();
  }

  /** Estimates anew what is known of all observations. */
  void refresh() {
    for (int observation = 0; observation < observations; observation++) {
      judge(observation);
    }
  }

  /**
   * Counts a step in the model, as {@link LearnedModel#observe} does, and estimates what is due.
   */
  void observe(int s, int a, double reward, int next, long labels, boolean terminated) {
    int before = model.sights().size();
    int successors = model.moves().distinct(s, a);
    boolean changed = model.observe(s, a, reward, next, labels, terminated);
    boolean isNew = model.sights().size() > before;
    if (changed && (isNew || model.sights().total(next) >= sharesDue[next])) {
      judge(next);
    }
    LearnedMoves moves = model.moves();
    stale |= moves.version() != version || moves.observed() >= renewal;
    boolean leadsElsewhere = moves.distinct(s, a) > successors;
    near[s] |= leadsElsewhere && dangerous[next];
    if (leadsElsewhere || moves.departures(s) >= due[s]) {
      epochs[s] = 0;
    }
  }

  private void judge(int observation) {
    LearnedSights sights = model.sights();
    boolean before = dangerous[observation];
    dangerous[observation] = false;
    for (int q = 0; q < states; q++) {
      int violating = 0;
      for (int x = sights.first(observation); x >= 0; x = sights.following(x)) {
        int next = monitor.successor(q, sights.labels(x));
        boolean violated = monitor.safeguard().states().get(next).verdict() == Verdict.VIOLATED;
        violating += violated ? sights.count(x) : 0;
      }
      double share = violating == 0 ? 0 : violating / (double) sights.total(observation);
      epoch += shares[observation * states + q] == share ? 0 : 1;
      shares[observation * states + q] = share;
      dangerous[observation] |= violating > 0;
    }
    stale |= dangerous[observation] != before;
    sharesDue[observation] = (int) grown(sights.total(observation), SIGHTS);
  }

  /** The probability that coming to an observation in q violates. */
  double at(int observation, int q) {
    return shares[observation * states + q];
  }

  /**
   * The probabilities that actions violate at once: that of a in (s, q) stands at (s * states + q)
   * * actions + a. Those of s hold after {@link #assess}, and the array until {@link #moveTo}.
   */
  double[] estimates() {
    return estimates;
  }

  /** Brings the estimates of an observation up to date; returns a number that changes with them. */
  int assess(int s) {
    if (stale) {
      survey();
    }
    if (epochs[s] != epoch) {
      estimate(s);
    }
    return versions[s];
  }

  private void survey() {
    for (int s = 0; s < observations; s++) {
      near[s] = false;
      for (int a = 0; a < actions && !near[s]; a++) {
        near[s] = model.moves().mayReach(s, a, dangerous);
      }
    }
    stale = false;
    version = model.moves().version();
    renewal = grown(model.moves().observed(), MOVES);
    epoch++;
  }

  private void estimate(int s) {
    if (near[s] || alarmed[s]) {
      boolean changed = false;
      alarmed[s] = false;
      for (int a = 0; a < actions; a++) {
        changed |= estimate(s, a);
      }
      versions[s] += changed ? 1 : 0;
    }
    epochs[s] = epoch;
    due[s] = (int) grown(model.moves().departures(s), MOVES);
  }

  /** Estimates a in all states of s anew; returns whether that changed anything. */
  private boolean estimate(int s, int a) {
    if (near[s]) {
      model.moves().expectations(s, a, shares, states, 0, states, 0, expected);
    } else {
      Arrays.fill(expected, 0);
    }
    boolean changed = false;
    for (int q = 0; q < states; q++) {
      int entry = (s * states + q) * actions + a;
      changed |= estimates[entry] != expected[q];
      alarmed[s] |= expected[q] > 0;
      estimates[entry] = expected[q];
    }
    return changed;
  }

  /** By one in so many, and at least by one. */
  private static long grown(long count, int each) {
    return count + 1 + count / each;
  }

  /** Writes the estimates, and until when they hold. */
  void writeTo(DataOutput out) throws IOException {
    for (double share : shares) {
      out.writeDouble(share);
    }
    for (int observation : sharesDue) {
      out.writeInt(observation);
    }
    for (double estimate : estimates) {
      out.writeDouble(estimate);
    }
    for (int s = 0; s < observations; s++) {
      out.writeInt(epochs[s] == epoch ? due[s] : 0);
    }
    out.writeLong(stale ? 0 : renewal);
  }

  /** Reads what {@link #writeTo} wrote beside the same model. */
  void readFrom(DataInput in) throws IOException {
    refresh();
    survey();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = in.readDouble();
    }
    for (int i = 0; i < sharesDue.length; i++) {
      sharesDue[i] = in.readInt();
    }
    for (int i = 0; i < estimates.length; i++) {
      estimates[i] = in.readDouble();
    }
    for (int s = 0; s < observations; s++) {
      due[s] = in.readInt();
      epochs[s] = due[s] == 0 ? 0 : epoch;
      versions[s]++;
      alarmed[s] = true;
    }
    renewal = in.readLong();
    stale = renewal == 0;
  }
}
