package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.learning.MetricsTable;
import dev.safeguard.runtime.Progression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTest {
  @TempDir private Path folder;

  private static PolicySettings policy(boolean stateBaseline, double entropy) {
    return new PolicySettings(
        5e-3, 5e-4, 1, 2, 128, 0.2, 0.002, entropy, 0, 0, true, stateBaseline);
  }

  static Stream<Algorithm> algorithms() {
    return Stream.of(
        new Grpo.Settings(policy(false, 0.2), 0.01),
        new Grpo.Settings(policy(true, 0.05), 0.01),
        new Ppo.Settings(policy(false, 0.05), 0.95, 0.1, 0.1, 0.01),
        new Ppo.Settings(policy(true, 0.05), 0.95, 0.1, 0.1, 0.01));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void learnsToAnswer(Algorithm algorithm) throws IOException {
    Gpt2 start = Parity.model(3);
    TuningSettings settings =
        new TuningSettings(algorithm, 40_000, 16, 16, 4, TuningSettings.NEVER, false, 60);
    Tuning<Parity.Number> tuning =
        new Tuning<>(Parity.TASK, start, Parity.progression(), settings, 5);
    tuning.run(folder, false, TuningListener.SILENT);
    assertThat(Parity.accuracy(start)).isLessThan(0.1);
    assertThat(Parity.accuracy(tuning.model())).isGreaterThan(0.9);
  }

  /** A first stage that lasts longer than anybody needs. */
  private static Progression patient() {
    return Parity.progression(Parity.SPECIFICATION.replace("12 updates", "200 updates"));
  }

  /** The first stage is over after the first update that is good enough. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.9})
  void aStageIsOverWhenItIsLearned(double mastery) throws IOException {
    Algorithm algorithm = new Grpo.Settings(policy(true, 0.05), 0.01);
    TuningSettings settings = new TuningSettings(algorithm, 30_000, 16, 16, 4, mastery, false, 60);
    new Tuning<>(Parity.TASK, Parity.model(3), patient(), settings, 5)
        .run(folder, false, TuningListener.SILENT);
    MetricsTable metrics = MetricsTable.read(folder.resolve("metrics.csv"));
    MetricsTable format = metrics.where(row -> metrics.text(row, "safeguard").equals("Format"));
    // An answer is worth 1 or -1: a mean of 2 m - 1 is a share m of them.
    List<Double> first =
        IntStream.range(0, format.size()).mapToObj(row -> format.number(row, "return")).toList();
    assertThat(first).hasSizeBetween(2, 60);
    assertThat(first.subList(0, first.size() - 1)).allMatch(mean -> mean < 2 * mastery - 1);
    assertThat(first.get(first.size() - 1)).isGreaterThanOrEqualTo(2 * mastery - 1);
    assertThat(metrics.size()).isGreaterThan(first.size());
  }

  /**
   * Until the first update of which half was accepted a run is as if violations cost only drawn.
   */
  @Test
  void violationsAreForeseenOnceAnswersAreFound() throws IOException {
    List<String> drawn = rows(0, 0, "drawn");
    List<String> found = rows(20, 0.5, "found");
    List<String> atOnce = rows(20, 0, "at-once");
    int first = 0;
    while (Double.parseDouble(found.get(first).split(",")[4]) < 0) {
      first++;
    }
    assertThat(first).isBetween(2, found.size() - 2);
    assertThat(found.subList(0, first)).isEqualTo(drawn.subList(0, first));
    assertThat(found.get(first + 1)).isNotEqualTo(drawn.get(first + 1));
    assertThat(atOnce.get(0)).isNotEqualTo(found.get(0));
  }

  private List<String> rows(double weight, double foreseenAt, String name) throws IOException {
    PolicySettings policy =
        new PolicySettings(5e-3, 5e-4, 1, 2, 128, 0.2, 0.002, 0.05, weight, foreseenAt, true, true);
    TuningSettings settings = TuningSettings.of(new Grpo.Settings(policy, 0.01), 20_000, 4);
    Path directory = folder.resolve(name);
    new Tuning<>(Parity.TASK, Parity.model(3), patient(), settings, 5)
        .run(directory, false, TuningListener.SILENT);
    List<String> lines = Files.readAllLines(directory.resolve("metrics.csv"));
    return lines.subList(1, lines.size());
  }
}
