package dev.safeguard.benchmarks.formulas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that is run as often as it takes, each time as a new process.
 *
 * @param words its name and arguments
 * @param input what it reads
 */
record Command(List<String> words, String input) {
  /**
   * The shell's {@code times} tells, in its last line, what its children took: user, then system.
   */
  private static final String TIMED = "ulimit -t %d; \"$@\"; times";

  private static final Pattern TIMES =
      Pattern.compile("(\\d+)m(\\d+\\.\\d+)s (\\d+)m(\\d+\\.\\d+)s\\s*$");

  Command {
    words = List.copyOf(words);
  }

  /**
   * How the runs of a command came out.
   *
   * @param time the medians of what they took
   * @param output of the last one
   */
  record Runs(Time time, String output) {}

  /** One run. */
  private record Run(Time time, String output) {}

  /**
   * Runs it a number of times, after one run that does not count.
   *
   * @param patience after so much processor time a process is stopped, and no other run follows
   * @return empty if a run was stopped
   */
  Optional<Runs> repeat(int times, Duration patience) {
    List<Time> taken = new ArrayList<>();
    String output = "";
    for (int i = 0; i <= times; i++) {
      Run run = run(patience);
      if (run.time().processor().compareTo(patience) >= 0) {
        return Optional.empty();
      }
      output = run.output();
      taken.add(run.time());
    }
    return Optional.of(new Runs(Time.median(taken.subList(1, taken.size())), output));
  }

  private Run run(Duration patience) {
    List<String> shell =
        new ArrayList<>(List.of("sh", "-c", TIMED.formatted(patience.toSeconds())));
    shell.add("sh");
    shell.addAll(words);
    try {
      Path in = Files.createTempFile("formula", ".in");
      Path out = Files.createTempFile("formula", ".out");
      try {
        Files.writeString(in, input);
        long start = System.nanoTime();
        new ProcessBuilder(shell)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        String output = Files.readString(out, StandardCharsets.UTF_8);
        return new Run(new Time(elapsed, processorTime(output)), output);
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

  private static Duration processorTime(String output) {
    Matcher times = TIMES.matcher(output);
    if (!times.find()) {
      throw new IllegalStateException("the shell tells no times: " + output);
    }
    double seconds =
        60 * (Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(3)))
            + Double.parseDouble(times.group(2))
            + Double.parseDouble(times.group(4));
    return Duration.ofNanos((long) (1e9 * seconds));
  }
}
