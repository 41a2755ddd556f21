package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.learning.model.BoundedReachability;
import dev.safeguard.learning.model.Bounds;
import dev.safeguard.learning.model.DiscountedOptimum;
import dev.safeguard.learning.model.Dynamics;
import dev.safeguard.learning.model.OptimisticValueIteration;
import dev.safeguard.learning.model.SafeguardedModel;
import dev.safeguard.learning.model.SafeguardedModel.Kind;
import dev.safeguard.learning.model.SafeguardedModel.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fewest violations that any agent can have on its way to the diamond, in 5000 episodes. */
class FloorTest {
  private static final int EPISODES = 5000;

  /** What a program of another language measured, to its one decimal. */
  @ParameterizedTest
  @CsvSource({
    "1, Tools, 0, 0.0", "2, Tools, 0, 2.6", "3, Tools, 0, 0.5",
    "1, NoHazard, 0, 54.7", "2, NoHazard, 0, 2.6", "3, NoHazard, 0, 0.6",
    "1, Wood, 0, 54.7", "2, Wood, 0, 2.6", "3, Wood, 0, 0.6",
    "1, Tools, 0.1, 0.1", "2, Tools, 0.1, 25.6", "3, Tools, 0.1, 4.8",
    "1, NoHazard, 0.1, 189", "2, Bench, 0.1, 25.6", "3, NoHazard, 0.1, 5.8"
  })
  void floorsAreThoseMeasuredElsewhere(
      String layout, String safeguard, double epsilon, double violations) {
    SafeguardedModel product = product(layout, safeguard, epsilon);
    Bounds reached =
        BoundedReachability.reachAvoid(
            product.model(), product.all(Kind.GOAL), product.all(Kind.VIOLATED), Grid.HORIZON);
    Bounds floor = reached.complement();
    assertThat(EPISODES * floor.middle())
        .isCloseTo(violations, within(violations > 100 ? 0.5 : 0.06));
    assertThat(floor.upper() - floor.lower()).isLessThan(1e-9);
    Bounds forever =
        OptimisticValueIteration.reachAvoid(
            product.model(), product.all(Kind.GOAL), product.all(Kind.VIOLATED), 1e-7);
    assertThat(forever.upper() - forever.lower()).isLessThanOrEqualTo(1e-7);
    assertThat(forever.upper()).isGreaterThanOrEqualTo(reached.lower());
  }

  static SafeguardedModel product(String layout, String safeguard, double epsilon) {
    Dynamics dynamics = new Grid(Layouts.named(layout)).dynamics().exploring(epsilon);
    return new SafeguardedModel(
        dynamics,
        new LabelMapping(Grid.LABELS, Grid.LABELS),
        new MinecraftSpecification().monitor(safeguard),
        Sight.SAFEGUARD);
  }

  @Test
  void aGreaterPenaltyMakesTheOptimalPolicySafer() {
    SafeguardedModel product = product("1", "Tools", 0);
    double before = 1;
    for (double penalty : new double[] {0, 1, 100}) {
      double violating =
          DiscountedOptimum.of(product, 0.99, penalty, 1e-9)
              .probability(product.all(Kind.VIOLATED), Grid.HORIZON);
      assertThat(violating).isLessThan(before);
      before = violating;
    }
    double least =
        BoundedReachability.avoid(product.model(), product.all(Kind.VIOLATED), Grid.HORIZON)
            .complement()
            .lower();
    assertThat(before).isBetween(least, 1e-3);
  }

  @Test
  void theValueOfTheOptimumIsThatOfItsPolicy() {
    // Without a penalty the best is the shortest way, whose discounted value bounds the rest.
    SafeguardedModel product = product("2", "NoHazard", 0);
    double value = DiscountedOptimum.of(product, 0.99, 0, 1e-9).value();
    assertThat(value).isBetween(Math.pow(0.99, 30), Math.pow(0.99, 9));
    assertThat(DiscountedOptimum.of(product, 0.99, 10, 1e-9).value()).isLessThan(value);
  }
}
