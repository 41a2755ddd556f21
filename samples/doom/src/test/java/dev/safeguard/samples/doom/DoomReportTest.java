package dev.safeguard.samples.doom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.experiment.Measures;
import dev.safeguard.samples.doom.DoomExperiment.Form;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of runs whose numbers are made up here. */
class DoomReportTest {
  @TempDir private Path root;

  private final List<Run> original = new ArrayList<>();
  private final List<Run> others = new ArrayList<>();

  private void ran(List<Run> runs, String kind, long seed, double violations, double greedy)
      throws IOException {
    Run run = new Run(kind, "psl", seed, Map.of());
    Path directory = Files.createDirectories(run.directory(root));
    Measures.write(
        directory, Map.of("greedyReturn", greedy, "finalViolationsPer100kDecisions", violations));
    Files.writeString(
        directory.resolve("metrics.csv"),
        """
        episode,decisions,return,violation_final
        1,500,1.0,1
        2,1000,3.0,0
        """);
    runs.add(run);
  }

  private String report() throws IOException {
    Form form = new Form(List.of("psl"), 2, 1000, 1000, 16);
    Path report =
        new DoomReport(root, form, original, others, Engines.request("psl", root, Map.of()))
            .write();
    return Files.readString(report);
  }

  private static String row(String report, String begin) {
    return report.lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  @Test
  void armsAreComparedSeedBySeed() throws IOException {
    for (long seed = 1; seed <= 2; seed++) {
      ran(original, "psl", seed, 10 * seed, seed == 1 ? 5 : 4);
      ran(original, "zero-shot", seed, 40 * seed, 4.95);
      ran(original, "rl", seed, seed == 1 ? 40 : 20, 1);
    }
    ran(others, "moved-adapted", 1, 7, 3.5);
    String report = report();
    // The mean of 10 and 20, and t(0.975, 1) = 12.706 times 5.
    assertThat(row(report, "| `psl` | 2 | 15.0 ± 63.5"))
        .contains("| 4.50 ± 6.35 ")
        .endsWith("1 of 2 |");
    assertThat(row(report, "| `zero-shot` | 2 | 60.0")).endsWith("| 2 of 2 |");
    // 10/40 and 20/80; then 10/40 and 20/20, whose logarithms are 0.693 from their mean.
    assertThat(row(report, "| `psl` | 0.25"))
        .startsWith("| `psl` | 0.25 (0.25 to 0.25) | 0.50 (0.00 to");
    assertThat(row(report, "| greedy return")).endsWith("| missed: 1 of 2, least 4.00 |");
    assertThat(row(report, "| at most 0.5")).endsWith("| met: 0.25 (0.25 to 0.25) |");
    assertThat(row(report, "| at most 0.3")).contains("| missed: 0.50 (");
    assertThat(row(report, "| arm | 0 to")).isEqualTo("| arm | 0 to 1,000 |");
    assertThat(row(report, "| `psl` | 1.0")).isEqualTo("| `psl` | 1.0 (1.0) of 2.0 |");
    assertThat(report).contains("(psl/seed-1/map.svg)");
    assertThat(row(report, "| 2 | `zero-shot` | 80.0")).contains("| 4.95 |");
    assertThat(row(report, "| moved-adapted | 1 |")).contains("| 7.0 | 3.50 |");
    assertThat(root.resolve("runs.csv"))
        .content()
        .contains("kind,seed,finalViolationsPer100kDecisions,greedyReturn\n", "psl,2,20.0,4.0\n");
    assertThat(root.resolve("curves.svg")).content().contains("zero-shot", "rl");
    assertThat(root.resolve("adaptation.svg")).content().contains("moved-adapted");
  }

  @Test
  void whatIsNotDoneYetIsLeftOut() throws IOException {
    ran(original, "psl", 1, 10, 5);
    ran(original, "psl", 2, 20, 5);
    ran(original, "zero-shot", 1, 40, 5);
    original.add(new Run("zero-shot", "zero-shot", 2, Map.of()));
    others.add(new Run("moved-adapted", "psl", 1, Map.of()));
    String report = report();
    assertThat(report).contains("3 of 4 runs", "0 of 1,").doesNotContain("moved-adapted");
    assertThat(row(report, "| `psl` | 0.25")).isEqualTo("| `psl` | 0.25 |  |");
    assertThat(row(report, "| at most 0.3")).contains("not run");
  }

  @Test
  void aLargerPenaltyIsToMeanFewerViolations() throws IOException {
    ran(original, "psl", 1, 20, 5);
    ran(original, "psl", 2, 40, 5);
    assertThat(report()).doesNotContain("larger penalty");
    ran(original, "psl-1", 1, 10, 5);
    assertThat(row(report(), "| fewer")).contains("| missed: 0.50 times `psl`'s with `psl-1` |");
    ran(original, "psl-1", 2, 20, 5);
    assertThat(row(report(), "| fewer"))
        .contains("| met: 0.50 (0.50 to 0.50) times `psl`'s with `psl-1` |");
    ran(original, "psl-0", 1, 20, 5);
    ran(original, "psl-0", 2, 80, 5);
    assertThat(row(report(), "| fewer")).contains("| missed: 0.71 (0.01 to ");
  }

  @Test
  void thePageHasTheTablesThatTheReportHas() throws IOException {
    ran(original, "psl", 1, 10, 5);
    ran(original, "zero-shot", 1, 40, 5);
    List<String> page = Files.readAllLines(Path.of("../../docs/experiments/doom.md"));
    List<String> headers =
        report()
            .lines()
            .filter(line -> line.matches("## .*|\\| (arm|seed) \\| (?!0 to).*"))
            .toList();
    assertThat(headers).hasSizeGreaterThan(6);
    assertThat(page).containsSubsequence(headers);
  }

  @Test
  void noRatioIsMadeUpWhereNothingWasViolated() throws IOException {
    ran(original, "psl", 1, 0, 5);
    ran(original, "zero-shot", 1, 40, 5);
    ran(original, "rl", 1, 40, 5);
    assertThat(report()).contains("| `psl` | no violations | no violations |");
  }
}
