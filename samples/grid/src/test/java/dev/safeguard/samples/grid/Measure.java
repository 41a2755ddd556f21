package dev.safeguard.samples.grid;

import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.runtime.Progression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** arm, first seed, seeds, stage budgets (comma separated, or "spec"). */
final class Measure {
  private Measure() {}

  public static void main(String[] args) throws Exception {
    String arm = args[0];
    long first = Long.parseLong(args[1]);
    int n = Integer.parseInt(args[2]);
    MinecraftSpecification spec = new MinecraftSpecification();
    Progression p =
        args[3].equals("spec")
            ? spec.progression()
            : spec.progression(
                Arrays.stream(args[3].split(",")).mapToLong(Long::parseLong).toArray());
    for (String layout : List.of("1", "2", "3")) {
      long t = System.nanoTime();
      List<TrainingSummary> all =
          LongStream.range(first, first + n)
              .parallel()
              .mapToObj(
                  seed -> {
                    try {
                      Path d = Files.createTempDirectory("m");
                      TrainingSummary r =
                          new GridTask()
                              .train(
                                  new TrainingRequest(
                                      arm,
                                      seed,
                                      5000,
                                      d,
                                      false,
                                      Map.of("layout", layout),
                                      p,
                                      "h",
                                      "v"),
                                  TrainingListener.SILENT);
                      try (var files = Files.list(d)) {
                        for (Path f : files.toList()) {
                          Files.delete(f);
                        }
                      }
                      Files.delete(d);
                      return r;
                    } catch (Exception e) {
                      throw new RuntimeException(e);
                    }
                  })
              .toList();
      double s = (System.nanoTime() - t) * 1e-9;
      System.out.printf(
          "%s layout %s: stage %s final %s success %s viol %s ret %s >=.99 %.2f by %s steps/s %.1fM"
              + " %.1fs%n",
          arm,
          layout,
          Statistics.of(all.stream().map(r -> r.violations().stage()).toList()).text(1),
          Statistics.of(all.stream().map(r -> r.violations().last()).toList()).text(1),
          Statistics.of(all.stream().map(r -> r.test().successRate()).toList()).text(3),
          Statistics.of(all.stream().map(r -> r.test().violationRate()).toList()).text(3),
          Statistics.of(all.stream().map(r -> r.test().meanReturn()).toList()).text(3),
          all.stream().filter(r -> r.test().successRate() >= .99).count() / (double) n,
          all.get(0).violationsByStage(),
          all.stream().mapToDouble(r -> r.steps() / r.seconds()).average().orElse(0) / 1e6,
          s);
    }
  }
}
