package dev.safeguard.learning.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Action values in one flat array, with the number of updates of each and, for each pair (s, q),
 * the actions of the greatest Q((s, q), a), which are kept up to date: a learner asks for them more
 * often than a value changes. A pair is known if it has values of its own, learned or inherited.
 *
 * <p>Q((s, q), a) is the value in the table, unless dangers are given: then it is the penalty's
 * negative with the probability of a violation, and else the value in the table.
 */
final class QTable {
  final int observations;
  final int states;
  final int actions;
  private final double[] values;
  private final int[] updates;

  // Of entries: the probability that the action violates at once.
  private final double @Nullable [] dangers;
  private final double penalty;

  // Of pairs: the greatest Q, and the actions that have it, or 0 if the pair is not known. Where
  // one
  // action alone has it, no other is above the bound: as long as its Q is, nothing else can be
  // best.
  private final double[] greatest;
  private final double[] bounds;
  private final int[] best;

  QTable(int observations, int states, int actions) {
    this(observations, states, actions, null, 0);
  }

  /**
   * A table of zeros.
   *
   * @param dangers of all entries, in the order of the entries, or null; whoever changes those of
   *     an observation says so by {@link #rank(int)}
   * @param penalty of a violation
   */
  QTable(int observations, int states, int actions, double @Nullable [] dangers, double penalty) {
    this.observations = observations;
    this.states = states;
    this.actions = actions;
    this.dangers = dangers;
    this.penalty = penalty;
    this.values = new double[observations * states * actions];
    this.updates = new int[observations * states * actions];
    this.greatest = new double[observations * states];
    this.bounds = new double[observations * states];
    this.best = new int[observations * states];
  }

  /** The number of (s, q). */
  int pair(int observation, int state) {
    return observation * states + state;
  }

  boolean isKnown(int pair) {
    return best[pair] != 0;
  }

  /** What the table holds of an action. */
  double value(int pair, int action) {
    return values[pair * actions + action];
  }

  /** How often an action's value was updated. */
  int updates(int pair, int action) {
    return updates[pair * actions + action];
  }

  /** The greatest Q of a known pair. */
  double max(int pair) {
    return greatest[pair];
  }

  /** The actions of the greatest Q of a known pair, bit a for action a. */
  int best(int pair) {
    return best[pair];
  }

  /**
   * The actions of the greatest Q among some.
   *
   * @param allowed bit a for action a; not empty
   */
  int best(int pair, int allowed) {
    int free = best[pair] & allowed;
    return free == 0 ? equals(pair, allowed, max(pair, allowed)) : free;
  }

  private double max(int pair, int allowed) {
    double max = Double.NEGATIVE_INFINITY;
    for (int rest = allowed; rest != 0; rest &= rest - 1) {
      double q = worth(pair * actions + Integer.numberOfTrailingZeros(rest));
      max = q > max ? q : max;
    }
    return max;
  }

  private int equals(int pair, int allowed, double max) {
    int equals = 0;
    for (int rest = allowed; rest != 0; rest &= rest - 1) {
      double q = worth(pair * actions + Integer.numberOfTrailingZeros(rest));
      equals |= q == max ? rest & -rest : 0;
    }
    return equals;
  }

  /** Q of an entry. */
  private double worth(int cell) {
    double value = values[cell];
    return dangers == null ? value : value - dangers[cell] * (value + penalty);
  }

  /**
   * Moves a value of a known pair towards a target.
   *
   * @param rates what share of the way the n-th update goes, at n; the last one from there on
   * @return the greatest Q of the pair after that
   */
  double update(int pair, int action, double target, double[] rates) {
    int cell = pair * actions + action;
    int n = Math.min(++updates[cell], rates.length - 1);
    values[cell] += rates[n] * (target - values[cell]);
    return place(pair, action, worth(cell));
  }

  /**
   * Brings the order of a known pair up to date, in which the Q of one action has changed; returns
   * the greatest.
   */
  private double place(int pair, int action, double q) {
    int bit = 1 << action;
    if (best[pair] == bit && q > bounds[pair]) {
      greatest[pair] = q;
      return q;
    }
    if (q > greatest[pair]) {
      bounds[pair] = greatest[pair];
      greatest[pair] = q;
      best[pair] = bit;
    } else if ((best[pair] & bit) != 0 || q == greatest[pair]) {
      rankPair(pair);
    } else if (q > bounds[pair]) {
      bounds[pair] = q;
    }
    return greatest[pair];
  }

  /** Finds the greatest Q of all known pairs of an observation, of which dangers have changed. */
  void rank(int observation) {
    for (int pair = observation * states; pair < (observation + 1) * states; pair++) {
      if (isKnown(pair)) {
        rankPair(pair);
      }
    }
  }

  /** Finds the actions of the greatest Q, which makes the pair known. */
  private void rankPair(int pair) {
    int cell = pair * actions;
    double max = Double.NEGATIVE_INFINITY;
    double below = Double.NEGATIVE_INFINITY;
    int equals = 0;
    for (int action = 0; action < actions; action++) {
      double q = worth(cell + action);
      if (q > max) {
        below = max;
        max = q;
        equals = 1 << action;
      } else if (q == max) {
        equals |= 1 << action;
      } else if (q > below) {
        below = q;
      }
    }
    greatest[pair] = max;
    bounds[pair] = below;
    best[pair] = equals;
  }

  /** Copies the values of (s, q) from another table, if they are known there. */
  void carry(int observation, int state, QTable from, int fromState) {
    int source = from.pair(observation, fromState);
    if (from.isKnown(source)) {
      int target = pair(observation, state);
      System.arraycopy(from.values, source * actions, values, target * actions, actions);
      System.arraycopy(from.updates, source * actions, updates, target * actions, actions);
      rankPair(target);
    }
  }

  /**
   * Makes (s, q) known, with values inherited from the ancestors of q (Eq. 7): the average over i =
   * 1..k of beta^i * Q((s, q_-i), a), where those of the k closest-first ancestors count that are
   * known with s. With none, the values stay 0.
   */
  void inherit(int observation, int state, int[] ancestors, double beta) {
    int target = pair(observation, state) * actions;
    int remembered = 0;
    double factor = 1;
    for (int ancestor : ancestors) {
      factor *= beta;
      if (isKnown(pair(observation, ancestor))) {
        remembered++;
        int source = pair(observation, ancestor) * actions;
        for (int action = 0; action < actions; action++) {
          values[target + action] += factor * values[source + action];
        }
      }
    }
    for (int action = 0; remembered > 1 && action < actions; action++) {
      values[target + action] /= remembered;
    }
    rankPair(pair(observation, state));
  }

  /**
   * Makes (s, q) known, with the average of the values of (s, 0), ..., (s, count - 1) as they
   * stand; with none, the values stay.
   */
  void average(int observation, int state, int count) {
    int target = pair(observation, state) * actions;
    for (int action = 0; action < actions; action++) {
      double sum = 0;
      for (int other = 0; other < count; other++) {
        sum += values[pair(observation, other) * actions + action];
      }
      values[target + action] = count == 0 ? values[target + action] : sum / count;
    }
    rankPair(pair(observation, state));
  }

  /** Makes a pair known, with a value of one action that is as good as so many updates. */
  void rehearse(int pair, int action, double value, int samples) {
    values[pair * actions + action] = value;
    updates[pair * actions + action] = samples;
    rankPair(pair);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(observations);
    out.writeInt(states);
    out.writeInt(actions);
    for (double value : values) {
      out.writeDouble(value);
    }
    for (int count : updates) {
      out.writeInt(count);
    }
    for (int set : best) {
      out.writeBoolean(set != 0);
    }
  }

  /** Reads what {@link #writeTo} wrote into this table. */
  void readFrom(DataInput in) throws IOException {
    if (in.readInt() != observations || in.readInt() != states || in.readInt() != actions) {
      throw new IOException("its table is of another size");
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    for (int i = 0; i < updates.length; i++) {
      updates[i] = in.readInt();
    }
    for (int pair = 0; pair < best.length; pair++) {
      best[pair] = 0;
      if (in.readBoolean()) {
        rankPair(pair);
      }
    }
  }
}
