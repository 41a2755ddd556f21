package dev.safeguard.compiler.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.ExplicitSafeguard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Sets of random safeguards, compared with an enumeration of all tuples of their states. */
class TogetherTest {
  /** A random set, its text, and what the compiler makes of it. */
  private record Example(List<ExplicitSafeguard> parts, String text, List<MonitorModel> models) {
    static Example of(Random random) {
      List<String> labels = List.of("a", "b", "c").subList(0, 1 + random.nextInt(3));
      IntPredicate possible = ExplicitSafeguard.world(random, labels.size());
      int count = 1 + random.nextInt(4);
      List<ExplicitSafeguard> parts = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        parts.add(ExplicitSafeguard.of(random, labels, possible));
        text.append(i == 0 ? parts.get(0).preamble() : "").append(parts.get(i).declared("P" + i));
      }
      return new Example(parts, text.toString(), compiled(text.toString()));
    }

    ExplicitTogether explicit() {
      return new ExplicitTogether(parts);
    }

    Together together() {
      return Together.of(models, model -> true);
    }

    Set<Integer> numbers(List<MonitorModel> some) {
      return some.stream().map(models::indexOf).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static List<MonitorModel> compiled(String text) {
    Compilation compilation = Compiler.compile(new Source("test.sg", text));
    assertThat(compilation.isAccepted()).as(text + compilation.diagnostics()).isTrue();
    return compilation.safeguards().stream().map(s -> s.model()).toList();
  }

  @Property(tries = 2000)
  void trapsAndThoseToBlame(@ForAll Random random) {
    Example example = Example.of(random);
    ExplicitTogether explicit = example.explicit();
    Together together = example.together();
    Optional<List<Long>> expected = explicit.trap();
    assertThat(together.trap().map(trap -> trap.trace().observations()))
        .as(example.text())
        .isEqualTo(expected);
    assertThat(together.isContradiction()).isEqualTo(expected.filter(List::isEmpty).isPresent());
    together
        .trap()
        .ifPresent(
            trap ->
                assertThat(explicit.smallestGuilty(expected.orElseThrow()))
                    .as(example.text())
                    .contains(example.numbers(trap.parts())));
  }

  @Property(tries = 1000)
  void partsThatOthersImply(@ForAll Random random) {
    Example example = Example.of(random);
    ExplicitTogether explicit = example.explicit();
    Together together = example.together();
    assertThat(together.implied().stream().map(i -> example.models().indexOf(i.part())))
        .as(example.text())
        .containsExactlyElementsOf(
            IntStream.range(0, example.parts().size())
                .filter(explicit::isImplied)
                .boxed()
                .toList());
    for (Implication implication : together.implied()) {
      int part = example.models().indexOf(implication.part());
      Set<Integer> by = example.numbers(implication.by());
      assertThat(explicit.imply(by, part)).as(example.text()).isTrue();
      for (int one : by) {
        Set<Integer> fewer = by.stream().filter(i -> i != one).collect(Collectors.toSet());
        assertThat(explicit.imply(fewer, part)).as(example.text()).isFalse();
      }
    }
  }

  @Property(tries = 1000)
  void pairsThatExcludeEachOtherAndPartsThatAreStuck(@ForAll Random random) {
    Example example = Example.of(random);
    ExplicitTogether explicit = example.explicit();
    Together together = example.together();
    List<Set<Integer>> expected = new ArrayList<>();
    for (int i = 0; i < example.parts().size(); i++) {
      for (int j = i + 1; j < example.parts().size(); j++) {
        if (explicit.exclude(i, j)) {
          expected.add(Set.of(i, j));
        }
      }
      boolean stuck = !new ExplicitTogether(List.of(example.parts().get(i))).canGoOn(List.of(0));
      assertThat(together.stuck().contains(example.models().get(i))).isEqualTo(stuck);
    }
    assertThat(
            together.excluding().stream()
                .map(pair -> example.numbers(List.of(pair.first(), pair.second()))))
        .as(example.text())
        .containsExactlyElementsOf(expected);
  }

  @Property(tries = 1000)
  void transitionsThatDecideNothing(@ForAll Random random) {
    Example example = Example.of(random);
    ExplicitTogether explicit = example.explicit();
    Together together = example.together();
    Set<MonitorModel> implied =
        together.implied().stream().map(Implication::part).collect(Collectors.toSet());
    for (int i = 0; i < example.parts().size(); i++) {
      MonitorModel model = example.models().get(i);
      ExplicitSafeguard part = example.parts().get(i);
      ExplicitTogether alone = new ExplicitTogether(List.of(part));
      for (int q = 0; q < part.next().length; q++) {
        MonitorModel.State from = model.states().get(q);
        for (MonitorModel.Edge edge : from.edges()) {
          IntPredicate taken = o -> part.possible().test(o) && edge.guard().admits(o);
          int state = q;
          int number = i;
          boolean idle =
              together.stuck().isEmpty()
                  && together.trap().isEmpty()
                  && !implied.contains(model)
                  && !part.doomed().get(q)
                  && edge.target() != q
                  && observations(part).filter(taken).anyMatch(o -> alone.decides(0, state, o))
                  && observations(part)
                      .filter(taken)
                      .noneMatch(o -> explicit.decides(number, state, o));
          assertThat(together.idle().contains(new IdleGuard(model, from, edge)))
              .as(example.text() + from.name() + " line " + edge.line())
              .isEqualTo(idle);
        }
      }
    }
  }

  private static IntStream observations(ExplicitSafeguard part) {
    return IntStream.range(0, 1 << part.labels().size());
  }
}
