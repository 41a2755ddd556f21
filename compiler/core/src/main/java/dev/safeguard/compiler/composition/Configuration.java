package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a composition are after a trace.
 *
 * @param structure how they make a whole
 * @param parts where each is; of a sequence only the part at work
 * @param later whether that is the second part of a sequence
 */
public record Configuration(Structure structure, List<PartState> parts, boolean later) {
  public Configuration {
    parts = List.copyOf(parts);
  }

  /**
   * Where one part is.
   *
   * @param state the number of its state
   * @param inside where its own parts are, if it is composed
   * @param since how many observations passed before it began
   */
  public record PartState(Part part, int state, Optional<Configuration> inside, long since) {

    static PartState initial(Part part, long since) {
      return new PartState(
          part,
          part.model().initial(),
          part.structure().map(structure -> Configuration.initial(structure, since)),
          since);
    }

    /** The state as the model has it. */
    public MonitorModel.State described() {
      return part.model().states().get(state);
    }

    /** The verdict on what it has read. */
    public Verdict verdict() {
      return described().verdict();
    }

    Optional<PartState> after(long observation, long position) {
      int next = part.model().automaton().successor(state, observation);
      return next == SymbolicAutomaton.IMPOSSIBLE
          ? Optional.empty()
          : Optional.of(
              new PartState(
                  part, next, inside.flatMap(own -> own.after(observation, position)), since));
    }
  }

  /** Before the first observation. */
  public static Configuration initial(Structure structure) {
    return initial(structure, 0);
  }

  private static Configuration initial(Structure structure, long since) {
    return structure.accept(
        new Structure.Visitor<>() {
          @Override
          public Configuration combined(Structure.Combined combined) {
            return new Configuration(
                combined,
                combined.parts().stream().map(part -> PartState.initial(part, since)).toList(),
                false);
          }

          @Override
          public Configuration sequential(Structure.Sequential sequential) {
            PartState first = PartState.initial(sequential.first(), since);
            return at(sequential, first, since);
          }
        });
  }

  private static Configuration at(Structure.Sequential sequence, PartState first, long position) {
    boolean secured = first.verdict() == Verdict.SATISFIED;
    return new Configuration(
        sequence,
        List.of(secured ? PartState.initial(sequence.second(), position) : first),
        secured);
  }

  /**
   * After one more observation.
   *
   * @param position how many observations that makes in all
   * @return empty if the observation breaks the assumption
   */
  public Optional<Configuration> after(long observation, long position) {
    List<PartState> next = new ArrayList<>();
    for (PartState part : parts) {
      Optional<PartState> moved = part.after(observation, position);
      if (moved.isEmpty()) {
        return Optional.empty();
      }
      next.add(moved.get());
    }
    return Optional.of(
        structure.accept(
            new Structure.Visitor<>() {
              @Override
              public Configuration combined(Structure.Combined combined) {
                return new Configuration(combined, next, false);
              }

              @Override
              public Configuration sequential(Structure.Sequential sequential) {
                return later
                    ? new Configuration(sequential, next, true)
                    : at(sequential, next.get(0), position);
              }
            }));
  }
}
