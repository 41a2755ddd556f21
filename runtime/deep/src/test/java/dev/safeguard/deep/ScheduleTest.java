package dev.safeguard.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  @ParameterizedTest
  @CsvSource({"0, 5", "300, 5", "325, 4", "375, 2", "400, 1", "9000, 1"})
  void changesOnlyInBetween(long decisions, double value) {
    assertThat(new Schedule(5, 1, 300, 400).at(decisions)).isCloseTo(value, within(1e-12));
  }
}
