package dev.safeguard.compiler.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets of which only a few parts matter, with too few states allowed for looking at all tuples. */
class InteractionTest {
  private static final Limits SMALL = Limits.DEFAULT.withStates(200);

  private static Together together(String text) {
    Compilation compilation = Compiler.compile(new Source("test.sg", text), SMALL);
    assertThat(compilation.isAccepted()).as(text + compilation.diagnostics()).isTrue();
    List<MonitorModel> models = compilation.safeguards().stream().map(s -> s.model()).toList();
    return Together.of(models, model -> false);
  }

  private static List<List<String>> trace(Trap trap) {
    return trap.trace().witness(trap.parts().get(0).alphabet()).observations();
  }

  private static List<String> names(List<MonitorModel> models) {
    return models.stream().map(MonitorModel::name).toList();
  }

  private static String labels(int count) {
    return "labels "
        + IntStream.rangeClosed(1, count).mapToObj(i -> "p" + i).collect(Collectors.joining(", "))
        + "\n";
  }

  /** Rule i: label i + 1 never comes before label i. */
  private static String chain(int rules) {
    return labels(rules + 1)
        + IntStream.rangeClosed(1, rules)
            .mapToObj(i -> "safeguard R%d = always (p%d -> once p%d)\n".formatted(i, i + 1, i))
            .collect(Collectors.joining());
  }

  @Test
  void aLongChainHasNoTrap() {
    Together together = together(chain(50));
    assertThat(together.trap()).isEmpty();
    assertThat(together.implied()).isEmpty();
  }

  @Test
  void aChainThatClosesCanStillGoOn() {
    Together together = together(chain(50) + "safeguard Last = always (p1 -> once p51)\n");
    assertThat(together.trap()).isEmpty();
  }

  @Test
  void twoOfManyContradictEachOther() {
    Together together =
        together(chain(50) + "safeguard Soon = eventually p51\nsafeguard Never = always !p51\n");
    assertThat(together.isContradiction()).isTrue();
    assertThat(names(together.trap().orElseThrow().parts())).containsExactly("Soon", "Never");
  }

  @Test
  void onlyTheBeginningOfAChainIsToBlame() {
    Together together =
        together(chain(20) + "safeguard Soon = eventually p4\nsafeguard Never = always !p2\n");
    assertThat(names(together.trap().orElseThrow().parts()))
        .containsExactly("R2", "R3", "Soon", "Never");
  }

  @Test
  void pairsThatShareNothingAreLookedAtOneByOne() {
    String pairs =
        labels(40)
            + IntStream.rangeClosed(1, 20)
                .mapToObj(
                    i ->
                        """
                        safeguard A%1$d = always (p%2$d -> weaknext p%3$d)
                        safeguard B%1$d = always (p%2$d -> weaknext weaknext !p%3$d)
                        """
                            .formatted(i, 2 * i - 1, 2 * i))
                .collect(Collectors.joining());
    Together together = together(pairs);
    Trap trap = together.trap().orElseThrow();
    assertThat(trace(trap)).containsExactly(List.of("p1"), List.of("p1", "p2"));
    assertThat(names(trap.parts())).containsExactly("A1", "B1");
    assertThat(trap.ahead()).isEmpty();
    assertThat(trap.demands().stream().map(d -> d.guard().smallest())).containsExactly(2L, 0L);
  }

  private static final String CONFLICT =
      """
      safeguard Answer = always (x -> weaknext a)
      safeguard Silence = always !a
      """;

  @Test
  void anAssumptionConnectsWhatSharesNoLabel() {
    String parts = "safeguard A = always a\nsafeguard B = always !b\n";
    assertThat(together("labels a, b\n" + parts).trap()).isEmpty();
    assertThat(together("labels a, b\nassume a <-> b\n" + parts).isContradiction()).isTrue();
    Together several = together("labels a, b, c, d\nassume a <-> b\nassume c | d\n" + parts);
    assertThat(several.isContradiction()).isTrue();
  }

  @Test
  void aTraceKeepsThePartsGoingThatHaveNoSayInTheTrap() {
    Trap trap =
        together("labels x, y, a\n" + CONFLICT + "safeguard Pair = always (x -> y)\n")
            .trap()
            .orElseThrow();
    assertThat(trace(trap)).containsExactly(List.of("x", "y"));
    assertThat(names(trap.parts())).containsExactly("Answer", "Silence");
  }

  @Test
  void aPartThatIsDoomedAnywayHidesTheTrap() {
    assertThat(together("labels x, a\n" + CONFLICT).trap()).isPresent();
    assertThat(together("labels x, a\n" + CONFLICT + "safeguard No = always !x\n").trap())
        .isEmpty();
  }

  @Test
  void whatIsOwedForEverIsSaid() {
    Trap trap =
        together("labels a, b\nsafeguard Some = eventually a\nsafeguard Never = always !a\n")
            .trap()
            .orElseThrow();
    assertThat(trap.demands().stream().map(Trap.Demand::owed)).containsExactly(true, false);
    assertThat(trap.demands().get(0).guard().smallest()).isEqualTo(1);
    assertThat(trap.demands().get(1).guard().admits(1)).isFalse();
  }

  @Test
  void whatIsOnlyAheadIsShown() {
    Trap trap =
        together(
                """
                labels a, b
                safeguard Later = weaknext weaknext a
                safeguard Never = weaknext weaknext !a
                """)
            .trap()
            .orElseThrow();
    assertThat(trap.trace().observations()).isEmpty();
    assertThat(trap.ahead()).containsExactly(0L, 0L);
    assertThat(trap.demands().stream().noneMatch(Trap.Demand::owed)).isTrue();
  }

  @Test
  void lengthsMatterToPartsThatShareNoLabel() {
    String even =
        """
        labels a
        safeguard Even { initial state e { else -> o } pending state o { else -> e } }
        safeguard Odd { initial pending state e { else -> o } state o { else -> e } }
        """;
    Together together = together(even);
    assertThat(together.isContradiction()).isTrue();
    assertThat(together.excluding()).hasSize(1);
  }

  @Test
  void aPartThatCannotGoOnByItselfIsNoTrap() {
    Together together =
        together(
            """
            labels a
            safeguard Brief { initial state s { else -> v } rejecting state v { else -> stay } }
            safeguard Never = always !a
            """);
    assertThat(names(together.stuck())).containsExactly("Brief");
    assertThat(together.trap()).isEmpty();
  }

  @Test
  void thoseThatImplyAPartAreFew() {
    Together together = together(chain(10) + "safeguard Far = always (p4 -> once p1)\n");
    assertThat(together.implied()).hasSize(1);
    assertThat(together.implied().get(0).part().name()).isEqualTo("Far");
    assertThat(names(together.implied().get(0).by())).containsExactly("R1", "R2", "R3");
  }
}
