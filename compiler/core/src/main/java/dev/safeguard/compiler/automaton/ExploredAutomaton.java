package dev.safeguard.compiler.automaton;

import dev.safeguard.compiler.diagnostics.Span;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A safeguard whose states the compiler has found itself: deterministic and total under the
 * assumption by construction, but perhaps with states that no trace distinguishes, and not yet
 * named. The analyses make the minimal {@link MonitorModel} of it.
 *
 * @param module the name of the module that declares it
 * @param name the name of the safeguard
 * @param span where its name stands
 * @param documentation the text of its {@code ///} comments, or the empty string
 * @param alphabet the labels and the assumption; in the store of the model to be made
 * @param automaton the behaviour, in a store of its own over the same labels in the same order;
 *     every state is reachable
 * @param penalty what a violation costs
 * @param rewards what states pay
 * @param descriptions what a state means
 */
public record ExploredAutomaton(
    String module,
    String name,
    Span span,
    String documentation,
    Alphabet alphabet,
    SymbolicAutomaton automaton,
    double penalty,
    List<Reward> rewards,
    IntFunction<Description> descriptions) {

  public ExploredAutomaton {
    rewards = List.copyOf(rewards);
  }

  /**
   * What a state means.
   *
   * @param name a short text that may serve as its name, or the empty string
   * @param documentation all of it
   */
  public record Description(String name, String documentation) {
    /** Nothing that could be said. */
    public static final Description NONE = new Description("", "");
  }

  /** What the states with a verdict pay, and whether only once in an episode. */
  public record Reward(Verdict verdict, double amount, boolean once) {}
}
