package dev.safeguard.samples.doom;

import dev.safeguard.gymnasium.EngineRequest;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.gymnasium.Throughput;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.WadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures how many decisions a second the engine makes by way of Java and in a bare loop of
 * Python, in turns, and how many steps CartPole does, also with four times the copies: {@code java
 * -cp "samples/doom/target/sg/*" -Dsg.python=target/python
 * dev.safeguard.samples.doom.ThroughputMain [COPIES [TURNS [SECONDS]]]}.
 */
final class ThroughputMain {
  private ThroughputMain() {}

  private record Row(String name, EngineRequest engine, int copies) {}

  public static void main(String[] arguments) throws IOException {
    int copies = number(arguments, 0, 16);
    int turns = number(arguments, 1, 5);
    int seconds = number(arguments, 2, 4);
    PythonEnvironment python = PythonEnvironment.ofWorkers();
    python.prepare(System.err::println);
    Path wad = Files.createTempFile("map", ".wad");
    try {
      Files.write(wad, WadFile.of(Plan.original()));
      EngineRequest cartPole = EngineRequest.gymnasium("CartPole-v1");
      List<Row> rows =
          List.of(
              new Row("Doom, features", DoomEnvironment.request(wad, 0, 0), copies),
              new Row("Doom, frames of 30 x 40", DoomEnvironment.request(wad, 30, 40), copies),
              new Row("CartPole-v1", cartPole, copies),
              new Row("CartPole-v1", cartPole, 4 * copies));
      for (Row row : rows) {
        Throughput measured =
            Throughput.measure(python, row.engine(), row.copies(), turns, seconds);
        System.out.printf(
            "%s, %d copies: %.0f steps/s by way of Java, %.0f in bare Python, ratio %.2f%n",
            row.name(), row.copies(), measured.java(), measured.python(), measured.ratio());
      }
    } finally {
      Files.delete(wad);
    }
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }
}
