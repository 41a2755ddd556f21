package dev.safeguard.learning.tabular;

import dev.safeguard.learning.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Action values Q((s, q), a) in one flat array, with the number of updates of each and, for each
 * pair (s, q), whether it is known: whether it has values of its own, learned or inherited.
 */
final class QTable {
  final int observations;
  final int states;
  final int actions;
  final double[] values;
  final int[] updates;
  private final boolean[] known;

  QTable(int observations, int states, int actions) {
    this.observations = observations;
    this.states = states;
    this.actions = actions;
    this.values = new double[observations * states * actions];
    this.updates = new int[observations * states * actions];
    this.known = new boolean[observations * states];
  }

  /** Where the values of (s, q) begin: action a's is at cell + a. */
  int cell(int observation, int state) {
    return (observation * states + state) * actions;
  }

  boolean isKnown(int observation, int state) {
    return known[observation * states + state];
  }

  /** The greatest value of (s, q). */
  double max(int observation, int state) {
    int cell = cell(observation, state);
    double best = values[cell];
    for (int action = 1; action < actions; action++) {
      best = Math.max(best, values[cell + action]);
    }
    return best;
  }

  /** An action of the greatest value, uniformly among equals. */
  int best(int observation, int state, SplitMix64 random) {
    int cell = cell(observation, state);
    double best = values[cell];
    int first = 0;
    int equals = 1;
    for (int action = 1; action < actions; action++) {
      double value = values[cell + action];
      if (value > best) {
        best = value;
        first = action;
        equals = 1;
      } else if (value == best) {
        equals++;
      }
    }
    if (equals == 1) {
      return first;
    }
    int chosen = random.nextInt(equals);
    int action = first;
    while (chosen > 0) {
      action++;
      chosen -= values[cell + action] == best ? 1 : 0;
    }
    return action;
  }

  /** The actions of the greatest value among those allowed, bit a for action a. */
  int best(int observation, int state, int allowed) {
    int cell = cell(observation, state);
    double best = Double.NEGATIVE_INFINITY;
    int equals = 0;
    for (int rest = allowed; rest != 0; rest &= rest - 1) {
      double value = values[cell + Integer.numberOfTrailingZeros(rest)];
      if (value > best) {
        best = value;
        equals = rest & -rest;
      } else if (value == best) {
        equals |= rest & -rest;
      }
    }
    return equals;
  }

  /** Copies the values of (s, q) from another table, if they are known there. */
  void carry(int observation, int state, QTable from, int fromState) {
    if (from.isKnown(observation, fromState)) {
      int source = from.cell(observation, fromState);
      int target = cell(observation, state);
      System.arraycopy(from.values, source, values, target, actions);
      System.arraycopy(from.updates, source, updates, target, actions);
      known[observation * states + state] = true;
    }
  }

  /**
   * Makes (s, q) known, with values inherited from the ancestors of q (Eq. 7): the average over i =
   * 1..k of beta^i * Q((s, q_-i), a), where those of the k closest-first ancestors count that are
   * known with s. With none, the values stay 0.
   */
  void inherit(int observation, int state, int[] ancestors, double beta) {
    known[observation * states + state] = true;
    int target = cell(observation, state);
    int remembered = 0;
    double factor = 1;
    for (int ancestor : ancestors) {
      factor *= beta;
      if (isKnown(observation, ancestor)) {
        remembered++;
        int source = cell(observation, ancestor);
        for (int action = 0; action < actions; action++) {
          values[target + action] += factor * values[source + action];
        }
      }
    }
    for (int action = 0; remembered > 1 && action < actions; action++) {
      values[target + action] /= remembered;
    }
  }

  /**
   * Makes (s, q) known, with the average of the values of (s, 0), ..., (s, count - 1) as they
   * stand; with none, the values stay.
   */
  void average(int observation, int state, int count) {
    known[observation * states + state] = true;
    int target = cell(observation, state);
    for (int action = 0; action < actions; action++) {
      double sum = 0;
      for (int other = 0; other < count; other++) {
        sum += values[cell(observation, other) + action];
      }
      values[target + action] = count == 0 ? values[target + action] : sum / count;
    }
  }

  /** Makes (s, q) known, with a value of one action that is as good as so many updates. */
  void rehearse(int observation, int state, int action, double value, int samples) {
    known[observation * states + state] = true;
    int entry = cell(observation, state) + action;
    values[entry] = value;
    updates[entry] = samples;
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
    for (boolean flag : known) {
      out.writeBoolean(flag);
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
    for (int i = 0; i < known.length; i++) {
      known[i] = in.readBoolean();
    }
  }
}
