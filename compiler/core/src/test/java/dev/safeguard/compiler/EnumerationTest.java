package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.RandomSpecification.State;
import dev.safeguard.compiler.RandomSpecification.Transition;
import dev.safeguard.compiler.analysis.TestEvaluation;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the compiler says of random specifications, against an enumeration of all observations. */
final class EnumerationTest {

  @Provide
  Arbitrary<RandomSpecification> specifications() {
    return Arbitraries.randomValue(RandomSpecification::of);
  }

  private static List<Diagnostic> findings(RandomSpecification specification) {
    return compile(specification).diagnostics();
  }

  private static Compilation compile(RandomSpecification specification) {
    return Compiler.compile(new Source("random.sg", specification.text()));
  }

  private static List<Diagnostic> with(DiagnosticCode code, List<Diagnostic> findings) {
    return findings.stream().filter(finding -> finding.code() == code).toList();
  }

  private static Optional<Diagnostic> at(int line, List<Diagnostic> findings) {
    return findings.stream().filter(finding -> finding.span().line() == line).findFirst();
  }

  private static Optional<Witness> smallest(
      RandomSpecification specification, java.util.function.LongPredicate wanted) {
    return Arrays.stream(specification.possible())
        .filter(wanted)
        .boxed()
        .min(
            Comparator.<Long>comparingInt(Long::bitCount)
                .thenComparing(observation -> -Long.reverse(observation) >>> 1)
                .thenComparing(Comparator.naturalOrder()))
        .map(observation -> new Witness.Observation(specification.names(observation)));
  }

  @Property
  void contradictions(@ForAll("specifications") RandomSpecification specification) {
    assertThat(with(DiagnosticCode.ASSUME_CONTRADICTION, findings(specification)))
        .hasSize(specification.possible().length == 0 ? 1 : 0);
  }

  @Property
  void gaps(@ForAll("specifications") RandomSpecification specification) {
    List<Diagnostic> gaps = with(DiagnosticCode.GUARD_GAP, findings(specification));
    for (State state : specification.states()) {
      Optional<Witness> expected =
          specification.otherwise() == RandomSpecification.NONE
              ? smallest(
                  specification,
                  o -> state.transitions().stream().noneMatch(t -> t.effective().test(o)))
              : Optional.empty();
      assertThat(at(state.line(), gaps).flatMap(Diagnostic::witness)).isEqualTo(expected);
    }
  }

  @Property
  void overlaps(@ForAll("specifications") RandomSpecification specification) {
    List<Diagnostic> overlaps = with(DiagnosticCode.GUARD_OVERLAP, findings(specification));
    for (State state : specification.states()) {
      boolean expected = false;
      boolean found = false;
      for (int later = 0; later < state.transitions().size(); later++) {
        Transition transition = state.transitions().get(later);
        List<Optional<Witness>> witnesses = new ArrayList<>();
        for (Transition earlier : state.transitions().subList(0, later)) {
          if (earlier.target() != transition.target()) {
            witnesses.add(
                smallest(
                    specification,
                    o -> earlier.effective().test(o) && transition.effective().test(o)));
          }
        }
        expected |= witnesses.stream().anyMatch(Optional::isPresent);
        Optional<Diagnostic> finding = at(transition.line(), overlaps);
        if (finding.isPresent()) {
          found = true;
          assertThat(witnesses).contains(finding.get().witness());
        }
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  @Property
  void transitionsThatAreNeverTaken(@ForAll("specifications") RandomSpecification specification) {
    Assume.that(specification.possible().length > 0);
    List<Diagnostic> findings = findings(specification);
    List<Diagnostic> impossible = with(DiagnosticCode.GUARD_UNSATISFIABLE, findings);
    List<Diagnostic> shadowed = with(DiagnosticCode.GUARD_SHADOWED, findings);
    for (State state : specification.states()) {
      for (Transition transition : state.transitions()) {
        boolean taken = Arrays.stream(specification.possible()).anyMatch(transition.effective());
        boolean possible = Arrays.stream(specification.possible()).anyMatch(transition.own());
        assertThat(at(transition.line(), impossible).isPresent()).isEqualTo(!possible);
        assertThat(at(transition.line(), shadowed).isPresent()).isEqualTo(possible && !taken);
      }
    }
  }

  /** The successor of each state on each possible observation, if there is exactly one. */
  private static Optional<int[][]> table(RandomSpecification specification) {
    int[][] table = new int[specification.states().size()][1 << specification.labels()];
    for (int q = 0; q < table.length; q++) {
      Arrays.fill(table[q], SymbolicAutomaton.IMPOSSIBLE);
      for (long observation : specification.possible()) {
        int[] targets =
            specification.states().get(q).transitions().stream()
                .filter(transition -> transition.effective().test(observation))
                .mapToInt(Transition::target)
                .distinct()
                .toArray();
        int otherwise = specification.otherwise();
        if (targets.length == 0 && otherwise != RandomSpecification.NONE) {
          targets = new int[] {otherwise == RandomSpecification.STAY ? q : otherwise};
        }
        if (targets.length != 1) {
          return Optional.empty();
        }
        table[q][(int) observation] = targets[0];
      }
    }
    return Optional.of(table);
  }

  /** The states that some trace reaches from a state. */
  private static BitSet reached(int[][] table, int from) {
    BitSet reached = new BitSet();
    reached.set(from);
    int before = 0;
    while (reached.cardinality() > before) {
      before = reached.cardinality();
      for (int q = 0; q < table.length; q++) {
        for (int to : table[q]) {
          if (reached.get(q) && to >= 0) {
            reached.set(to);
          }
        }
      }
    }
    return reached;
  }

  private static BitSet accepting(RandomSpecification specification) {
    BitSet accepting = new BitSet();
    for (int q = 0; q < specification.states().size(); q++) {
      accepting.set(q, specification.states().get(q).accepting());
    }
    return accepting;
  }

  @Property
  void claimsAndWhatIsFound(@ForAll("specifications") RandomSpecification specification) {
    Optional<int[][]> table = table(specification);
    Assume.that(specification.possible().length > 0 && table.isPresent());
    BitSet accepting = accepting(specification);
    BitSet reached = reached(table.get(), 0);
    List<Diagnostic> findings = findings(specification);
    for (int q = 0; q < table.get().length; q++) {
      State state = specification.states().get(q);
      boolean doomed = !reached(table.get(), q).intersects(accepting);
      assertThat(at(state.line(), with(DiagnosticCode.SINK_ESCAPES, findings)).isPresent())
          .isEqualTo(state.rejecting() && !doomed);
      assertThat(at(state.line(), with(DiagnosticCode.SINK_UNMARKED, findings)).isPresent())
          .isEqualTo(!state.rejecting() && doomed && reached.get(q));
      assertThat(at(state.line(), with(DiagnosticCode.STATE_UNREACHABLE, findings)).isPresent())
          .isEqualTo(!reached.get(q));
    }
  }

  @Property
  void modelsMeanWhatTheTextSays(
      @ForAll("specifications") RandomSpecification specification, @ForAll Random random) {
    Optional<int[][]> table = table(specification);
    Compilation compilation = compile(specification);
    boolean accepted = compilation.isAccepted();
    assertThat(compilation.safeguards()).hasSize(accepted ? 1 : 0);
    Assume.that(accepted);
    MonitorModel model = compilation.safeguards().get(0).model();
    for (int q = 0; q < table.orElseThrow().length; q++) {
      for (int o = 0; o < table.get()[q].length; o++) {
        assertThat(model.automaton().successor(q, o)).isEqualTo(table.get()[q][o]);
      }
      assertThat(model.states().get(q).verdict()).isEqualTo(verdict(specification, table.get(), q));
    }
    examples(specification, table.get(), model, random);
  }

  private static Verdict verdict(RandomSpecification specification, int[][] table, int q) {
    BitSet accepting = accepting(specification);
    BitSet reached = reached(table, q);
    BitSet rejected = (BitSet) reached.clone();
    rejected.andNot(accepting);
    return !reached.intersects(accepting)
        ? Verdict.VIOLATED
        : rejected.isEmpty()
            ? Verdict.SATISFIED
            : accepting.get(q) ? Verdict.ACCEPTING : Verdict.PENDING;
  }

  private static void examples(
      RandomSpecification specification, int[][] table, MonitorModel model, Random random) {
    for (int i = 0; i < 5; i++) {
      List<Long> trace = new ArrayList<>();
      int state = 0;
      int violated = verdict(specification, table, 0) == Verdict.VIOLATED ? 0 : -1;
      int broken = -1;
      for (int position = 1; position <= random.nextInt(5) && broken < 0; position++) {
        long observation = random.nextInt(1 << specification.labels());
        trace.add(observation);
        if (table[state][(int) observation] < 0) {
          broken = position;
        } else {
          state = table[state][(int) observation];
          boolean now = verdict(specification, table, state) == Verdict.VIOLATED;
          violated = now && violated < 0 ? position : violated;
        }
      }
      Verdict expected = Verdict.values()[random.nextInt(Verdict.values().length)];
      OptionalInt at =
          expected == Verdict.VIOLATED && random.nextBoolean()
              ? OptionalInt.of(1 + random.nextInt(trace.size() + 1))
              : OptionalInt.empty();
      boolean passes =
          broken < 0
              && verdict(specification, table, state) == expected
              && (at.isEmpty() || at.getAsInt() == violated);
      Optional<TestEvaluation.Failure> failure =
          TestEvaluation.evaluate(model, new TestEvaluation.Example(trace, expected, at));
      assertThat(failure.isEmpty()).as("%s => %s %s", trace, expected, at).isEqualTo(passes);
      if (broken > 0) {
        assertThat(failure.orElseThrow().position()).isEqualTo(broken);
      }
    }
  }
}
