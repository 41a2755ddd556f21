package dev.safeguard.learning.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where actions lead, as seen so far: for each observation s and action a, how often which
 * observation followed.
 *
 * <p>Actions are relocatable (Leffler, Littman and Edmunds, AAAI 2007): numbers of observations are
 * taken to be laid out so that an action changes them by the same amount in most places, such as by
 * one row. A pair (s, a) is ordinary if it was never tried, or if its most frequent change of the
 * number is the one that most pairs of a have; others, such as moves into a wall, stand for
 * themselves. What is seen at ordinary pairs counts a little at all of them, so a move that was
 * never made is expected to do what it does elsewhere. Where no amount is common, that says little.
 */
final class LearnedMoves {
  private final int observations;
  private final int actions;
  private final double relocation;

  // Of each pair: what followed and how often, in the order of the first time; the most frequent
  // comes first.
  private final int[][] successors;
  private final int[][] counts;
  private final int[] distinct;
  private final int[] totals;
  private final int[] departures; // from an observation

  // Of each action: the changes of the number seen at ordinary pairs, and how often. A change d
  // stands at d + observations where it is an index.
  private final int[] usual;
  private final int[][] votes;
  private final int[][] changes;
  private final int[][] changeCounts;
  private final int[] distinctChanges;
  private final int[] changeTotals;
  private int version;
  private long observed;

  /**
   * Nothing seen yet.
   *
   * @param relocation what is seen at other ordinary pairs weighs as much as so many steps of a
   *     pair's own; not negative
   */
  LearnedMoves(int observations, int actions, double relocation) {
    this.observations = observations;
    this.actions = actions;
    this.relocation = relocation;
    successors = new int[observations * actions][0];
    counts = new int[observations * actions][0];
    distinct = new int[observations * actions];
    totals = new int[observations * actions];
    departures = new int[observations];
    usual = new int[actions];
    votes = new int[actions][2 * observations];
    changes = new int[actions][0];
    changeCounts = new int[actions][0];
    distinctChanges = new int[actions];
    changeTotals = new int[actions];
  }

  /** Counts that a in s led to another observation. */
  void observe(int s, int a, int next) {
    int pair = s * actions + a;
    boolean first = totals[pair] == 0;
    int before = first ? 0 : change(s, pair);
    add(pair, next, 1);
    int now = change(s, pair);
    if (first || now != before) {
      votes[a][before + observations] -= first ? 0 : 1;
      votes[a][now + observations]++;
      elect(a);
    } else if (now == usual[a]) {
      addChange(a, next - s, 1);
    }
  }

  /** The most frequent change of a pair that was tried. */
  private int change(int s, int pair) {
    return successors[pair][0] - s;
  }

  private void add(int pair, int next, int count) {
    int at = 0;
    while (at < distinct[pair] && successors[pair][at] != next) {
      at++;
    }
    if (at == distinct[pair]) {
      if (at == successors[pair].length) {
        successors[pair] = Arrays.copyOf(successors[pair], Math.max(4, 2 * at));
        counts[pair] = Arrays.copyOf(counts[pair], Math.max(4, 2 * at));
      }
      successors[pair][at] = next;
      distinct[pair]++;
    }
    counts[pair][at] += count;
    totals[pair] += count;
    departures[pair / actions] += count;
    observed += count;
    if (counts[pair][at] > counts[pair][0]) {
      swap(successors[pair], at);
      swap(counts[pair], at);
    }
  }

  private static void swap(int[] array, int at) {
    int moved = array[0];
    array[0] = array[at];
    array[at] = moved;
  }

  /** Finds an action's usual change anew, and what was seen at the pairs that have it. */
  private void elect(int a) {
    for (int change = 0; change < votes[a].length; change++) {
      if (votes[a][change] > votes[a][usual[a] + observations]) {
        usual[a] = change - observations;
      }
    }
    Arrays.fill(changeCounts[a], 0);
    distinctChanges[a] = 0;
    changeTotals[a] = 0;
    for (int s = 0; s < observations; s++) {
      int pair = s * actions + a;
      if (totals[pair] > 0 && change(s, pair) == usual[a]) {
        for (int i = 0; i < distinct[pair]; i++) {
          addChange(a, successors[pair][i] - s, counts[pair][i]);
        }
      }
    }
  }

  private void addChange(int a, int change, int count) {
    int at = 0;
    while (at < distinctChanges[a] && changes[a][at] != change) {
      at++;
    }
    if (at == distinctChanges[a]) {
      if (at == changes[a].length) {
        changes[a] = Arrays.copyOf(changes[a], Math.max(8, 2 * at));
        changeCounts[a] = Arrays.copyOf(changeCounts[a], Math.max(8, 2 * at));
      }
      changes[a][at] = change;
      changeCounts[a][at] = 0;
      distinctChanges[a]++;
      version++;
    }
    changeCounts[a][at] += count;
    changeTotals[a] += count;
  }

  /** Where a leads from s if it does there what it usually does; s itself if that is nowhere. */
  int usual(int s, int a) {
    int next = s + usual[a];
    return next >= 0 && next < observations ? next : s;
  }

  /** How many moves were seen. */
  long observed() {
    return observed;
  }

  /** How many of them began in s. */
  int departures(int s) {
    return departures[s];
  }

  /** How many observations followed a in s. */
  int distinct(int s, int a) {
    return distinct[s * actions + a];
  }

  /** How often a was tried in s. */
  int count(int s, int a) {
    return totals[s * actions + a];
  }

  /** A number that grows whenever {@link #mayReach} may have changed. */
  int version() {
    return version;
  }

  /** Whether a may lead from s into a set of observations, as far as anything was seen of it. */
  boolean mayReach(int s, int a, boolean[] set) {
    int pair = s * actions + a;
    boolean found = set[s];
    for (int i = 0; i < distinct[pair]; i++) {
      found |= set[successors[pair][i]];
    }
    for (int i = 0; i < distinctChanges[a]; i++) {
      int next = s + changes[a][i];
      found |= next >= 0 && next < observations && set[next];
    }
    return found;
  }

  /**
   * The expectations, over where a leads from s, of numbers that each observation has.
   *
   * @param numbers those of observation x stand from x * stride + from to x * stride + to
   * @param unknown the expectation if nothing was seen of a anywhere
   * @param into where that of the number at x * stride + i goes, at i
   */
  void expectations(
      int s, int a, double[] numbers, int stride, int from, int to, double unknown, double[] into) {
    int pair = s * actions + a;
    boolean ordinary = totals[pair] == 0 || change(s, pair) == usual[a];
    double weight = ordinary ? Math.min(relocation, changeTotals[a]) : 0;
    double total = totals[pair] + weight;
    Arrays.fill(into, from, to, total == 0 ? unknown : 0);
    double each = 1 / total;
    for (int i = 0; i < distinct[pair]; i++) {
      int next = successors[pair][i] * stride;
      double share = counts[pair][i] * each;
      for (int q = from; q < to; q++) {
        into[q] += share * numbers[next + q];
      }
    }
    double eachElsewhere = weight / (changeTotals[a] * total);
    for (int i = 0; weight > 0 && i < distinctChanges[a]; i++) {
      int there = s + changes[a][i];
      int next = (there >= 0 && there < observations ? there : s) * stride;
      double share = changeCounts[a][i] * eachElsewhere;
      for (int q = from; q < to; q++) {
        into[q] += share * numbers[next + q];
      }
    }
  }

  void writeTo(DataOutput out) throws IOException {
    for (int pair = 0; pair < totals.length; pair++) {
      out.writeInt(distinct[pair]);
      for (int i = 0; i < distinct[pair]; i++) {
        out.writeInt(successors[pair][i]);
        out.writeInt(counts[pair][i]);
      }
    }
    for (int change : usual) {
      out.writeInt(change);
    }
    for (int a = 0; a < actions; a++) {
      out.writeInt(distinctChanges[a]);
      for (int i = 0; i < distinctChanges[a]; i++) {
        out.writeInt(changes[a][i]);
        out.writeInt(changeCounts[a][i]);
      }
    }
  }

  /** Reads what {@link #writeTo} wrote; nothing was seen here before. */
  void readFrom(DataInput in) throws IOException {
    for (int pair = 0; pair < totals.length; pair++) {
      for (int left = in.readInt(); left > 0; left--) {
        int next = in.readInt();
        add(pair, next, in.readInt());
      }
      if (totals[pair] > 0) {
        votes[pair % actions][change(pair / actions, pair) + observations]++;
      }
    }
    for (int a = 0; a < actions; a++) {
      usual[a] = in.readInt();
    }
    for (int a = 0; a < actions; a++) {
      for (int left = in.readInt(); left > 0; left--) {
        int change = in.readInt();
        addChange(a, change, in.readInt());
      }
    }
  }
}
