package dev.safeguard.learning.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * All that an environment does, as numbers. Observations and actions are those of the environment;
 * the labels of an observation may depend on a context that is drawn once an episode and hidden
 * from the agent.
 *
 * @param observations how many there are
 * @param actions how many there are
 * @param start the observation at the start
 * @param horizon after so many steps an episode is cut off
 * @param contexts at least one; their probabilities add up to 1
 * @param branches what follows action a in observation s, at s * actions + a
 * @param ends whether entering an observation ends the process
 * @param rewards for entering an observation
 */
public record Dynamics(
    int observations,
    int actions,
    int start,
    int horizon,
    List<Context> contexts,
    List<List<Branch>> branches,
    boolean[] ends,
    double[] rewards) {

  public Dynamics {
    contexts = List.copyOf(contexts);
    branches = branches.stream().map(List::copyOf).toList();
    if (branches.size() != observations * actions) {
      throw new IllegalArgumentException("a list of branches is needed for each pair");
    }
  }

  /**
   * A context.
   *
   * @param probability that an episode has it
   * @param labels of each observation, by the environment's own numbers
   */
  public record Context(double probability, long[] labels) {}

  /**
   * One thing that may follow.
   *
   * @param next the observation entered
   * @param probability above 0
   */
  public record Branch(int next, double probability) {}

  /** What follows action a in observation s. */
  public List<Branch> branches(int s, int a) {
    return branches.get(s * actions + a);
  }

  /**
   * The same under forced exploration: with probability epsilon a uniform action is taken in place
   * of the one chosen.
   */
  public Dynamics exploring(double epsilon) {
    List<List<Branch>> mixed =
        IntStream.range(0, observations * actions)
            .mapToObj(pair -> mixed(pair / actions, pair % actions, epsilon))
            .toList();
    return new Dynamics(observations, actions, start, horizon, contexts, mixed, ends, rewards);
  }

  private List<Branch> mixed(int s, int chosen, double epsilon) {
    double[] probability = new double[observations];
    for (int a = 0; a < actions; a++) {
      double share = epsilon / actions + (a == chosen ? 1 - epsilon : 0);
      for (Branch branch : branches(s, a)) {
        probability[branch.next()] += share * branch.probability();
      }
    }
    return IntStream.range(0, observations)
        .filter(next -> probability[next] > 0)
        .mapToObj(next -> new Branch(next, probability[next]))
        .toList();
  }
}
