package dev.safeguard.compiler.automaton;

import dev.safeguard.compiler.diagnostics.Span;
import java.util.List;

/**
 * A safeguard as its author wrote it, with guards as decision diagrams: perhaps not deterministic,
 * not complete, and marked wrongly. The analyses find out; then it becomes a {@link MonitorModel}.
 *
 * @param module the name of the module that declares it
 * @param name the name of the safeguard
 * @param span where its name stands
 * @param documentation the text of its {@code ///} comments, or the empty string
 * @param alphabet the labels and the assumption
 * @param states the states, in the order of declaration
 * @param initial the number of the initial state
 * @param penalty what a violation costs
 */
public record DraftAutomaton(
    String module,
    String name,
    Span span,
    String documentation,
    Alphabet alphabet,
    List<State> states,
    int initial,
    double penalty) {

  public DraftAutomaton {
    states = List.copyOf(states);
  }

  /**
   * One state.
   *
   * @param rejecting whether the author claims that no accepting state can be reached from it
   * @param transitions the transitions, in their order; one that takes what the others leave is the
   *     last, as a transition that excludes the earlier ones
   * @param complete false if errors have left out a transition
   */
  public record State(
      String name,
      Span span,
      String documentation,
      boolean accepting,
      boolean rejecting,
      double reward,
      boolean rewardOnce,
      List<Transition> transitions,
      boolean complete) {

    public State {
      transitions = List.copyOf(transitions);
    }

    /** The same state with another claim. */
    public State marked(boolean rejecting) {
      return new State(
          name,
          span,
          documentation,
          accepting,
          rejecting,
          reward,
          rewardOnce,
          transitions,
          complete);
    }
  }

  /**
   * One transition.
   *
   * @param guard the guard by itself
   * @param effective what is left of it under the assumption, without what an {@code else} excludes
   * @param target the number of the state that follows
   * @param span where it stands
   * @param implied whether it comes from {@code otherwise} and is not written in the state
   */
  public record Transition(Guard guard, Guard effective, int target, Span span, boolean implied) {}
}
