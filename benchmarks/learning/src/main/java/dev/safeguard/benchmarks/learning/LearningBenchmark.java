package dev.safeguard.benchmarks.learning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures every arm on every layout, each in a process of its own, and writes the page. */
final class LearningBenchmark {
  /**
   * What is measured.
   *
   * @param arm its name
   * @param text what learns
   * @param hoped steps a second; empty where nothing was hoped for
   */
  record Contender(String arm, String text, String hoped) {}

  static final List<Contender> CONTENDERS =
      List.of(
          new Contender("zero-shot-factual", "plain Q-learning", "25 M"),
          new Contender("zero-shot", "with counterfactual updates", "12 M"),
          new Contender("zero-shot-shield", "with them and the one-step shield", "6 M"),
          new Contender("zero-shot-plan", "with them and the planner", ""));

  static final int LAYOUTS = 3;

  private LearningBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Map<Contender, double[]> rates = new LinkedHashMap<>();
    for (Contender contender : CONTENDERS) {
      String arm = contender.arm();
      double[] row = new double[LAYOUTS];
      for (int i = 0; i < LAYOUTS; i++) {
        row[i] = measured(arm, String.valueOf(i + 1));
        System.err.printf("%s, layout %d: %.1f million steps/s%n", arm, i + 1, row[i] / 1e6);
      }
      rates.put(contender, row);
    }
    Files.writeString(Path.of(arguments[0]), Page.of(rates));
  }

  private static double measured(String arm, String layout) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingSpeed.class.getName(),
                arm,
                layout)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Double.parseDouble(answer.strip());
  }
}
