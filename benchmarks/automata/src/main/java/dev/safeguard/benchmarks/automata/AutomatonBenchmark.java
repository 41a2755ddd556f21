package dev.safeguard.benchmarks.automata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Measures every contender on every shape, each in a process of its own, and writes the page. */
public final class AutomatonBenchmark {
  static final int STATES = 1_000_000;
  static final int FEWER_STATES = 100_000;
  static final int PATIENCE_SECONDS = 90;

  private AutomatonBenchmark() {}

  /** Takes the file to write. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (RandomGraph.Shape shape : RandomGraph.Shape.values()) {
      measure(shape, STATES, rows);
    }
    measure(RandomGraph.Shape.ANYWHERE, FEWER_STATES, rows);
    String bytes = run(4096, MemoryMeasurement.class, String.valueOf(STATES)).orElseThrow();
    Measurement text = Measurement.parse(run(4096, TextMeasurement.class).orElseThrow());
    Files.writeString(Path.of(arguments[0]), Report.of(rows, bytes.strip().split(" "), text));
  }

  private static void measure(RandomGraph.Shape shape, int states, List<Row> rows)
      throws IOException, InterruptedException {
    List<Contender> contenders = Contenders.all();
    for (int i = 0; i < contenders.size(); i++) {
      Contender contender = contenders.get(i);
      String[] arguments = {String.valueOf(i), shape.name(), String.valueOf(states)};
      Optional<Measurement> measured =
          run(contender.megabytes(), Measurement.class, arguments).map(Measurement::parse);
      Row row = new Row(shape, states, contender, measured);
      System.err.print(row.markdown(rows));
      rows.add(row);
    }
  }

  /** What a class prints that runs in a process with so much memory; nothing if it fails. */
  private static Optional<String> run(int megabytes, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-Xss512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("automata", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return Optional.empty();
      }
      return process.exitValue() == 0 ? Optional.of(Files.readString(out)) : Optional.empty();
    } finally {
      Files.delete(out);
    }
  }
}
