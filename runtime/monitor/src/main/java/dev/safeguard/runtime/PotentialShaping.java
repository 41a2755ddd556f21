package dev.safeguard.runtime;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Shaping by a potential over the states of a safeguard (Ng, Harada and Russell 1999): a step from
 * q to q' earns {@code discount * potential(q') - potential(q)} besides its reward, where the
 * potential counts as 0 once the episode is over. Discounted, the terms of an episode add up to
 * minus the potential of its first state, whatever happens in it, so that a policy that was best
 * before is best after.
 *
 * <p>Nothing is allocated or remembered, so threads may share one.
 */
public final class PotentialShaping {
  private final double[] potential;
  private final double discount;

  /**
   * @param potential for each state of the safeguard its potential, finite
   * @param discount by which the learner discounts, above 0 and at most 1
   */
  public PotentialShaping(double[] potential, double discount) {
    if (!(discount > 0 && discount <= 1)) {
      throw new IllegalArgumentException("a discount is above 0 and at most 1, not " + discount);
    }
    for (double value : potential) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a potential is finite, not " + value);
      }
    }
    this.potential = potential.clone();
    this.discount = discount;
  }

  /**
   * Pays for every observation by which a state is nearer to a verdict, such as {@link
   * Verdict#SATISFIED}: the potential is minus the distance. States that it cannot be reached from
   * are taken to be as far as the safeguard has states.
   *
   * @param weight what an observation is worth; not negative
   */
  public static PotentialShaping towards(
      Safeguard safeguard, Verdict verdict, double weight, double discount) {
    return new PotentialShaping(potential(safeguard, verdict, -weight), discount);
  }

  /**
   * Pays for every observation by which a state is farther from a verdict, such as {@link
   * Verdict#VIOLATED}: the potential is the distance, as in {@link #towards}.
   *
   * @param weight what an observation is worth; not negative
   */
  public static PotentialShaping awayFrom(
      Safeguard safeguard, Verdict verdict, double weight, double discount) {
    return new PotentialShaping(potential(safeguard, verdict, weight), discount);
  }

  private static double[] potential(Safeguard safeguard, Verdict verdict, double weight) {
    List<OptionalInt> distances = safeguard.distances(verdict);
    return IntStream.range(0, distances.size())
        .mapToDouble(q -> weight * distances.get(q).orElse(distances.size()))
        .toArray();
  }

  /** The potential of a state. */
  public double potential(int state) {
    return potential[state];
  }

  /**
   * The reward of a step with the term of the potential.
   *
   * @param reward what the step earns without it
   * @param from the safeguard's state before the step
   * @param entered the safeguard's state after it
   * @param isOver whether the episode ends with this step, in the environment's own terms or by a
   *     violation; not if it is only cut short and the learner goes on as if it went on
   * @throws IndexOutOfBoundsException if there is no such state
   */
  public double shape(double reward, int from, int entered, boolean isOver) {
    double following = isOver ? 0 : discount * potential[entered];
    return reward + following - potential[from];
  }
}
