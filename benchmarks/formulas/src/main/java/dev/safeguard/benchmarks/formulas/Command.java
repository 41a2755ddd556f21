package dev.safeguard.benchmarks.formulas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run as often as it takes, each time as a new process.
 *
 * @param words its name and arguments
 * @param input what it reads
 */
record Command(List<String> words, String input) {
  Command {
    words = List.copyOf(words);
  }

  /**
   * How the runs of a command came out.
   *
   * @param median of the time that they took, unless one was stopped
   * @param output of the last one; of one that was stopped, nothing
   */
  record Runs(Optional<Duration> median, String output) {}

  /**
   * Runs it a number of times, the first of which is not counted.
   *
   * @param patience after which a run is stopped, and no other follows
   */
  Runs repeat(int times, Duration patience) {
    List<Duration> taken = new ArrayList<>();
    String output = "";
    for (int i = 0; i <= times; i++) {
      long start = System.nanoTime();
      Optional<String> said = run(patience);
      if (said.isEmpty()) {
        return new Runs(Optional.empty(), "");
      }
      output = said.get();
      taken.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return new Runs(Optional.of(median(taken.subList(1, taken.size()))), output);
  }

  static Duration median(List<Duration> durations) {
    Duration[] sorted = durations.toArray(Duration[]::new);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** What one run says on standard output, or nothing if it had to be stopped. */
  private Optional<String> run(Duration patience) {
    try {
      Path in = Files.createTempFile("formula", ".in");
      Path out = Files.createTempFile("formula", ".out");
      try {
        Files.writeString(in, input);
        Process process =
            new ProcessBuilder(words)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
          return Optional.empty();
        }
        return Optional.of(Files.readString(out, StandardCharsets.UTF_8));
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
