package dev.safeguard.compiler.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.derivation.RandomDefinitions.Family;
import dev.safeguard.compiler.derivation.RandomDefinitions.Point;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.Valuation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * The derived constraint against an enumeration of values that knows nothing of elimination: it
 * evaluates comparisons at points with exact fractions.
 */
class DerivationTest {

  @Provide
  Arbitrary<RandomDefinitions> reals() {
    return definitions(Family.TWO_REALS);
  }

  @Provide
  Arbitrary<RandomDefinitions> differences() {
    return definitions(Family.INTEGER_DIFFERENCES);
  }

  @Provide
  Arbitrary<RandomDefinitions> sums() {
    return definitions(Family.INTEGER_SUMS);
  }

  @Provide
  Arbitrary<RandomDefinitions> integers() {
    return definitions(Family.INTEGERS);
  }

  private static Arbitrary<RandomDefinitions> definitions(Family family) {
    return Arbitraries.longs().map(seed -> RandomDefinitions.of(family, new Random(seed)));
  }

  @Property(tries = 300)
  void realsAreDerivedExactly(@ForAll("reals") RandomDefinitions definitions) {
    assertThat(allowed(definitions)).isEqualTo(produced(definitions, definitions.corners()));
  }

  @Property(tries = 300)
  void differencesOfIntegersAreDerivedExactly(
      @ForAll("differences") RandomDefinitions definitions) {
    assertThat(allowed(definitions)).isEqualTo(produced(definitions, definitions.grid(16)));
  }

  @Property(tries = 200)
  void sumsOfNeighboursAreDerivedExactly(@ForAll("sums") RandomDefinitions definitions) {
    assertThat(allowed(definitions)).isEqualTo(produced(definitions, definitions.grid(14)));
  }

  @Property(tries = 300)
  void noObservationOfIntegersIsExcluded(@ForAll("integers") RandomDefinitions definitions) {
    assertThat(allowed(definitions)).containsAll(produced(definitions, definitions.grid(12)));
  }

  @Property(tries = 200)
  void theInterpreterGroundsWhatTheTextSays(
      @ForAll("integers") RandomDefinitions definitions, @ForAll Random random) {
    Grounding grounding = compiled(definitions).safeguards().get(0).model().alphabet().grounding();
    for (int i = 0; i < 50; i++) {
      Point point = new Point(List.of(random.nextInt(17) - 8L, random.nextInt(17) - 8L), 1);
      Valuation valuation = new Valuation(2);
      valuation.set(0, point.numerators().get(0));
      valuation.set(1, point.numerators().get(1));
      assertThat(grounding.observation(valuation, 0)).isEqualTo(definitions.observation(point));
    }
  }

  private static Compilation compiled(RandomDefinitions definitions) {
    Compilation compilation = Compiler.compile(new Source("random.sg", definitions.text()));
    assertThat(compilation.diagnostics()).noneMatch(d -> d.isError());
    return compilation;
  }

  private static Set<Long> allowed(RandomDefinitions definitions) {
    Guard assumption = compiled(definitions).safeguards().get(0).model().alphabet().assumption();
    Set<Long> allowed = new TreeSet<>();
    for (long observation = 0; observation < 1L << definitions.labels(); observation++) {
      if (assumption.admits(observation)) {
        allowed.add(observation);
      }
    }
    return allowed;
  }

  private static Set<Long> produced(RandomDefinitions definitions, List<Point> points) {
    Set<Long> produced = new TreeSet<>();
    points.forEach(point -> produced.add(definitions.observation(point)));
    return produced;
  }

  @Test
  void manyThresholdsAndOneSumStayCheap() {
    List<String> lines = new ArrayList<>();
    List<String> sum = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add("signal x%d: real label positive%d = x%d > 0".formatted(i, i, i));
      sum.add("x" + i);
    }
    lines.add("label total = " + String.join(" + ", sum) + " > 0");
    lines.add("safeguard S otherwise stay { initial state s {");
    lines.add("on total & none(" + names("positive", 30) + ") -> v");
    lines.add("else on !total & all(" + names("positive", 30) + ") -> v } rejecting state v }");
    Compilation compilation = Compiler.compile(new Source("sum.sg", String.join("\n", lines)));
    assertThat(compilation.diagnostics())
        .extracting(d -> d.code().id())
        .containsOnly("guard.unsatisfiable", "state.unreachable", "safeguard.vacuous");
  }

  private static String names(String stem, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(stem + i);
    }
    return String.join(", ", names);
  }
}
