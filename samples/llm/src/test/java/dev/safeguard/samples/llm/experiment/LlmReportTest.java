package dev.safeguard.samples.llm.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.samples.llm.start.Regime;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmReportTest {
  @TempDir private Path root;

  private MadeUpRuns runs;

  @BeforeEach
  void begin() {
    runs = new MadeUpRuns(root, new Form(2, 1, true, 1200, MadeUpRuns.TESTS));
  }

  private void ran(Regime regime, String arm, long seed, int right, int violations)
      throws IOException {
    runs.ran(new RewardedRun(regime, arm, Ablation.NONE, seed), right, violations);
  }

  private static String row(String report, String begin) {
    return report.lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  @Test
  void armsAreComparedSeedBySeed() throws IOException {
    for (long seed = 1; seed <= 2; seed++) {
      ran(Regime.LEARNS, "zero-shot", seed, 80, 200);
      ran(Regime.LEARNS, "psl", seed, seed == 1 ? 82 : 84, seed == 1 ? 50 : 200);
      runs.ran(new LinterRun(seed), 60, 1);
    }
    String report = runs.report();
    assertThat(report).contains("6 of 34 runs are done, each of 1,200 tokens");
    // The mean of 0.82 and 0.84, and t(0.975, 1) = 12.706 times 0.01; two violations of the format
    // in 512 answers, one of them later, among 256.
    assertThat(row(report, "| `psl` | 2 |"))
        .isEqualTo(
            "| `psl` | 2 | 0.850 ± 0.127 | 0.830 ± 0.127 | 0.000 ± 0.000 | 0.150 ± 0.127 "
                + "| 12 ± 0 | 125 ± 953 | 0.00391 ± 0.00000 | 512 ± 0 | 0.200 ± 0.000 | 0.300 ± 0.000 |");
    assertThat(row(report, "| `zero-shot` | 2 |")).contains("| 200 ± 0 | | 512 ± 0 |");
    assertThat(row(report, "| `bandit` | 2 |")).contains("| 0.620 ± 0.000 |");
    assertThat(row(report, "| `psl` - `zero-shot` | 2 |"))
        .contains("| 0.030 ± 0.127 |")
        .endsWith("| 0.50 (0.00 to 3341.33) |");
    assertThat(row(report, "| literal |"))
        .startsWith("| literal | 0.800 ± 0.000 | 0.830 ± 0.127 |");
    assertThat(row(report, "| 2 | `learns/psl` |")).contains("| 0.860 | 0.840 |");
    assertThat(root.resolve("runs.csv")).content().contains("kind,seed,", "\nlearns/psl,2,");
    assertThat(root.resolve("curves-learns.svg"))
        .content()
        .contains("zero-shot", "Nuanced", "the stages are those of `psl`, seed 1");
    assertThat(root.resolve("curves-no-reward.svg")).doesNotExist();
  }

  @Test
  void goalsAreMetOrMissed() throws IOException {
    ran(Regime.NO_REWARD, "psl", 1, 88, 50);
    ran(Regime.NO_REWARD, "zero-shot", 1, 5, 900);
    ran(Regime.NO_REWARD, "zero-shot-mask", 1, 6, 1);
    ran(Regime.NO_REWARD, "psl-mask", 1, 79, 50);
    ran(Regime.LEARNS, "zero-shot", 1, 90, 100);
    ran(Regime.LEARNS, "psl", 1, 87, 50);
    String report = runs.report();
    assertThat(row(report, "| goal |")).isEqualTo("| goal | `psl` | `psl-mask` |");
    assertThat(row(report, "| no-reward: verdict at")).endsWith("| met: 0.900 | missed: 0.810 |");
    assertThat(row(report, "| no-reward: verdict and")).endsWith("| met: 0.880 | missed: 0.790 |");
    assertThat(row(report, "| no-reward: zero-shot")).endsWith("| met: 0.050 | missed: 0.060 |");
    assertThat(row(report, "| no-reward: both"))
        .endsWith("| met: 0.880, `literal` | missed: 0.790, `literal` |");
    assertThat(row(report, "| learns: at most")).endsWith("| missed: -0.030 | not run |");
    assertThat(row(report, "| learns: fewer violations of the last"))
        .endsWith("| met: 0.50 of them | not run |");
    assertThat(row(report, "| learns: fewer violations of the safeguard in force"))
        .endsWith("| missed: 1.00 of them | not run |");
    assertThat(row(report, "| both: format violations"))
        .endsWith("| missed: at most 0.39 % in a run | missed: at most 0.39 % in a run |");
  }

  @Test
  void fewerViolationsOfSomeSeedsAreNotEnough() throws IOException {
    for (long seed = 1; seed <= 2; seed++) {
      ran(Regime.LEARNS, "zero-shot", seed, 90, 100);
      ran(Regime.LEARNS, "psl", seed, 90, seed == 1 ? 99 : 20);
    }
    assertThat(row(runs.report(), "| learns: fewer violations of the last"))
        .startsWith(
            "| learns: fewer violations of the last safeguard than zero-shot | missed: 0.44 (");
  }

  @Test
  void nothingIsSaidOfWhatDidNotRun() throws IOException {
    assertThat(runs.report()).doesNotContain("| goal |");
    ran(Regime.LEARNS, "psl", 1, 90, 50);
    assertThat(row(runs.report(), "| no-reward: verdict at")).endsWith("| not run |");
  }

  @Test
  void whatModelsBeginWithIsToldWithAnInterval() throws IOException {
    runs.start(Regime.NO_REWARD, 2, 0.0004);
    // Wilson's interval of 4 in 10,000.
    assertThat(row(runs.report(), "| no-reward | 2 |"))
        .isEqualTo(
            "| no-reward | 2 | 10000 | 0.00040 | 0.00016 to 0.00103 | 0.00010 | 0.960, `copy` |");
    assertThat(new Proportion(0, 15_600).high()).isBetween(0.00024, 0.00025);
    assertThat(new Proportion(0, 15_600).low()).isLessThan(1e-12);
  }

  @Test
  void ablationsStandBesideWhatTheyChange() throws IOException {
    ran(Regime.NO_REWARD, "psl", 1, 88, 50);
    runs.ran(new RewardedRun(Regime.NO_REWARD, "psl", Ablation.ENTROPY_ALL, 1), 40, 50);
    String report = runs.report();
    assertThat(row(report, "| `psl` | as it is |")).contains("| 0.880 |");
    assertThat(row(report, "| `psl` | entropy of all tokens |")).contains("| 0.400 |");
    assertThat(root.resolve("ablations.svg")).content().contains("psl-entropy-all");
    assertThat(root.resolve("curves-no-reward.svg")).content().doesNotContain("psl-entropy-all");
  }
}
