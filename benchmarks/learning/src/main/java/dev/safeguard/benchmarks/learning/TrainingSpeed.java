package dev.safeguard.benchmarks.learning;

import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.tabular.TabularRun;
import dev.safeguard.samples.grid.GridTask;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Trains on the gridworld and prints the environment's steps for each second of processor time of
 * the training thread: the median of {@value #RUNS} runs of {@value #EPISODES} episodes, after
 * {@value #WARM_UPS} that are not counted.
 */
final class TrainingSpeed {
  static final int EPISODES = 5000;
  static final int WARM_UPS = 100;
  static final int RUNS = 31;

  private TrainingSpeed() {}

  public static void main(String[] arguments) throws IOException {
    GridTask task = new GridTask();
    String text;
    try (InputStream in = task.specification().openStream()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Source specification = new Source("minecraft.sg", text);
    LoadedProgression loaded = LoadedProgression.of(Compiler.compile(specification), null);
    TrainingRequest request =
        new TrainingRequest(
            arguments[0],
            0,
            EPISODES,
            Path.of("unused"),
            false,
            Map.of("layout", arguments[1]),
            loaded.progression(),
            loaded.specificationHash(),
            "");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] rates = new double[RUNS];
    for (int i = -WARM_UPS; i < RUNS; i++) {
      TrainingRequest next = request.with(arguments[0], 1_000 + i, Path.of("unused"), false);
      TabularRun run = new TabularRun(task.environment(next), next);
      long begin = threads.getCurrentThreadCpuTime();
      while (run.episodes() < EPISODES) {
        run.train();
      }
      rates[Math.max(0, i)] = run.steps() * 1e9 / (threads.getCurrentThreadCpuTime() - begin);
    }
    Arrays.sort(rates);
    System.out.println(rates[RUNS / 2]);
  }
}
