package dev.safeguard.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, 0.5, -0.000001, 12.034005, -1234567.25, 1e13, 1e300, -0.0})
  void numbersReadBack(double number) {
    StringBuilder row = new StringBuilder();
    MetricsFile.appendNumber(row, number);
    assertThat(Double.parseDouble(row.toString())).isCloseTo(number, within(5e-7));
  }

  @Test
  void numbersAreAsShortAsTheyCanBe() {
    StringBuilder row = new StringBuilder();
    for (double number : new double[] {-10, 0.5, 1.000001, 0.9999999, -2e-9}) {
      MetricsFile.appendNumber(row, number);
      row.append(' ');
    }
    MetricsFile.appendNumber(row, Double.NaN);
    assertThat(row).hasToString("-10 0.5 1.000001 1 0 NaN");
  }

  @Test
  void resumingCutsBackToTheCheckpoint() throws IOException {
    Path file = directory.resolve("metrics.csv");
    long length;
    try (MetricsFile metrics = MetricsFile.create(file, List.of("a", "b_steps"))) {
      metrics.row("1,2");
      length = metrics.flush();
      metrics.row("3,4");
    }
    try (MetricsFile metrics = MetricsFile.resume(file, length)) {
      metrics.row("5,6");
    }
    assertThat(Files.readString(file)).isEqualTo("a,b_steps\n1,2\n5,6\n");
    assertThatThrownBy(() -> MetricsFile.resume(file, 99)).hasMessageContaining("shorter");
  }
}
