package dev.safeguard.samples.grid;

import dev.safeguard.learning.Experiment;
import dev.safeguard.learning.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** LAYOUT FIRST-SEED SEEDS DIR ARM...: an experiment without the compiler. */
final class ExperimentMain {
  private ExperimentMain() {}

  public static void main(String[] args) throws Exception {
    long first = Long.parseLong(args[1]);
    List<Long> seeds = LongStream.range(first, first + Integer.parseInt(args[2])).boxed().toList();
    List<String> arms = List.of(args).subList(4, args.length);
    TrainingRequest request =
        new TrainingRequest(
            arms.get(0),
            0,
            new GridTask().defaultEpisodes(),
            Path.of(args[3]),
            true,
            Map.of("layout", args[0]),
            new MinecraftSpecification().progression(),
            "test",
            "test");
    long begin = System.nanoTime();
    System.out.println(
        new Experiment(new GridTask(), arms, seeds, 2, request)
            .run((summary, done, total) -> {})
            .table());
    System.out.printf("%.1f s%n", (System.nanoTime() - begin) * 1e-9);
  }
}
