package dev.safeguard.runtime;

import java.util.List;

/**
 * What is known of a safeguard U = (Q, q0, 2^L, F, delta) (Def. 8) before it runs. States and
 * labels are numbered from 0 in the order of declaration.
 *
 * @param name the name in the specification
 * @param documentation the text of its {@code ///} comments, or the empty string
 * @param labels the names of the labels; label i is bit i of an observation; at most 64
 * @param states the states
 * @param initial the number of the initial state q0
 * @param penalty what a violation costs, subtracted from the reward (Eq. 5); not negative
 */
public record Safeguard(
    String name,
    String documentation,
    List<String> labels,
    List<State> states,
    int initial,
    double penalty) {

  public Safeguard {
    labels = List.copyOf(labels);
    states = List.copyOf(states);
  }

  /**
   * One state.
   *
   * @param name the name in the specification
   * @param verdict the verdict of every trace that ends here
   * @param successors the numbers of the states that one observation leads to, ascending, this
   *     state included if it can stay
   * @param reward what is added to the environment's reward when an observation leads here
   * @param rewardOnce whether that reward is paid only the first time in an episode
   */
  public record State(
      String name, Verdict verdict, List<Integer> successors, double reward, boolean rewardOnce) {

    public State {
      successors = List.copyOf(successors);
    }
  }
}
