package dev.safeguard.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

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
   * For each state the least number of observations that lead to a state with a verdict: 0 if it
   * has that verdict, empty if none can be reached. It is a lower bound on what happens, since the
   * world may not show what it takes.
   */
  public List<OptionalInt> distances(Verdict verdict) {
    OptionalInt[] distances = new OptionalInt[states.size()];
    Arrays.fill(distances, OptionalInt.empty());
    Deque<Integer> queue = new ArrayDeque<>();
    for (int q = 0; q < distances.length; q++) {
      if (states.get(q).verdict() == verdict) {
        distances[q] = OptionalInt.of(0);
        queue.add(q);
      }
    }
    List<List<Integer>> predecessors = predecessors();
    while (!queue.isEmpty()) {
      int q = queue.remove();
      for (int before : predecessors.get(q)) {
        if (distances[before].isEmpty()) {
          distances[before] = OptionalInt.of(distances[q].getAsInt() + 1);
          queue.add(before);
        }
      }
    }
    return List.of(distances);
  }

  private List<List<Integer>> predecessors() {
    List<List<Integer>> predecessors =
        states.stream().<List<Integer>>map(state -> new ArrayList<>()).toList();
    for (int q = 0; q < states.size(); q++) {
      for (int to : states.get(q).successors()) {
        predecessors.get(to).add(q);
      }
    }
    return predecessors;
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
