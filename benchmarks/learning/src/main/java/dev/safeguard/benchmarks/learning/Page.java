package dev.safeguard.benchmarks.learning;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The page around the table: what was measured, on which machine. */
final class Page {
  private Page() {}

  /**
   * @param rates steps per second of processor time, by arm, one for each layout
   */
  static String of(Map<String, double[]> rates) {
    StringBuilder rows = new StringBuilder();
    rates.forEach(
        (arm, row) -> {
          rows.append("| `%s` | %s |".formatted(arm, LearningBenchmark.ARMS.get(arm)));
          for (double rate : row) {
            rows.append(String.format(Locale.ROOT, " %.1f M |", rate / 1e6));
          }
          rows.append('\n');
        });
    return """
        # How many steps a second tabular training takes

        Training on the gridworld, on one core. Written by

        ```text
        benchmarks/learning/run
        ```

        | arm | | layout 1 | layout 2 | layout 3 |
        |---|---|---|---|---|
        %s
        - A number is the environment's steps for each second of processor time of the one thread that trains: environment,
          labels, monitors, shield and learning together. It is the median of %d runs of %d episodes each, after %d that are not
          counted, in a process of its own.
        - No step allocates; `AllocationTest` holds every learner to it.
        - The learner that was published with the paper, in Python, took 9 thousand steps/s; that was measured elsewhere.

        Machine: %s, %d cores, Java %s, %s. The load of the machine was %s at the end.
        """
        .formatted(
            rows,
            TrainingSpeed.RUNS,
            TrainingSpeed.EPISODES,
            TrainingSpeed.WARM_UPS,
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            System.getProperty("os.name"),
            String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .orElse("processor unknown");
    } catch (IOException e) {
      return "processor unknown";
    }
  }
}
