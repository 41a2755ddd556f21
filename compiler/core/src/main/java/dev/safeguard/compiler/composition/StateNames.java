package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.ExploredAutomaton.Description;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Configuration.PartState;
import dev.safeguard.compiler.semantics.Composition.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes the states of a composed automaton by where its parts are after a shortest trace into
 * each of them.
 */
final class StateNames {
  private static final int LONGEST_NAME = 48;

  /** Only so many states are described, as nobody reads more. */
  private static final int MOST_DESCRIBED = 300;

  private final @Nullable Configuration[] configurations;

  /**
   * @param automaton that of the structure
   */
  StateNames(SymbolicAutomaton automaton, Structure structure) {
    configurations = new Configuration[automaton.stateCount()];
    if (configurations.length <= MOST_DESCRIBED) {
      walk(automaton, structure);
    }
  }

  private void walk(SymbolicAutomaton automaton, Structure structure) {
    int[] depth = new int[configurations.length];
    Deque<Integer> todo = new ArrayDeque<>();
    configurations[automaton.initial()] = Configuration.initial(structure);
    todo.add(automaton.initial());
    while (!todo.isEmpty()) {
      int q = todo.remove();
      Configuration here = Objects.requireNonNull(configurations[q]);
      for (int next : automaton.successors(q)) {
        if (configurations[next] == null) {
          depth[next] = depth[q] + 1;
          long observation = automaton.guard(q, next).smallest();
          configurations[next] = here.after(observation, depth[next]).orElseThrow();
          todo.add(next);
        }
      }
    }
  }

  /** What a state means. */
  Description of(int state) {
    @Nullable Configuration configuration = configurations[state];
    if (configuration == null) {
      return Description.NONE;
    }
    String name =
        configuration.parts().stream()
            .filter(part -> tells(configuration, part))
            .map(part -> name(configuration.structure(), part))
            .collect(Collectors.joining(", "));
    String shown = name.isEmpty() && state == 0 ? "start" : name;
    return new Description(
        shown.length() > LONGEST_NAME ? "" : shown,
        configuration.parts().stream().map(StateNames::full).collect(Collectors.joining("; ")));
  }

  /** The name of a part's state; with that of the part where another part has such a state. */
  private static String name(Structure structure, PartState state) {
    String name = state.described().name();
    long owners =
        structure.parts().stream()
            .filter(part -> part.model().states().stream().anyMatch(s -> s.name().equals(name)))
            .count();
    return owners > 1 ? full(state) : name;
  }

  private static String full(PartState state) {
    return state.part().name() + ": " + state.described().name();
  }

  /** Whether it says something that a part is where it is: it has moved, and it still matters. */
  private static boolean tells(Configuration configuration, PartState part) {
    boolean moved = configuration.later() || part.state() != part.part().model().initial();
    return moved && !irrelevant(configuration.structure(), part.verdict());
  }

  /** Whether the whole does not depend any more on a part with such a verdict. */
  private static boolean irrelevant(Structure structure, Verdict verdict) {
    return structure.accept(
        new Structure.Visitor<>() {
          @Override
          public Boolean combined(Structure.Combined combined) {
            return combined.rule() == Rule.ALL && verdict == Verdict.SATISFIED
                || combined.rule() == Rule.ANY && verdict == Verdict.VIOLATED;
          }

          @Override
          public Boolean sequential(Structure.Sequential sequential) {
            return false;
          }
        });
  }
}
