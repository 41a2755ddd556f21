package dev.safeguard.compiler.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.ExplicitSafeguard;
import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.Limits;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What two safeguards allow and forbid, compared with an enumeration of all pairs of states. */
class ComparisonTest {

  private static MonitorModel model(String text) {
    Compilation compilation = Compiler.compile(new Source("test.sg", text));
    assertThat(compilation.isAccepted()).as(text + compilation.diagnostics()).isTrue();
    return compilation.safeguards().get(0).model();
  }

  private static Comparison compare(String first, String second) {
    return Comparison.of(model(first), model(second), Budget.of(Limits.DEFAULT));
  }

  private static Optional<List<List<String>>> names(
      Optional<ReplayedTrace> trace, Comparison comparison) {
    return trace.map(found -> found.witness(comparison.alphabet()).observations());
  }

  private static final String NO_LAVA =
      """
      labels wood, lava
      safeguard S otherwise stay {
        initial state safe { on lava -> violated }
        rejecting state violated
      }
      """;

  @Test
  void labelsAreTheSameWhereTheyAreCalledTheSame() {
    Comparison comparison =
        compare(NO_LAVA, NO_LAVA.replace("labels wood, lava", "labels lava, creeper, wood"));
    assertThat(comparison.relation()).isEqualTo(Relation.EQUAL);
    assertThat(comparison.alphabet().labels()).containsExactly("wood", "lava", "creeper");
    assertThat(comparison.labels().onlySecond()).containsExactly("creeper");
    assertThat(comparison.labels().onlyFirst()).isEmpty();
  }

  @Test
  void aLabelThatIsMissingIsFree() {
    Comparison comparison =
        compare(
            NO_LAVA,
            NO_LAVA.replace("wood, lava", "creeper, lava").replace("on lava", "on lava | creeper"));
    assertThat(comparison.relation()).isEqualTo(Relation.STRICTER);
    assertThat(names(comparison.accepted().onlyFirst(), comparison))
        .contains(List.of(List.of("creeper")));
    assertThat(names(comparison.violated().onlySecond(), comparison))
        .contains(List.of(List.of("creeper")));
  }

  @Test
  void whatEitherAssumptionExcludesIsNotCompared() {
    Comparison comparison =
        compare(NO_LAVA, "assume !lava\n" + NO_LAVA.replace("on lava", "on lava | wood"));
    assertThat(names(comparison.accepted().onlyFirst(), comparison))
        .contains(List.of(List.of("wood")));
    assertThat(comparison.accepted().onlySecond()).isEmpty();
    assertThat(comparison.possible().onlyFirst()).hasValue(2);
    assertThat(comparison.possible().onlySecond()).isEmpty();
  }

  @Test
  void assumptionsThatExcludeEachOtherLeaveNothing() {
    assertThat(compare("assume lava\n" + NO_LAVA, "assume !lava\n" + NO_LAVA).isVoid()).isTrue();
    assertThat(compare("assume lava\n" + NO_LAVA, NO_LAVA).isVoid()).isFalse();
  }

  @Test
  void aViolationIsNotTheSameAsATraceThatIsNotAccepted() {
    String late =
        """
        labels wood, lava
        safeguard S otherwise stay {
          initial state safe { on lava -> burning }
          pending state burning { on wood -> violated }
          rejecting state violated
        }
        """;
    String never = late.replace("on wood -> violated", "on !wood & !lava -> safe");
    Comparison comparison = compare(NO_LAVA, never.replace("  rejecting state violated\n", ""));
    assertThat(comparison.accepted().onlyFirst()).isEmpty();
    assertThat(names(comparison.accepted().onlySecond(), comparison))
        .contains(List.of(List.of("lava"), List.of()));
    assertThat(names(comparison.violated().onlyFirst(), comparison))
        .contains(List.of(List.of("lava")));
  }

  @Property(tries = 500)
  void agreesWithAnEnumeration(@ForAll Random random) {
    List<String> names = List.of("a", "b", "c", "d");
    ExplicitSafeguard first = safeguard(random, names.subList(0, 1 + random.nextInt(3)));
    int from = random.nextInt(2);
    ExplicitSafeguard second = safeguard(random, names.subList(from, from + 1 + random.nextInt(3)));
    Comparison comparison = compare(first.toString(), second.toString());
    Enumeration all = new Enumeration(first, second);

    assertThat(length(comparison.accepted().onlyFirst()))
        .isEqualTo(all.shortest((a, b) -> first.accepting().get(a) && !second.accepting().get(b)));
    assertThat(length(comparison.accepted().onlySecond()))
        .isEqualTo(all.shortest((a, b) -> !first.accepting().get(a) && second.accepting().get(b)));
    assertThat(length(comparison.violated().onlyFirst()))
        .isEqualTo(all.shortest((a, b) -> first.doomed().get(a) && !second.doomed().get(b)));
    assertThat(length(comparison.violated().onlySecond()))
        .isEqualTo(all.shortest((a, b) -> !first.doomed().get(a) && second.doomed().get(b)));
  }

  private static ExplicitSafeguard safeguard(Random random, List<String> labels) {
    return ExplicitSafeguard.of(random, labels, ExplicitSafeguard.world(random, labels.size()));
  }

  private static OptionalInt length(Optional<ReplayedTrace> trace) {
    return trace
        .map(found -> OptionalInt.of(found.observations().size()))
        .orElse(OptionalInt.empty());
  }

  /** Every pair of states that a trace reaches which both worlds show, by the trace's length. */
  private record Enumeration(ExplicitSafeguard first, ExplicitSafeguard second) {
    OptionalInt shortest(BiPredicate<Integer, Integer> wanted) {
      Set<List<Integer>> seen = new HashSet<>();
      Set<List<Integer>> layer = Set.of(List.of(0, 0));
      for (int length = 0; !layer.isEmpty(); length++) {
        if (layer.stream().anyMatch(pair -> wanted.test(pair.get(0), pair.get(1)))) {
          return OptionalInt.of(length);
        }
        seen.addAll(layer);
        Set<List<Integer>> following = new LinkedHashSet<>();
        for (List<Integer> pair : layer) {
          for (int o = 0; o < 16; o++) {
            int left = seenBy(first, o);
            int right = seenBy(second, o);
            if (first.possible().test(left) && second.possible().test(right)) {
              following.add(
                  List.of(first.next()[pair.get(0)][left], second.next()[pair.get(1)][right]));
            }
          }
        }
        following.removeAll(seen);
        layer = following;
      }
      return OptionalInt.empty();
    }

    /** What a safeguard sees of the labels a, b, c and d. */
    private static int seenBy(ExplicitSafeguard safeguard, int observation) {
      return Stream.iterate(0, i -> i + 1)
          .limit(safeguard.labels().size())
          .mapToInt(i -> (observation >>> (safeguard.labels().get(i).charAt(0) - 'a') & 1) << i)
          .sum();
    }
  }
}
