package dev.safeguard.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.fsa.impl.CompactDFA;
import net.automatalib.util.automaton.minimizer.HopcroftMinimizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The analyses of automata with many states over two labels. */
class LargeAutomataTest {
  private static final int LETTERS = 4;
  private static final int FEW = 20_000;

  /** How the successor of a state on a letter is chosen. */
  enum Shape {
    ANYWHERE,
    NEARBY,
    /** Each half behaves like the other. */
    TWINS,
    /**
     * The distance to the end tells states apart, which takes as many looks as there are states.
     */
    CHAIN,
    /** A binary counter: half of all states are told apart at each look. */
    COUNTER;

    IntBinaryOperator successors(int states) {
      Random random = new Random(1);
      int half = states / 2;
      int[] anywhere = random.ints((long) LETTERS * states, 0, states).toArray();
      return switch (this) {
        case ANYWHERE -> (q, letter) -> anywhere[LETTERS * q + letter];
        case NEARBY -> (q, letter) -> (q + anywhere[LETTERS * q + letter] % 100) % states;
        case TWINS ->
            (q, letter) ->
                anywhere[LETTERS * (q % half) + letter] % half
                    + (anywhere[LETTERS * q + letter] % 2) * half;
        case CHAIN ->
            (q, letter) -> letter == 0 ? Math.min(q + 1, states - 1) : letter == 1 ? q : 0;
        case COUNTER -> (q, letter) -> letter < 2 ? q / 2 : (2 * q + letter % 2) % states;
      };
    }

    BitSet accepting(int states) {
      BitSet accepting = new BitSet();
      for (int q = 0; q < states; q++) {
        int like = this == TWINS ? q % (states / 2) : q;
        accepting.set(q, this == CHAIN ? q < states - 1 : like * 7919L % 10 > 0);
      }
      return accepting;
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void minimizationAgreesWithAutomataLib(Shape shape) {
    SymbolicAutomaton automaton = automaton(shape, FEW);
    assertThat(minimal(automaton))
        .isEqualTo(HopcroftMinimizer.minimizeDFA(table(shape, FEW)).size());
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void timeGrowsWithTheAutomaton(Shape shape) {
    SymbolicAutomaton small = automaton(shape, FEW);
    SymbolicAutomaton large = automaton(shape, 8 * FEW);
    // The first runs, which the Java machine slows down, are those of the large one.
    long timeOfLarge = time(large);
    long timeOfSmall = time(small);
    assertThat((double) timeOfLarge / timeOfSmall).isLessThan(32);
    assertThat(minimal(large)).isGreaterThan(minimal(small));
  }

  /** The least processor time of three runs of all analyses. */
  private static long time(SymbolicAutomaton automaton) {
    return IntStream.range(0, 3)
        .mapToLong(
            run -> {
              long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
              StateGraph graph = StateGraph.of(automaton);
              RejectingSinks.of(graph, accepting(automaton));
              minimal(automaton);
              return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            })
        .min()
        .orElseThrow();
  }

  private static int minimal(SymbolicAutomaton automaton) {
    int[] output =
        IntStream.range(0, automaton.stateCount())
            .map(q -> automaton.isAccepting(q) ? 1 : 0)
            .toArray();
    return Minimization.count(Minimization.of(automaton, output));
  }

  private static BitSet accepting(SymbolicAutomaton automaton) {
    BitSet accepting = new BitSet();
    for (int q = 0; q < automaton.stateCount(); q++) {
      accepting.set(q, automaton.isAccepting(q));
    }
    return accepting;
  }

  private static SymbolicAutomaton automaton(Shape shape, int states) {
    IntBinaryOperator next = shape.successors(states);
    DecisionDiagrams diagrams = DecisionDiagrams.of(2);
    int[] behaviours = new int[states];
    for (int q = 0; q < states; q++) {
      int[] leaf = new int[LETTERS];
      for (int i = 0; i < LETTERS; i++) {
        leaf[i] = diagrams.leaf(next.applyAsInt(q, i));
      }
      int second = diagrams.literal(1);
      behaviours[q] =
          diagrams.ite(
              diagrams.literal(0),
              diagrams.ite(second, leaf[3], leaf[2]),
              diagrams.ite(second, leaf[1], leaf[0]));
    }
    return new SymbolicAutomaton(diagrams, behaviours, shape.accepting(states), 0);
  }

  private static CompactDFA<Integer> table(Shape shape, int states) {
    IntBinaryOperator next = shape.successors(states);
    BitSet accepting = shape.accepting(states);
    CompactDFA<Integer> table = new CompactDFA<>(Alphabets.integers(0, LETTERS - 1), states);
    for (int q = 0; q < states; q++) {
      table.addState(accepting.get(q));
    }
    table.setInitial(0, true);
    for (int q = 0; q < states; q++) {
      for (int i = 0; i < LETTERS; i++) {
        table.setTransition(q, i, next.applyAsInt(q, i));
      }
    }
    return table;
  }
}
