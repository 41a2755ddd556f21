package dev.safeguard.benchmarks.llm;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.deep.tuning.Grpo;
import dev.safeguard.deep.tuning.JudgedAnswer;
import dev.safeguard.deep.tuning.PolicySettings;
import dev.safeguard.deep.tuning.Tuning;
import dev.safeguard.deep.tuning.TuningListener;
import dev.safeguard.deep.tuning.TuningSettings;
import dev.safeguard.runtime.Monitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures, in turns, tokens of answers in a second of processor time, so that what else the
 * machine does matters little; see {@code run}.
 */
final class ThroughputMain {
  private static final int SECONDS = 4;

  private ThroughputMain() {}

  public static void main(String[] arguments) throws IOException {
    String python = arguments[0];
    int turns = Integer.parseInt(arguments[1]);
    Map<String, double[]> all = new LinkedHashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      put(all, "sampling", turn, turns, sampling());
      put(all, "sampling with a mask", turn, turns, masked());
      put(all, "sampling and training", turn, turns, tuning());
      if (!python.equals("-")) {
        double[] there = there(python, arguments[2]);
        put(all, "sampling in Python", turn, turns, there[0]);
        put(all, "sampling and training in Python", turn, turns, there[1]);
      }
    }
    all.forEach((what, speeds) -> System.out.printf("%,9.0f tokens/s  %s%n", median(speeds), what));
    ratio(all, "sampling with a mask", "sampling");
    ratio(all, "sampling", "sampling in Python");
    ratio(all, "sampling and training", "sampling and training in Python");
  }

  private static void put(
      Map<String, double[]> all, String what, int turn, int turns, double speed) {
    all.computeIfAbsent(what, name -> new double[turns])[turn] = speed;
  }

  private static void ratio(Map<String, double[]> all, String what, String other) {
    double[] some = all.get(what);
    double[] others = all.get(other);
    if (some != null && others != null) {
      double[] ratios = new double[some.length];
      Arrays.setAll(ratios, turn -> some[turn] / others[turn]);
      Arrays.sort(ratios);
      System.out.printf(
          "%s / %s: %.2f (%.2f to %.2f)%n",
          what, other, median(ratios), ratios[0], ratios[ratios.length - 1]);
    }
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double sampling() {
    Sampler sampler = new Sampler(Workload.model(), Sampler.Settings.random(Workload.ANSWER));
    List<int[]> prompts = Workload.questions().stream().map(Workload.Words::prompt).toList();
    return tokensPerSecond(seed -> sampler.answers(prompts, seed));
  }

  private static double masked() {
    Gpt2 model = Workload.model();
    Monitor monitor = Workload.progression().last().monitor().get();
    List<Workload.Words> questions = Workload.questions();
    return tokensPerSecond(
        seed ->
            JudgedAnswer.to(
                questions,
                Workload.TASK,
                model,
                monitor,
                Sampler.Settings.random(Workload.ANSWER),
                true,
                seed));
  }

  /** Something that gives an answer to each question. */
  @FunctionalInterface
  private interface Act {
    void run(long seed);
  }

  private static double tokensPerSecond(Act act) {
    act.run(0);
    long begin = ProcessorTime.nanos();
    long calls = 0;
    while (ProcessorTime.nanos() - begin < SECONDS * 1_000_000_000L) {
      act.run(++calls);
    }
    double seconds = (ProcessorTime.nanos() - begin) * 1e-9;
    return calls * Workload.ROWS * Workload.ANSWER / seconds;
  }

  /** Updates of GRPO, each of one gradient, under a mask, so that no answer ends early. */
  private static double tuning() throws IOException {
    PolicySettings policy =
        new PolicySettings(1e-4, 1e-4, 1, 1, Workload.ROWS, 0.2, 0.02, 0.02, 0, 0, true, false);
    long update = (long) Workload.ROWS * Workload.ANSWER;
    TuningSettings settings =
        new TuningSettings(
            new Grpo.Settings(policy, 0.01),
            12 * update,
            Workload.ROWS / Workload.GROUP,
            Workload.GROUP,
            Workload.ANSWER,
            TuningSettings.NEVER,
            true,
            1e9);
    Path directory = Files.createTempDirectory("speed");
    long[] begin = {0};
    long[] end = {0};
    TuningListener clock =
        progress -> {
          begin[0] = progress.updates() == 2 ? ProcessorTime.nanos() : begin[0];
          end[0] = ProcessorTime.nanos();
        };
    try {
      new Tuning<>(Workload.TASK, Workload.model(), Workload.progression(), settings, 1)
          .run(directory, false, clock);
      return 10 * update / ((end[0] - begin[0]) * 1e-9);
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double[] there(String python, String program) throws IOException {
    List<Integer> sizes =
        List.of(
            Workload.CONFIG.vocabulary(),
            Workload.CONFIG.positions(),
            Workload.CONFIG.width(),
            Workload.CONFIG.layers(),
            Workload.CONFIG.heads(),
            Workload.PROMPT,
            Workload.ANSWER,
            Workload.ROWS,
            Workload.GROUP,
            SECONDS);
    List<String> command =
        Stream.concat(Stream.of(python, program), sizes.stream().map(String::valueOf)).toList();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      double[] speeds = lines.lines().mapToDouble(Double::parseDouble).toArray();
      if (speeds.length != 2) {
        throw new IOException(python + " measured nothing; it needs torch");
      }
      return speeds;
    } finally {
      process.destroy();
    }
  }
}
