package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The arm {@code reference} against what was measured of the learner that was published with the
 * paper, over 20 seeds: mean and standard deviation of the violations in 5000 episodes.
 */
class ReferenceTest {
  private static final int SEEDS = 8;
  private static final int PUBLISHED_SEEDS = 20;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"1, 2259, 1245", "2, 3650, 855", "3, 2811, 1482"})
  void violatesAsOftenAsThePublishedLearner(String layout, double mean, double deviation)
      throws IOException {
    List<Long> violations = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      violations.add(train(layout, seed).violations().stage());
    }
    Statistics here = Statistics.of(violations);
    Statistics published = Statistics.of(PUBLISHED_SEEDS, mean, deviation);
    assertThat(here.overlaps(published))
        .as("%s violations, published %s", here.text(0), published.text(0))
        .isTrue();
  }

  private TrainingSummary train(String layout, long seed) throws IOException {
    return new GridTask()
        .train(
            new TrainingRequest(
                "reference",
                seed,
                5000,
                directory.resolve(layout + "-" + seed),
                false,
                Map.of("layout", layout),
                new MinecraftSpecification().progression(),
                "hash",
                "1"),
            TrainingListener.SILENT);
  }
}
