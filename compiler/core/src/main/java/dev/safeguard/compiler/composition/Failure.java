package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Configuration.PartState;
import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which part of a composition fails in the step that violates it.
 *
 * @param part its name; empty if no part fails by itself
 * @param together if none does, the parts that nothing which follows can satisfy together
 * @param line of the specification with the part's transition, if a line says it
 * @param formula the formula of that part, if it is given by one
 * @param since how many observations passed before that part began
 */
public record Failure(
    Optional<String> part,
    List<String> together,
    OptionalInt line,
    Optional<TemporalFormula> formula,
    long since) {

  public Failure {
    together = List.copyOf(together);
  }

  /**
   * What fails.
   *
   * @param before where the parts are before the step
   * @param after where they are after it
   * @param observation the observation of the step
   */
  public static Failure of(Configuration before, Configuration after, long observation) {
    for (int i = 0; i < after.parts().size(); i++) {
      Optional<PartState> from =
          before.later() == after.later() ? Optional.of(before.parts().get(i)) : Optional.empty();
      if (fails(after.structure(), from, after.parts().get(i))) {
        return of(from, after.parts().get(i), observation);
      }
    }
    return together(after);
  }

  /** No part fails by itself: all of those fail together that are not secured. */
  public static Failure together(Configuration configuration) {
    List<String> open =
        configuration.parts().stream()
            .filter(part -> part.verdict() != Verdict.SATISFIED)
            .map(part -> part.part().name())
            .toList();
    boolean sequence = configuration.structure().accept(new IsSequence());
    List<String> all = configuration.structure().parts().stream().map(Part::name).toList();
    return new Failure(
        Optional.empty(), sequence ? all : open, OptionalInt.empty(), Optional.empty(), 0);
  }

  /** Whether what a part has come to is why the whole is violated. */
  private static boolean fails(Structure structure, Optional<PartState> from, PartState to) {
    boolean all = structure.accept(new IsConjunctive());
    boolean settled = to.verdict() == Verdict.VIOLATED || to.verdict() == Verdict.SATISFIED;
    boolean now = from.isEmpty() || from.get().verdict() != to.verdict();
    return all ? to.verdict() == Verdict.VIOLATED : settled && now;
  }

  private static Failure of(Optional<PartState> from, PartState to, long observation) {
    if (to.verdict() == Verdict.VIOLATED
        && to.inside().isPresent()
        && from.flatMap(PartState::inside).isPresent()) {
      return of(from.get().inside().get(), to.inside().get(), observation);
    }
    return new Failure(
        Optional.of(to.part().name()),
        List.of(),
        from.map(state -> line(state, observation)).orElse(OptionalInt.empty()),
        to.verdict() == Verdict.VIOLATED ? to.part().formula() : Optional.empty(),
        to.since());
  }

  private static OptionalInt line(PartState from, long observation) {
    return from.described().edges().stream()
        .filter(edge -> edge.line() > 0 && edge.guard().admits(observation))
        .mapToInt(MonitorModel.Edge::line)
        .findFirst();
  }
}
