package dev.safeguard.benchmarks.learning;

import dev.safeguard.benchmarks.learning.LearningBenchmark.Contender;
import dev.safeguard.benchmarks.machine.Machine;
import java.util.Locale;
import java.util.Map;

/** The page around the table: what was measured, on which machine. */
final class Page {
  private Page() {}

  /**
   * @param rates steps per second of processor time, one for each layout
   */
  static String of(Map<Contender, double[]> rates) {
    StringBuilder rows = new StringBuilder();
    rates.forEach(
        (contender, row) -> {
          rows.append(
              "| `%s` | %s | %s |".formatted(contender.arm(), contender.text(), contender.hoped()));
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

        | arm | | hoped for | layout 1 | layout 2 | layout 3 |
        |---|---|---|---|---|---|
        %s
        - A number is the environment's steps for each second of processor time of the one thread that trains: environment,
          labels, monitors, shield and learning together. It is the median of %d runs of %d episodes each, after %d that are not
          counted, in a process of its own.
        - No step allocates; `AllocationTest` holds every learner to it.
        - The learner that was published with the paper, in Python, took 9 thousand steps/s; that was measured elsewhere.

        %s
        """
        .formatted(
            rows,
            TrainingSpeed.RUNS,
            TrainingSpeed.EPISODES,
            TrainingSpeed.WARM_UPS,
            Machine.line());
  }
}
