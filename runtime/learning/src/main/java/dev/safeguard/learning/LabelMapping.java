package dev.safeguard.learning;

import java.util.List;
import java.util.TreeSet;

/**
 * From the labels as an environment numbers them to the labels as a specification numbers them,
 * made once by name. Labels that the specification does not know are dropped.
 */
public final class LabelMapping {
  private final int[] targets;
  private final long known;
  private final boolean identity;

  /**
   * @param produced the environment's labels, in its order
   * @param read the specification's labels, in its order
   * @throws IllegalArgumentException if the specification reads a label that the environment never
   *     produces; the message names all of them
   */
  public LabelMapping(List<String> produced, List<String> read) {
    TreeSet<String> missing = new TreeSet<>(read);
    produced.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the specification reads "
              + String.join(", ", missing)
              + ", which the environment never produces; it produces "
              + String.join(", ", produced));
    }
    targets = new int[produced.size()];
    long mask = 0;
    boolean same = true;
    for (int i = 0; i < targets.length; i++) {
      targets[i] = read.indexOf(produced.get(i));
      mask |= targets[i] < 0 ? 0 : 1L << i;
      same &= targets[i] < 0 || targets[i] == i;
    }
    known = mask;
    identity = same;
  }

  /** The specification's observation for the environment's. */
  public long map(long produced) {
    long rest = produced & known;
    if (identity) {
      return rest;
    }
    long mapped = 0;
    while (rest != 0) {
      mapped |= 1L << targets[Long.numberOfTrailingZeros(rest)];
      rest &= rest - 1;
    }
    return mapped;
  }
}
