package dev.safeguard.gymnasium;

import dev.safeguard.learning.VectorEnvironment.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * How fast environments are by way of Java, and in a bare loop of Python on the same core, each
 * with random actions. What else runs on the machine disturbs both, so they take turns.
 *
 * @param java steps for each second, the median of the turns
 * @param python the same in Python
 */
public record Throughput(double java, double python) {

  /** How many times as fast as Python Java is. */
  public double ratio() {
    return java / python;
  }

  /**
   * Measures.
   *
   * @param copies of the environment in one process
   * @param turns how often each is measured; at least 1
   * @param seconds for each turn
   */
  public static Throughput measure(
      PythonEnvironment python, EngineRequest engine, int copies, int turns, int seconds)
      throws IOException {
    double[] java = new double[turns];
    double[] bare = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      java[turn] = javaTurn(python, engine, copies, seconds);
      bare[turn] = bareTurn(python, engine, copies, seconds);
    }
    return new Throughput(median(java), median(bare));
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double javaTurn(
      PythonEnvironment python, EngineRequest engine, int copies, int seconds) throws IOException {
    Random random = new Random(1);
    try (WorkerEnvironment environment =
        WorkerEnvironment.start(python, engine, copies, WorkerEnvironment.TIMEOUT, 0)) {
      int[] choices = environment.actions();
      int[] action = new int[choices.length];
      for (int copy = 0; copy < copies; copy++) {
        environment.reset(copy, copy);
      }
      environment.exchange();
      long steps = 0;
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < seconds * 1e9) {
        for (int copy = 0; copy < copies; copy++) {
          if (environment.outcome(copy) != Outcome.RUNNING) {
            environment.reset(copy, random.nextInt(1 << 30));
          } else {
            Arrays.setAll(action, part -> random.nextInt(choices[part]));
            environment.step(copy, action);
            steps++;
          }
        }
        environment.exchange();
      }
      return steps / ((System.nanoTime() - begin) * 1e-9);
    }
  }

  private static double bareTurn(
      PythonEnvironment python, EngineRequest engine, int copies, int seconds) throws IOException {
    Path folder = Files.createTempDirectory("sg-bare");
    Path program = WorkerProgram.in(python.folder()).resolveSibling("bare.py");
    Process process =
        new ProcessBuilder(
                python.python().toString(),
                program.toString(),
                engine.toJson(copies, 0),
                Integer.toString(seconds))
            .directory(folder.toFile())
            .redirectError(folder.resolve("log").toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("the bare loop failed: " + Files.readString(folder.resolve("log")));
      }
      return Double.parseDouble(line);
    } finally {
      process.onExit().join(); // it removes the folder, which nobody reads from any more
    }
  }
}
