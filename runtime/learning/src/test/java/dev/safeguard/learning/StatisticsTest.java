package dev.safeguard.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void sampleWorkedOutByHand() {
    // mean 5, squares 9+1+1+1+0+0+4+16 = 32, s^2 = 32/7, t(0.975, 7) = 2.364624
    Statistics statistics = Statistics.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(statistics.mean()).isEqualTo(5);
    assertThat(statistics.halfWidth()).isCloseTo(2.364624 * Math.sqrt(32.0 / 7 / 8), within(1e-12));
  }

  @Test
  void quantilesBeyondTheTable() {
    // Published values of t(0.975, df); the sample -1, 1 has s / sqrt(n) = 1, scaled here.
    assertThat(quantile(31)).isCloseTo(2.039513, within(2e-6));
    assertThat(quantile(40)).isCloseTo(2.021075, within(2e-6));
    assertThat(quantile(99)).isCloseTo(1.984217, within(2e-6));
    assertThat(quantile(30)).isCloseTo(2.042272, within(2e-6));
    assertThat(quantile(1)).isCloseTo(12.706205, within(2e-6));
  }

  /** The half width over s / sqrt(n) of the sample 0, 1, ..., df. */
  private static double quantile(int df) {
    int n = df + 1;
    double variance = n * (n + 1) / 12.0;
    return Statistics.of(IntStream.range(0, n).boxed().toList()).halfWidth()
        / Math.sqrt(variance / n);
  }

  @Test
  void smallSamples() {
    assertThat(Statistics.of(List.<Double>of()).mean()).isNaN();
    assertThat(Statistics.of(3).mean()).isEqualTo(3);
    assertThat(Statistics.of(3).halfWidth()).isNaN();
    assertThat(Statistics.of(3).text(1)).isEqualTo("3.0");
    assertThat(Statistics.of(1e9 + 1, 1e9 + 3).text(2)).isEqualTo("1000000002.00 ± 12.71");
  }
}
