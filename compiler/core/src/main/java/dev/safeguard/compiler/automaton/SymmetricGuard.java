package dev.safeguard.compiler.automaton;

import java.util.Arrays;
import java.util.Optional;

/**
 * A guard that depends only on how many of some labels hold: {@code one(a, b, c)}, parity, at least
 * two of five. As a sum of products such a guard is exponentially long; as a count it is one line.
 *
 * @param labels the labels counted, as bits
 * @param counts bit k says whether the guard admits observations in which exactly k of them hold
 */
public record SymmetricGuard(long labels, Counts counts) {

  /**
   * A set of numbers from 0 to the number of labels.
   *
   * @param most the number of labels
   * @param bits bit k says whether k belongs to the set, for k up to 63
   * @param last whether {@code most} itself belongs to it, which bit 64 could not say
   */
  public record Counts(int most, long bits, boolean last) {
    /** True if a number belongs to the set. */
    public boolean contains(int count) {
      return count == most ? last : (bits >>> count & 1) != 0;
    }

    /** True if the set is that of the numbers from {@code low} to {@code high}. */
    public boolean isRange(int low, int high) {
      for (int k = 0; k <= most; k++) {
        if (contains(k) != (k >= low && k <= high)) {
          return false;
        }
      }
      return true;
    }

    /**
     * True if the guard is a conjunction, or a disjunction, of all its labels or their negations.
     */
    public boolean isAllOrNothing() {
      return isRange(0, 0) || isRange(most, most) || isRange(1, most) || isRange(0, most - 1);
    }

    /** True if the set is that of the odd numbers. */
    public boolean isOdd() {
      return isEvery(1);
    }

    /** True if the set is that of the even numbers. */
    public boolean isEven() {
      return isEvery(0);
    }

    private boolean isEvery(int remainder) {
      for (int k = 0; k <= most; k++) {
        if (contains(k) != (k % 2 == remainder)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The guard "between {@code low} and {@code high} of these labels hold", both included. */
  public static Guard range(DecisionDiagrams diagrams, long labels, int low, int high) {
    boolean[] counts = new boolean[Long.bitCount(labels) + 1];
    for (int k = Math.max(low, 0); k < counts.length && k <= high; k++) {
      counts[k] = true;
    }
    return new Guard(diagrams, build(diagrams, labels, counts));
  }

  /** The guard as a count of the labels that it depends on, if it is one. */
  public static Optional<SymmetricGuard> of(Guard guard) {
    DecisionDiagrams diagrams = guard.diagrams();
    long labels = diagrams.support(guard.root());
    int most = Long.bitCount(labels);
    boolean[] counts = new boolean[most + 1];
    long lowest = 0;
    long highest = labels;
    boolean[] other = new boolean[most + 1];
    for (int k = 0; k <= most; k++) {
      counts[k] = guard.admits(lowest);
      other[most - k] = guard.admits(highest);
      lowest |= Long.lowestOneBit(labels & ~lowest);
      highest &= ~Long.lowestOneBit(highest);
    }
    if (!Arrays.equals(counts, other) || build(diagrams, labels, counts) != guard.root()) {
      return Optional.empty();
    }
    long bits = 0;
    for (int k = 0; k < Math.min(counts.length, Long.SIZE); k++) {
      bits |= counts[k] ? 1L << k : 0;
    }
    return Optional.of(new SymmetricGuard(labels, new Counts(most, bits, counts[most])));
  }

  private static int build(DecisionDiagrams diagrams, long labels, boolean[] counts) {
    int[] levels = new int[counts.length - 1];
    long rest = labels;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = diagrams.level(diagrams.literal(Long.numberOfTrailingZeros(rest)));
      rest &= rest - 1;
    }
    Arrays.sort(levels);
    int[] row = new int[counts.length];
    Arrays.setAll(row, k -> counts[k] ? DecisionDiagrams.TRUE : DecisionDiagrams.FALSE);
    for (int i = levels.length - 1; i >= 0; i--) {
      for (int k = 0; k <= i; k++) {
        row[k] = diagrams.node(levels[i], row[k], row[k + 1]);
      }
    }
    return row[0];
  }
}
