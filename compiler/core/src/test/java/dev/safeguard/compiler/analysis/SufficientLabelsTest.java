package dev.safeguard.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.ExplicitSafeguard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Labels that suffice, compared with what somebody who sees only these can know. */
class SufficientLabelsTest {
  @Property(tries = 500)
  void theyTellAllVerdictsAndNoneCanBeLeftOut(@ForAll Random random) {
    List<String> labels = List.of("a", "b", "c").subList(0, 1 + random.nextInt(3));
    ExplicitSafeguard table =
        ExplicitSafeguard.of(random, labels, ExplicitSafeguard.world(random, labels.size()));
    MonitorModel model = compile(table.toString());
    long kept = SufficientLabels.of(model);
    assertThat(tellsVerdicts(model, kept)).as("%s keeps %d", table, kept).isTrue();
    for (int label = 0; label < labels.size(); label++) {
      if ((kept >>> label & 1) == 1) {
        assertThat(tellsVerdicts(model, kept & ~(1L << label)))
            .as("%s keeps %d, without label %d", table, kept, label)
            .isFalse();
      }
    }
  }

  /** Follows all states in which the safeguard can be, as far as the labels that are seen tell. */
  private static boolean tellsVerdicts(MonitorModel model, long seen) {
    Set<BitSet> met = new HashSet<>();
    Deque<BitSet> open = new ArrayDeque<>();
    BitSet start = new BitSet();
    start.set(model.initial());
    met.add(start);
    open.add(start);
    while (!open.isEmpty()) {
      BitSet states = open.remove();
      Set<Verdict> verdicts =
          states.stream()
              .mapToObj(q -> model.states().get(q).verdict())
              .collect(Collectors.toSet());
      if (verdicts.size() > 1) {
        return false;
      }
      Map<Long, BitSet> next = new HashMap<>();
      for (long o = 0; o < 1L << model.alphabet().labels().size(); o++) {
        if (model.alphabet().assumption().admits(o)) {
          BitSet into = next.computeIfAbsent(o & seen, unseen -> new BitSet());
          long observation = o;
          states.stream().map(q -> model.automaton().successor(q, observation)).forEach(into::set);
        }
      }
      next.values().stream().filter(met::add).forEach(open::add);
    }
    return true;
  }

  @Test
  void ofLabelsThatImplyEachOtherOneIsEnough() {
    MonitorModel model =
        compile("labels day, night, noise\nassume one(day, night)\nsafeguard S = always !night\n");
    assertThat(model.alphabet().names(SufficientLabels.of(model))).containsExactly("day");
  }

  @Test
  void whatDecidesARewardIsNeeded() {
    MonitorModel model =
        compile(
            """
            labels coin, noise
            safeguard S otherwise stay {
              initial state poor { on coin -> rich }
              state rich
              reward rich 1.0
            }
            """);
    assertThat(model.alphabet().names(SufficientLabels.of(model))).containsExactly("coin");
  }

  private static MonitorModel compile(String text) {
    Compilation compilation = Compiler.compile(new Source("test.sg", text));
    assertThat(compilation.isAccepted()).as(text + compilation.diagnostics()).isTrue();
    return compilation.safeguards().get(0).model();
  }
}
