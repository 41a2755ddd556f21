package dev.safeguard.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is found out about states, against definitions tried out on small automata. */
final class StateAnalysisTest {
  private static final Comparator<Long> SMALLER =
      (a, b) -> a.equals(b) ? 0 : ShortestTrace.precedes(a, b) ? -1 : 1;

  @Provide
  Arbitrary<RandomAutomaton> automata() {
    return Arbitraries.randomValue(RandomAutomaton::of);
  }

  @Property
  void componentsAreTheStatesThatReachEachOther(@ForAll("automata") RandomAutomaton automaton) {
    boolean[][] reaches = automaton.reaches();
    SccDecomposition components = SccDecomposition.of(automaton.graph());
    BitSet used = new BitSet();
    for (int p = 0; p < automaton.states(); p++) {
      used.set(components.component(p));
      for (int q = 0; q < automaton.states(); q++) {
        assertThat(components.component(p) == components.component(q))
            .isEqualTo(reaches[p][q] && reaches[q][p]);
        if (reaches[p][q]) {
          assertThat(components.component(p)).isGreaterThanOrEqualTo(components.component(q));
        }
      }
    }
    assertThat(used.cardinality()).isEqualTo(components.count());
    assertThat(used.length()).isEqualTo(components.count());
  }

  /** Definition 9, tried on every set of states. */
  @Property
  void rejectingSinksAreThoseOfTheDefinition(@ForAll("automata") RandomAutomaton automaton) {
    boolean[][] reaches = automaton.reaches();
    List<BitSet> expected = new ArrayList<>();
    for (int set = 1; set < 1 << automaton.states(); set++) {
      BitSet states = BitSet.valueOf(new long[] {set});
      boolean connected =
          states.stream().allMatch(p -> states.stream().allMatch(q -> reaches[p][q]));
      boolean closed =
          states.stream()
              .allMatch(
                  p -> Arrays.stream(automaton.next()[p]).allMatch(to -> to < 0 || states.get(to)));
      if (connected && closed && !states.intersects(automaton.accepting())) {
        expected.add(states);
      }
    }
    expected.sort(Comparator.comparingInt(states -> states.nextSetBit(0)));
    assertThat(RejectingSinks.of(automaton.graph(), automaton.accepting())).isEqualTo(expected);
  }

  @Property
  void verdictsFollowFromWhatCanBeReached(@ForAll("automata") RandomAutomaton automaton) {
    boolean[][] reaches = automaton.reaches();
    Verdict[] verdicts = StateVerdicts.of(automaton.graph(), automaton.accepting());
    for (int q = 0; q < automaton.states(); q++) {
      boolean accepted = false;
      boolean rejected = false;
      for (int to = 0; to < automaton.states(); to++) {
        accepted |= reaches[q][to] && automaton.accepting().get(to);
        rejected |= reaches[q][to] && !automaton.accepting().get(to);
      }
      Verdict expected =
          !accepted
              ? Verdict.VIOLATED
              : !rejected
                  ? Verdict.SATISFIED
                  : automaton.accepting().get(q) ? Verdict.ACCEPTING : Verdict.PENDING;
      assertThat(verdicts[q]).isEqualTo(expected);
    }
  }

  @Property
  void certainVerdictsNeverChange(@ForAll("automata") RandomAutomaton automaton) {
    Verdict[] verdicts = StateVerdicts.of(automaton.graph(), automaton.accepting());
    for (int q = 0; q < automaton.states(); q++) {
      for (int to : automaton.next()[q]) {
        if (to >= 0 && (verdicts[q] == Verdict.SATISFIED || verdicts[q] == Verdict.VIOLATED)) {
          assertThat(verdicts[to]).isEqualTo(verdicts[q]);
        }
      }
    }
  }

  @Property
  void shortestTraces(@ForAll("automata") RandomAutomaton automaton, @ForAll Random random) {
    BitSet targets = new BitSet();
    for (int q = 0; q < automaton.states(); q++) {
      targets.set(q, random.nextInt(3) == 0);
    }
    SymbolicAutomaton symbolic = automaton.symbolic();
    ShortestTrace traces = new ShortestTrace(automaton.graph(), symbolic::guard);
    assertThat(traces.between(0, targets)).isEqualTo(shortest(automaton, targets));
  }

  /** The best trace of each length, from the best traces that are shorter by one. */
  private static Optional<List<Long>> shortest(RandomAutomaton automaton, BitSet targets) {
    List<Optional<List<Long>>> best = new ArrayList<>();
    for (int q = 0; q < automaton.states(); q++) {
      best.add(targets.get(q) ? Optional.of(List.of()) : Optional.empty());
    }
    for (int length = 0; length < automaton.states(); length++) {
      if (best.get(0).isPresent()) {
        return best.get(0);
      }
      List<Optional<List<Long>>> shorter = best;
      best = new ArrayList<>();
      for (int q = 0; q < automaton.states(); q++) {
        best.add(longer(automaton.next()[q], shorter));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Long>> longer(int[] next, List<Optional<List<Long>>> shorter) {
    List<List<Long>> traces = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      if (next[i] >= 0 && shorter.get(next[i]).isPresent()) {
        List<Long> trace = new ArrayList<>(List.of((long) i));
        trace.addAll(shorter.get(next[i]).get());
        traces.add(trace);
      }
    }
    return traces.stream().min(StateAnalysisTest::compare);
  }

  /** Fewest labels in all, then observation by observation. */
  private static int compare(List<Long> a, List<Long> b) {
    int labels =
        Integer.compare(
            a.stream().mapToInt(Long::bitCount).sum(), b.stream().mapToInt(Long::bitCount).sum());
    for (int i = 0; labels == 0 && i < a.size(); i++) {
      labels = SMALLER.compare(a.get(i), b.get(i));
    }
    return labels;
  }

  /** All bits, and so few that different states often have one colour. */
  private static final long[] COLORS = {-1, 0xF, 0x1, 0};

  /** Pairs of states are marked as different until nothing changes (Moore 1956). */
  @Property
  void minimizationMergesWhatNoTraceDistinguishes(@ForAll("automata") RandomAutomaton automaton) {
    int n = automaton.states();
    boolean[][] differ = new boolean[n][n];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int p = 0; p < n; p++) {
        for (int q = 0; q < n; q++) {
          if (!differ[p][q] && distinguished(automaton, differ, p, q)) {
            differ[p][q] = true;
            changed = true;
          }
        }
      }
    }
    for (long mask : COLORS) {
      assertMerged(
          automaton, differ, Minimization.of(automaton.symbolic(), automaton.output(), mask));
    }
  }

  private static void assertMerged(RandomAutomaton automaton, boolean[][] differ, int[] blocks) {
    int n = automaton.states();
    boolean[] reached = automaton.reaches()[0];
    BitSet used = new BitSet();
    for (int p = 0; p < n; p++) {
      assertThat(blocks[p] >= 0).isEqualTo(reached[p]);
      for (int q = 0; reached[p] && q < n; q++) {
        used.set(blocks[p]);
        if (reached[q]) {
          assertThat(blocks[p] == blocks[q]).isEqualTo(!differ[p][q]);
        }
      }
    }
    assertThat(Minimization.count(blocks)).isEqualTo(used.cardinality());
  }

  private static boolean distinguished(
      RandomAutomaton automaton, boolean[][] differ, int p, int q) {
    if (automaton.output()[p] != automaton.output()[q]) {
      return true;
    }
    for (int i = 0; i < automaton.next()[p].length; i++) {
      int a = automaton.next()[p][i];
      int b = automaton.next()[q][i];
      if (a >= 0 && differ[a][b]) {
        return true;
      }
    }
    return false;
  }
}
