package dev.safeguard.cli.training;

import dev.safeguard.learning.TrainingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What came of a run, in a few lines for people. */
public final class SummaryText {
  private SummaryText() {}

  /** The numbers, and which files hold more of them. */
  public static String of(TrainingSummary summary, Path directory) throws IOException {
    TrainingSummary.Test test = summary.test();
    return String.format(
        Locale.ROOT,
        """
        %s, arm %s, seed %d: %,d episodes, %,d steps in %.1f s
        violations in training  %,d of the safeguard in force (by stage: %s), %,d of the last one
        test, %,d episodes    success %.1f %%, violating %.1f %%, mean return %.3f
        in %s: %s
        """,
        summary.task(),
        summary.arm(),
        summary.seed(),
        summary.episodes(),
        summary.steps(),
        summary.seconds(),
        summary.violations().stage(),
        String.join(", ", summary.violationsByStage().stream().map(String::valueOf).toList()),
        summary.violations().last(),
        test.episodes(),
        100 * test.successRate(),
        100 * test.violationRate(),
        test.meanReturn(),
        directory,
        String.join(", ", files(directory)));
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }
}
