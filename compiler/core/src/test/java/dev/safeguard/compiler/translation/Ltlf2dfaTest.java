package dev.safeguard.compiler.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The automaton of a formula accepts the traces that ltlf2dfa's does.
 *
 * <p>They are compared on all traces but the empty one, which ltlf2dfa, whose formulas have a first
 * position, does not define. It reads a formula of the past at the last position; here that is
 * {@code eventually (f & weaknext false)}.
 */
class Ltlf2dfaTest {
  private static final List<String> LABELS = List.of("a", "b");
  private static final int FORMULAS = 60;

  private static Ltlf2dfa peer;

  @BeforeAll
  static void start() throws IOException {
    Ltlf2dfa.Availability found = Ltlf2dfa.availability();
    assumeTrue(found.python().isPresent(), () -> "no ltlf2dfa to compare with: " + found.reason());
    peer = Ltlf2dfa.start(found.python().get());
  }

  @AfterAll
  static void end() {
    if (peer != null) {
      peer.close();
    }
  }

  @Test
  void formulasOfTheFuture() throws IOException {
    for (RandomFormula formula : random(RandomFormulas.of(LABELS.size(), 3, false))) {
      compare("future", formula, formula.toString());
    }
  }

  @Test
  void formulasOfThePast() throws IOException {
    for (RandomFormula formula : random(RandomFormulas.ofThePast(LABELS.size(), 3))) {
      compare("past", formula, "eventually ((" + formula + ") & weaknext false)");
    }
  }

  /** What differs only at the end of a trace, or only at its beginning, is told apart. */
  @Test
  void formulasThatDiffer() {
    RandomFormula a = RandomFormula.of("a");
    assertThatThrownBy(() -> compare("future", RandomFormula.of("weaknext", a), "next a"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () -> compare("past", RandomFormula.of("historically", a), "always (a & weaknext b)"))
        .isInstanceOf(AssertionError.class);
  }

  /** New ones in every run; a failure names the formula, which is all that it takes. */
  private static List<RandomFormula> random(Arbitrary<RandomFormula> arbitrary) {
    List<RandomFormula> formulas = new ArrayList<>();
    Random random = new Random();
    JqwikSession.run(
        () -> {
          RandomGenerator<RandomFormula> generator = arbitrary.generator(FORMULAS, false);
          for (int i = 0; i < FORMULAS; i++) {
            formulas.add(generator.next(random).value());
          }
        });
    return formulas;
  }

  private record Pair(int here, int there, List<Set<String>> trace) {}

  private static void compare(String tense, RandomFormula formula, String here) throws IOException {
    String text = "labels a, b\nsafeguard X = " + here;
    Compilation compilation = Compiler.compile(new Source("x.sg", text));
    MonitorModel model = compilation.safeguard("X").orElseThrow().model();
    DotAutomaton other = peer.automaton(tense, Ltlf2dfaText.of(formula));
    Deque<Pair> todo = new ArrayDeque<>();
    Set<List<Integer>> seen = new HashSet<>();
    todo.add(new Pair(model.initial(), DotAutomaton.INITIAL, List.of()));
    while (!todo.isEmpty()) {
      Pair pair = todo.remove();
      for (long observation = 0; observation < 1 << LABELS.size(); observation++) {
        Pair next = successor(pair, observation, model, other);
        assertThat(model.states().get(next.here()).accepting())
            .as("%s on %s, for ltlf2dfa %s", here, next.trace(), Ltlf2dfaText.of(formula))
            .isEqualTo(other.accepting().contains(next.there()));
        if (seen.add(List.of(next.here(), next.there()))) {
          todo.add(next);
        }
      }
    }
  }

  private static Pair successor(
      Pair pair, long observation, MonitorModel model, DotAutomaton other) {
    Set<String> labels = new TreeSet<>();
    for (int label = 0; label < LABELS.size(); label++) {
      if ((observation >>> label & 1) == 1) {
        labels.add(LABELS.get(label));
      }
    }
    List<Set<String>> trace = new ArrayList<>(pair.trace());
    trace.add(labels);
    return new Pair(
        model.automaton().successor(pair.here(), observation),
        other.successor(pair.there(), labels),
        trace);
  }
}
