package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Temporal formulas reduced to a core of eight operators, each formula stored once.
 *
 * <p>A formula is a number whose last bit negates it, so that a formula and its negation share all
 * they have; {@code always}, {@code weakuntil}, {@code release}, {@code weaknext} and {@code
 * historically} are the negations of {@code eventually}, {@code until}, strong {@code next} and
 * {@code once}. Operands have smaller numbers than what is made of them.
 */
final class CoreFormulas {
  static final int TRUE = 0;
  static final int FALSE = 1;

  /** The operators of the core. */
  enum Kind {
    TRUE,
    LABEL,
    AND,
    XOR,
    NEXT,
    UNTIL,
    PREVIOUS,
    SINCE
  }

  /**
   * {@code left until within bound right}, or {@code since}: what an unrolled formula stands for.
   */
  record Bounded(boolean future, int left, int right, int bound) {}

  private final long mostUnrolled;
  private final List<Kind> kinds = new ArrayList<>();
  private final List<int[]> operands = new ArrayList<>();
  private final Map<List<Integer>, Integer> known = new HashMap<>();
  private final Map<Integer, Bounded> bounded = new HashMap<>();
  private long unrolled;

  /**
   * @param mostUnrolled how many steps all bounds together may have; each may cost a state
   */
  CoreFormulas(long mostUnrolled) {
    this.mostUnrolled = mostUnrolled;
    make(Kind.TRUE);
  }

  // ---------------------------------------------------------------- structure

  static int not(int formula) {
    return formula ^ 1;
  }

  static boolean isNegated(int formula) {
    return (formula & 1) == 1;
  }

  /** The formula without its negation. */
  static int positive(int formula) {
    return formula & ~1;
  }

  /** The operator of a formula, its negation apart. */
  Kind kind(int formula) {
    return kinds.get(formula >> 1);
  }

  /** The operands of the operator; for a label, its number. */
  int[] operands(int formula) {
    return operands.get(formula >> 1);
  }

  /** What a formula has been unrolled from. */
  Optional<Bounded> bounded(int formula) {
    return Optional.ofNullable(bounded.get(formula));
  }

  /** One more than the largest formula. */
  int size() {
    return 2 * kinds.size();
  }

  // ------------------------------------------------------------- construction

  int label(int label) {
    return make(Kind.LABEL, label);
  }

  int and(int... formulas) {
    int[] sorted = Arrays.stream(formulas).filter(f -> f != TRUE).sorted().distinct().toArray();
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] == FALSE || (i > 0 && sorted[i] == not(sorted[i - 1]))) {
        return FALSE;
      }
    }
    return switch (sorted.length) {
      case 0 -> TRUE;
      case 1 -> sorted[0];
      default -> make(Kind.AND, sorted);
    };
  }

  int or(int... formulas) {
    return not(and(Arrays.stream(formulas).map(CoreFormulas::not).toArray()));
  }

  int xor(int left, int right) {
    int sign = (left ^ right) & 1;
    int a = Math.min(positive(left), positive(right));
    int b = Math.max(positive(left), positive(right));
    if (a == b) {
      return FALSE ^ sign;
    }
    return (a == TRUE ? not(b) : make(Kind.XOR, a, b)) ^ sign;
  }

  /** There is a next position, and the formula is true there. */
  int next(int formula) {
    return formula == FALSE ? FALSE : make(Kind.NEXT, formula);
  }

  int until(int left, int right) {
    return reachesBy(Kind.UNTIL, left, right);
  }

  /** There is a previous position, and the formula is true there. */
  int previous(int formula) {
    return formula == FALSE ? FALSE : make(Kind.PREVIOUS, formula);
  }

  int since(int left, int right) {
    return reachesBy(Kind.SINCE, left, right);
  }

  /** {@code left until (left until right)} is {@code left until right}. */
  private int reachesBy(Kind kind, int left, int right) {
    boolean settled = left == FALSE || right == TRUE || right == FALSE;
    boolean again = kind(right) == kind && !isNegated(right) && operands(right)[0] == left;
    return settled || again ? right : make(kind, left, right);
  }

  /** {@code left until within bound right}, unrolled into steps. */
  int untilWithin(int left, int right, int bound) {
    return within(true, left, right, bound);
  }

  /** {@code left since within bound right}, unrolled into steps. */
  int sinceWithin(int left, int right, int bound) {
    return within(false, left, right, bound);
  }

  private int within(boolean future, int left, int right, int bound) {
    if (left == FALSE || right == TRUE || right == FALSE) {
      return right;
    }
    unroll(bound);
    int result = right;
    for (int i = 1; i <= bound; i++) {
      result = or(right, and(left, future ? next(result) : previous(result)));
      bounded.putIfAbsent(result, new Bounded(future, left, right, i));
    }
    return result;
  }

  /** Counts steps that are about to be made. */
  void unroll(int steps) {
    unrolled += steps;
    if (unrolled > mostUnrolled) {
      throw BudgetExceededException.states(mostUnrolled);
    }
  }

  private int make(Kind kind, int... parts) {
    List<Integer> key = new ArrayList<>(parts.length + 1);
    key.add(kind.ordinal());
    for (int part : parts) {
      key.add(part);
    }
    Integer made = known.putIfAbsent(key, 2 * kinds.size());
    if (made != null) {
      return made;
    }
    kinds.add(kind);
    operands.add(parts.clone());
    return 2 * (kinds.size() - 1);
  }

  /** The formulas, without negation, that some are made of, themselves first, depth first. */
  int[] parts(int... roots) {
    boolean[] seen = new boolean[kinds.size()];
    IntList found = new IntList();
    IntList todo = new IntList();
    for (int i = roots.length - 1; i >= 0; i--) {
      todo.add(roots[i] >> 1);
    }
    while (!todo.isEmpty()) {
      int node = todo.removeLast();
      if (!seen[node]) {
        seen[node] = true;
        found.add(2 * node);
        int[] parts = operands.get(node);
        for (int i = kinds.get(node) == Kind.LABEL ? -1 : parts.length - 1; i >= 0; i--) {
          todo.add(parts[i] >> 1);
        }
      }
    }
    return found.toArray();
  }
}
