package dev.safeguard.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.ExplicitSafeguard;
import dev.safeguard.compiler.automaton.Distances;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Plans of random safeguards, compared with distances in their tables. */
class PlanTest {
  @Property(tries = 500)
  void plansAreAsShortAsCanBe(@ForAll Random random) {
    List<String> labels = List.of("a", "b", "c").subList(0, 1 + random.nextInt(3));
    ExplicitSafeguard table =
        ExplicitSafeguard.of(random, labels, ExplicitSafeguard.world(random, labels.size()));
    Compilation compilation = Compiler.compile(new Source("test.sg", table.toString()));
    MonitorModel model = compilation.safeguards().get(0).model();
    Plan plan = Plan.of(model);
    List<OptionalInt> violation = Distances.of(model, Verdict.VIOLATED);
    List<OptionalInt> security = Distances.of(model, Verdict.SATISFIED);
    BitSet secured = secured(table);
    for (int q = 0; q < table.next().length; q++) {
      OptionalInt doom = distance(table, q, table.doomed());
      OptionalInt safety = distance(table, q, secured);
      assertThat(violation.get(q)).as(table.toString()).isEqualTo(doom);
      assertThat(security.get(q)).as(table.toString()).isEqualTo(safety);
      assertThat(plan.to(Verdict.VIOLATED, q).map(trace -> trace.observations().size()))
          .isEqualTo(doom.stream().boxed().findFirst());
      assertThat(plan.to(Verdict.SATISFIED, q).map(trace -> trace.observations().size()))
          .isEqualTo(safety.stream().boxed().findFirst());
      for (int label = 0; label < labels.size(); label++) {
        assertThat(plan.toAllowed(label, q).map(trace -> trace.observations().size()))
            .as(table + " from s" + q + " to " + labels.get(label))
            .isEqualTo(distance(table, q, allowing(table, label)).stream().boxed().findFirst());
      }
    }
  }

  private static IntStream possible(ExplicitSafeguard table) {
    return IntStream.range(0, 1 << table.labels().size()).filter(table.possible());
  }

  private static BitSet allowing(ExplicitSafeguard table, int label) {
    BitSet allowing = new BitSet();
    for (int q = 0; q < table.next().length; q++) {
      int state = q;
      allowing.set(
          q,
          possible(table)
              .filter(o -> (o >>> label & 1) == 1)
              .anyMatch(o -> !table.doomed().get(table.next()[state][o])));
    }
    return allowing;
  }

  /** The states from which no state can be reached that is not accepting. */
  private static BitSet secured(ExplicitSafeguard table) {
    BitSet rejecting = new BitSet();
    rejecting.set(0, table.next().length);
    rejecting.andNot(table.accepting());
    BitSet secured = new BitSet();
    for (int q = 0; q < table.next().length; q++) {
      secured.set(q, distance(table, q, rejecting).isEmpty());
    }
    return secured;
  }

  private static OptionalInt distance(ExplicitSafeguard table, int from, BitSet targets) {
    BitSet layer = new BitSet();
    layer.set(from);
    for (int length = 0; length <= table.next().length; length++) {
      if (layer.intersects(targets)) {
        return OptionalInt.of(length);
      }
      BitSet following = new BitSet();
      layer.stream().forEach(q -> possible(table).forEach(o -> following.set(table.next()[q][o])));
      layer = following;
    }
    return OptionalInt.empty();
  }
}
