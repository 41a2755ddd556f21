package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/**
 * A trace that the interpreter has run through the safeguards it is about, and that ends in each of
 * them as is claimed. There is no other way to make one, so whoever asks for one shows no trace
 * that was not tried.
 */
public final class ReplayedTrace {
  private final List<Long> observations;

  private ReplayedTrace(List<Long> observations) {
    this.observations = List.copyOf(observations);
  }

  /**
   * What is claimed of a trace.
   *
   * @param model the safeguard that it runs through
   * @param start the state in which it begins
   * @param projection an observation of the trace as the safeguard's own labels have it
   * @param end what is true of the state in which it ends
   */
  public record Claim(
      MonitorModel model,
      int start,
      LongUnaryOperator projection,
      Predicate<MonitorModel.State> end) {
    /** A claim about a trace from the initial state, over the safeguard's own labels. */
    public Claim(MonitorModel model, Predicate<MonitorModel.State> end) {
      this(model, model.initial(), observation -> observation, end);
    }

    /** The trace is accepted. */
    public static Claim accepted(MonitorModel model) {
      return new Claim(model, MonitorModel.State::accepting);
    }

    /** The trace is not accepted. */
    public static Claim notAccepted(MonitorModel model) {
      return new Claim(model, state -> !state.accepting());
    }

    /** The verdict after the trace is this one. */
    public static Claim verdict(MonitorModel model, Verdict verdict) {
      return new Claim(model, state -> state.verdict() == verdict);
    }

    /** The same claim about traces over other labels. */
    public Claim under(LongUnaryOperator projectionOfOthers) {
      return new Claim(model, start, projectionOfOthers, end);
    }

    /** The same claim about traces from another state. */
    public Claim from(int state) {
      return new Claim(model, state, projection, end);
    }
  }

  /**
   * Runs a trace.
   *
   * @param observations as bits of labels
   * @throws IllegalStateException if it does not show what is claimed, which is a defect of the
   *     analysis that found it
   */
  public static ReplayedTrace of(List<Long> observations, List<Claim> claims) {
    for (Claim claim : claims) {
      SymbolicAutomaton automaton = claim.model.automaton();
      int state = claim.start;
      for (int i = 0; i < observations.size() && state != SymbolicAutomaton.IMPOSSIBLE; i++) {
        state = automaton.successor(state, claim.projection.applyAsLong(observations.get(i)));
      }
      if (state == SymbolicAutomaton.IMPOSSIBLE
          || !claim.end.test(claim.model.states().get(state))) {
        throw new IllegalStateException(
            "a witness of "
                + observations.size()
                + " observations does not show in `"
                + claim.model.name()
                + "` what it should");
      }
    }
    return new ReplayedTrace(observations);
  }

  /** The observations, as bits of labels. */
  public List<Long> observations() {
    return observations;
  }

  /** The trace with the names of the labels. */
  public Witness.Trace witness(Alphabet alphabet) {
    return new Witness.Trace(observations.stream().map(alphabet::names).toList());
  }
}
