package dev.safeguard.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PotentialShapingTest {
  /** A corridor: far, near, there, and a lost state from which nothing leads there. */
  private static final Safeguard CORRIDOR =
      new Safeguard(
          "Corridor",
          "",
          List.of("a"),
          List.of(
              state("far", Verdict.ACCEPTING, 0, 1, 3),
              state("near", Verdict.ACCEPTING, 0, 1, 2),
              state("there", Verdict.SATISFIED, 2),
              state("lost", Verdict.VIOLATED, 3)),
          0,
          1);

  private static Safeguard.State state(String name, Verdict verdict, Integer... successors) {
    return new Safeguard.State(name, verdict, List.of(successors), 0, false);
  }

  @Test
  void distancesCountObservations() {
    assertThat(CORRIDOR.distances(Verdict.SATISFIED))
        .containsExactly(
            OptionalInt.of(2), OptionalInt.of(1), OptionalInt.of(0), OptionalInt.empty());
    assertThat(CORRIDOR.distances(Verdict.VIOLATED))
        .containsExactly(
            OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.of(0));
    assertThat(CORRIDOR.distances(Verdict.PENDING)).containsOnly(OptionalInt.empty());
  }

  @Test
  void comingNearerPaysAndGoingAwayCosts() {
    PotentialShaping shaping = PotentialShaping.towards(CORRIDOR, Verdict.SATISFIED, 0.5, 1);
    assertThat(shaping.shape(3, 0, 1, false)).isEqualTo(3.5);
    assertThat(shaping.shape(3, 1, 0, false)).isEqualTo(2.5);
    assertThat(shaping.potential(3)).isEqualTo(-2);
    PotentialShaping cautious = PotentialShaping.awayFrom(CORRIDOR, Verdict.VIOLATED, 0.5, 1);
    assertThat(cautious.shape(0, 0, 1, false)).isEqualTo(0.5);
    assertThat(cautious.potential(2)).isEqualTo(2);
  }

  @Test
  void thePotentialOfAnEndedEpisodeIsZero() {
    PotentialShaping shaping = PotentialShaping.towards(CORRIDOR, Verdict.SATISFIED, 1, 0.9);
    assertThat(shaping.shape(0, 1, 2, true)).isEqualTo(1);
    assertThat(shaping.shape(0, 0, 3, true)).isEqualTo(2);
  }

  /** Every step, whatever it does, adds up to the same in the end. */
  @Property
  void theTermsOfAnEpisodeAddUpToMinusTheFirstPotential(@ForAll Random random) {
    int states = 1 + random.nextInt(5);
    double[] potential = random.doubles(states, -5, 5).toArray();
    double discount = 1 - random.nextDouble();
    PotentialShaping shaping = new PotentialShaping(potential, discount);
    int length = 1 + random.nextInt(50);
    int[] trace = random.ints(length + 1L, 0, states).toArray();
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Math.pow(discount, i) * shaping.shape(0, trace[i], trace[i + 1], i == length - 1);
    }
    assertThat(sum).isCloseTo(-potential[trace[0]], within(1e-9));
  }

  /** The best policy of a small random decision process that ends with a probability. */
  @Property(tries = 200)
  void whatWasBestStaysBest(@ForAll Random random) {
    int states = 2 + random.nextInt(4);
    int[][] next = new int[states][];
    double[][] reward = new double[states][];
    for (int q = 0; q < states; q++) {
      next[q] = random.ints(2, -1, states).toArray();
      reward[q] = random.doubles(2, -1, 1).toArray();
    }
    double[] potential = random.doubles(states, -5, 5).toArray();
    PotentialShaping shaping = new PotentialShaping(potential, 0.8);
    double[] plain = values(next, (q, a) -> reward[q][a]);
    double[] shaped =
        values(
            next,
            (q, a) -> shaping.shape(reward[q][a], q, Math.max(0, next[q][a]), next[q][a] < 0));
    for (int q = 0; q < states; q++) {
      assertThat(shaped[q]).isCloseTo(plain[q] - potential[q], within(1e-9));
    }
  }

  @FunctionalInterface
  private interface Reward {
    double of(int state, int action);
  }

  /** Value iteration; -1 is the end of an episode. */
  private static double[] values(int[][] next, Reward reward) {
    double[] values = new double[next.length];
    for (int i = 0; i < 300; i++) {
      double[] before = values.clone();
      for (int q = 0; q < values.length; q++) {
        int state = q;
        IntUnaryOperator to = a -> next[state][a];
        values[q] =
            IntStream.range(0, 2)
                .mapToDouble(
                    a ->
                        reward.of(state, a)
                            + (to.applyAsInt(a) < 0 ? 0 : 0.8 * before[to.applyAsInt(a)]))
                .max()
                .orElseThrow();
      }
    }
    return values;
  }

  @Test
  void whatIsNoDiscountOrNoPotentialIsRefused() {
    for (double discount : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new PotentialShaping(new double[] {0}, discount))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("discount");
    }
    assertThatThrownBy(() -> new PotentialShaping(new double[] {Double.NaN}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }
}
