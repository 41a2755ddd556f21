package dev.safeguard.deep.tuning;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.runtime.AssumptionViolatedException;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tokens that a safeguard allows next (Remark 14): those after which no violation follows for
 * at least one choice of the hidden labels. A step asks the labeller once for each class of tokens,
 * and looks the answer up by state and labels.
 */
final class TokenMask<Q extends Question> {
  /** No token may follow. */
  static final int NONE = -1;

  private static final int MOST_HIDDEN = 16;

  private final Monitor monitor;
  private final Labeller<? super Q> labeller;
  private final TokenSets sets;
  private final boolean mayEnd;
  private final LabelMapping mapping;
  private final long hidden;
  private final List<Map<Long, Boolean>> known = new ArrayList<>();

  /**
   * A mask by the safeguard of a monitor, which is not moved.
   *
   * @param mayEnd whether there is an end of text, which is allowed where the safeguard accepts
   * @throws IllegalArgumentException if the safeguard reads a label that the labeller does not
   *     have, or too many hidden ones
   */
  TokenMask(Monitor monitor, Labeller<? super Q> labeller, TokenSets sets, boolean mayEnd) {
    this.monitor = monitor;
    this.labeller = labeller;
    this.sets = sets;
    this.mayEnd = mayEnd;
    mapping = new LabelMapping(labeller.labels(), monitor.labelNames());
    hidden = hiddenIn(monitor, labeller);
    for (int state = 0; state < monitor.safeguard().states().size(); state++) {
      known.add(new HashMap<>());
    }
  }

  private static long hiddenIn(Monitor monitor, Labeller<?> labeller) {
    long bits = 0;
    List<String> names = monitor.labelNames();
    for (int label = 0; label < names.size(); label++) {
      bits |= labeller.hidden().contains(names.get(label)) ? 1L << label : 0;
    }
    if (Long.bitCount(bits) > MOST_HIDDEN) {
      throw new IllegalArgumentException(
          "%s reads %d hidden labels; a mask is made for at most %d"
              .formatted(monitor.name(), Long.bitCount(bits), MOST_HIDDEN));
    }
    return bits;
  }

  /**
   * The number of the set of tokens that may follow, or {@link #NONE}.
   *
   * @param state of the monitor
   */
  int allowed(Q question, int[] answer, int length, int state) {
    BitSet classes = new BitSet();
    for (int tokenClass = 0; tokenClass < sets.classes(); tokenClass++) {
      int token = sets.representative(tokenClass);
      if (token >= 0) {
        long labels = mapping.map(labeller.labels(question, answer, length, token)) & ~hidden;
        classes.set(tokenClass, known.get(state).computeIfAbsent(labels, l -> isSafe(state, l)));
      }
    }
    Safeguard.State in = monitor.safeguard().states().get(state);
    boolean accepts = in.verdict() == Verdict.ACCEPTING || in.verdict() == Verdict.SATISFIED;
    classes.set(sets.classes(), mayEnd && accepts);
    return classes.isEmpty() ? NONE : sets.number(classes);
  }

  /** The lines of the specification, from 1, by which tokens violate it in a state. */
  SortedSet<Integer> lines(Q question, int[] answer, int length, int state) {
    SortedSet<Integer> lines = new TreeSet<>();
    for (int tokenClass = 0; tokenClass < sets.classes(); tokenClass++) {
      int token = sets.representative(tokenClass);
      if (token >= 0) {
        long labels = mapping.map(labeller.labels(question, answer, length, token)) & ~hidden;
        monitor.cause(state, labels).ifPresent(cause -> lines.add(cause.line()));
      }
    }
    return lines;
  }

  private boolean isSafe(int state, long labels) {
    long chosen = 0;
    do { // all subsets of the hidden labels
      if (isSafeNext(state, labels | chosen)) {
        return true;
      }
      chosen = (chosen - hidden) & hidden;
    } while (chosen != 0);
    return false;
  }

  private boolean isSafeNext(int state, long labels) {
    try {
      int next = monitor.successor(state, labels);
      return monitor.safeguard().states().get(next).verdict() != Verdict.VIOLATED;
    } catch (AssumptionViolatedException e) {
      return false; // such an observation does not happen
    }
  }
}
