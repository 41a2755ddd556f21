package dev.safeguard.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlameTest {
  private static final String LABELS = "labels a, b, c, d\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // formula; observations up to the violation; sentence
        "always (a -> weaknext b); -,-,a,c; `a -> weaknext b` fails from position 3 on",
        "always (a -> once b) & always (c -> weaknext d); b,a,c,-;"
            + " `c -> weaknext d` fails from position 3 on",
        "always (!a & (b -> previously c)); -,c,b,b;"
            + " `b -> previously c` fails from position 4 on",
        "always (a & b); ab,b; `a` fails from position 2 on",
        "always (b -> historically !a); -,a,-,b; `b -> historically !a` fails from position 4 on",
        "always historically !a; -,a; `!a` fails from position 2 on",
        "always (a -> eventually within 2 b); -,a,-,-;"
            + " `a -> eventually within 2 b` fails from position 2 on",
        "!a weakuntil b; -,a; `!a weakuntil b` fails from position 1 on",
        "always within 1 a; a,-; `a` fails from position 2 on",
        "all(always a, always b); ab,a; `b` fails from position 2 on",
        "next a & next !a; -;"
            + " `next a & next !a` cannot be made true any more from position 0 on",
        "false; -; `false` cannot be made true any more from position 0 on"
      })
  void namesThePartAndThePosition(String formula, String observations, String sentence) {
    Compilation.CompiledSafeguard safeguard = compile(formula);
    List<Long> violated = upToViolation(safeguard, trace(observations));
    Blame blame = safeguard.blame(violated).orElseThrow();
    assertThat(safeguard.sentence(blame)).isEqualTo(sentence);
  }

  @Test
  void saysWhereThePartStands() {
    Compilation.CompiledSafeguard safeguard = compile("always a & always (b -> c)");
    Blame blame = safeguard.blame(trace("a,ab")).orElseThrow();
    assertThat(blame.part().span())
        .isEqualTo(new Span(new Span.Position(2, 34), new Span.Position(2, 40)));
  }

  private static Compilation.CompiledSafeguard compile(String formula) {
    Compilation compilation =
        Compiler.compile(new Source("x.sg", LABELS + "safeguard X = " + formula));
    assertThat(compilation.isAccepted()).as("%s", compilation.diagnostics()).isTrue();
    return compilation.safeguard("X").orElseThrow();
  }

  /** Observations by their labels' letters, a dash for none. */
  private static List<Long> trace(String observations) {
    List<Long> trace = new ArrayList<>();
    for (String labels : observations.split(",")) {
      trace.add(
          labels.chars().filter(c -> c != '-').mapToLong(c -> 1L << c - 'a').reduce(0, Long::sum));
    }
    return trace;
  }

  /** The trace as far as it is needed, which must be all of it, but for a violation at once. */
  private static List<Long> upToViolation(
      Compilation.CompiledSafeguard safeguard, List<Long> trace) {
    int state = safeguard.model().initial();
    for (int i = 0; i <= trace.size(); i++) {
      if (safeguard.model().states().get(state).verdict() == Verdict.VIOLATED) {
        assertThat(i == trace.size() || i == 0).as("the violation comes last").isTrue();
        return trace.subList(0, i);
      }
      state =
          safeguard.model().automaton().successor(state, trace.get(Math.min(i, trace.size() - 1)));
    }
    throw new AssertionError("the trace does not violate the formula");
  }
}
