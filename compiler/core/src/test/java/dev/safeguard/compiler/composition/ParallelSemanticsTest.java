package dev.safeguard.compiler.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.Strategy;
import dev.safeguard.compiler.analysis.Run;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.ModuleSource;
import dev.safeguard.compiler.translation.RandomFormulas;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Parts side by side give the verdicts of the product, but for joint dead ends. */
class ParallelSemanticsTest {
  private static final Set<Verdict> ACCEPTED = Set.of(Verdict.SATISFIED, Verdict.ACCEPTING);

  @Provide
  Arbitrary<List<RandomComposition>> conjuncts() {
    return RandomComposition.arbitrary(RandomFormulas.of(2, 2, true), 1)
        .list()
        .ofMinSize(2)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<RandomComposition>> safetyMachines() {
    return Arbitraries.longs()
        .map(RandomMachine::of)
        .map(RandomMachine::withoutObligations)
        .map(RandomComposition::machine)
        .list()
        .ofMinSize(2)
        .ofMaxSize(4);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void differsOnlyWhereAPartIsPending(
      @ForAll("conjuncts") List<RandomComposition> conjuncts,
      @ForAll("traces") List<List<Long>> traces) {
    RandomComposition conjunction = RandomComposition.conjunction(conjuncts);
    Assume.that(conjunction.namesASafeguard());
    compare(conjunction.specification(), traces);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void isExactWithoutPendingStates(
      @ForAll("safetyMachines") List<RandomComposition> machines,
      @ForAll("traces") List<List<Long>> traces) {
    String text = RandomComposition.conjunction(machines).specification();
    assertThat(compile(text, Strategy.PARALLEL).diagnostics())
        .noneMatch(finding -> finding.code() == DiagnosticCode.PARTS_INEXACT);
    compare(text, traces);
  }

  @Provide
  Arbitrary<List<List<Long>>> traces() {
    return Arbitraries.longs().between(0, 3).list().ofMaxSize(8).list().ofSize(20);
  }

  private static void compare(String text, List<List<Long>> traces) {
    Compilation product = compile(text, Strategy.PRODUCT);
    Compilation parallel = compile(text, Strategy.PARALLEL);
    BuiltSafeguard parts = built(parallel);
    assertThat(parts.parallel()).isPresent();
    boolean inexact =
        parallel.diagnostics().stream().anyMatch(d -> d.code() == DiagnosticCode.PARTS_INEXACT);
    for (List<Long> trace : traces) {
      Run whole = built(product).run();
      Run sideBySide = parts.run();
      LongStream.concat(LongStream.of(-1), trace.stream().mapToLong(Long::longValue))
          .forEach(
              observation -> {
                if (observation >= 0) {
                  assertThat(whole.step(observation)).isTrue();
                  assertThat(sideBySide.step(observation)).isTrue();
                }
                compare(whole.verdict(), sideBySide.verdict(), inexact, text + trace);
              });
    }
  }

  private static void compare(Verdict whole, Verdict parts, boolean inexact, String what) {
    assertThat(ACCEPTED.contains(parts)).as(what).isEqualTo(ACCEPTED.contains(whole));
    if (inexact && parts == Verdict.PENDING) {
      assertThat(whole).as(what).isIn(Verdict.PENDING, Verdict.VIOLATED);
    } else {
      assertThat(parts).as(what).isEqualTo(whole);
    }
  }

  private static BuiltSafeguard built(Compilation compilation) {
    return compilation.built().stream()
        .filter(safeguard -> safeguard.name().equals("X"))
        .findFirst()
        .orElseThrow();
  }

  private static Compilation compile(String text, Strategy strategy) {
    Compilation compilation =
        Compiler.compile(new Source("x.sg", text), ModuleSource.NONE, Limits.DEFAULT, strategy);
    assertThat(compilation.isAccepted()).as("%s%n%s", text, compilation.diagnostics()).isTrue();
    return compilation;
  }
}
