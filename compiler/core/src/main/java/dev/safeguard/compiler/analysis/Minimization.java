package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Merges states that no trace distinguishes by a given observation of states, such as the verdict.
 *
 * <p>States are first told apart by {@link Colors}, all at once, as long as that makes many more
 * blocks each time; where it does not, {@link Refinement} looks only at what may still change. Both
 * compare numbers of 64 bits. So the result is checked exactly, and should a coincidence have kept
 * states together that differ, found again with exact signatures.
 */
public final class Minimization {
  private static final int UNREACHABLE = -1;
  private static final long ALL_BITS = -1;

  /** One more look at all states is worth it if it makes this many times as many blocks. */
  private static final double WORTH_A_LOOK = 1.25;

  private Minimization() {}

  /** The blocks of states that no trace distinguishes by the four verdicts. */
  public static int[] fourValued(SymbolicAutomaton automaton, Verdict[] verdicts) {
    return of(automaton, Arrays.stream(verdicts).mapToInt(Minimization::output).toArray());
  }

  /** The blocks of states that no trace distinguishes by satisfied, open and violated. */
  public static int[] threeValued(SymbolicAutomaton automaton, Verdict[] verdicts) {
    return of(
        automaton,
        Arrays.stream(verdicts).mapToInt(verdict -> Math.min(output(verdict), 2)).toArray());
  }

  private static int output(Verdict verdict) {
    return switch (verdict) {
      case VIOLATED -> 0;
      case SATISFIED -> 1;
      case ACCEPTING -> 2;
      case PENDING -> 3;
    };
  }

  /**
   * The block of each reachable state, from 0, and -1 for the others.
   *
   * @param output what is seen of each state: states are merged only where it is equal
   */
  public static int[] of(SymbolicAutomaton automaton, int[] output) {
    return of(automaton, output, ALL_BITS);
  }

  /**
   * The same with colours of fewer bits.
   *
   * @param mask the bits that colours have
   */
  static int[] of(SymbolicAutomaton automaton, int[] output, long mask) {
    FlatBehaviours behaviours = FlatBehaviours.of(automaton);
    return ofReachable(blocks(automaton, behaviours, output, mask), behaviours.reachable());
  }

  private static int[] blocks(
      SymbolicAutomaton automaton, FlatBehaviours behaviours, int[] output, long mask) {
    Colors colors = new Colors(behaviours, output, mask);
    Blocks before;
    Blocks after = colors.blocks();
    do {
      before = after;
      colors.refine();
      after = colors.blocks();
    } while (after.count() > WORTH_A_LOOK * before.count());
    if (Stability.of(behaviours, output, after)) {
      return after.of();
    }
    Blocks refined = Refinement.of(behaviours, new HashedSignatures(behaviours, colors), after);
    if (Stability.of(behaviours, output, refined)) {
      return refined.of();
    }
    Blocks seen = new Colors(behaviours, output, ALL_BITS).blocks();
    return Refinement.of(behaviours, new ExactSignatures(automaton), seen).of();
  }

  /** The same blocks without the unreachable states, and without gaps between the numbers. */
  private static int[] ofReachable(int[] blocks, BitSet reachable) {
    int[] numbers = new int[blocks.length];
    int[] result = new int[blocks.length];
    Arrays.fill(numbers, UNREACHABLE);
    Arrays.fill(result, UNREACHABLE);
    int count = 0;
    for (int q = reachable.nextSetBit(0); q >= 0; q = reachable.nextSetBit(q + 1)) {
      if (numbers[blocks[q]] == UNREACHABLE) {
        numbers[blocks[q]] = count++;
      }
      result[q] = numbers[blocks[q]];
    }
    return result;
  }

  /** The number of states of the automaton that {@link #of} describes. */
  public static int count(int[] blocks) {
    return Arrays.stream(blocks).max().orElse(UNREACHABLE) + 1;
  }
}
