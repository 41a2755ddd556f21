package dev.safeguard.samples.doom;

import dev.safeguard.gymnasium.EngineRequest;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.gymnasium.Throughput;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.WadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures how many decisions a second the engine makes by way of Java and in a bare loop of
 * Python, in turns: {@code java -cp "samples/doom/target/sg/*" -Dsg.python=target/python
 * dev.safeguard.samples.doom.ThroughputMain [COPIES [TURNS [SECONDS]]]}.
 */
final class ThroughputMain {
  private ThroughputMain() {}

  public static void main(String[] arguments) throws IOException {
    int copies = number(arguments, 0, 16);
    int turns = number(arguments, 1, 5);
    int seconds = number(arguments, 2, 4);
    PythonEnvironment python = PythonEnvironment.ofWorkers();
    python.prepare(System.err::println);
    Path wad = Files.createTempFile("map", ".wad");
    try {
      Files.write(wad, WadFile.of(Plan.original()));
      Map<String, EngineRequest> engines = new LinkedHashMap<>();
      engines.put("Doom, features", DoomEnvironment.request(wad, 0, 0));
      engines.put("Doom, frames of 30 x 40", DoomEnvironment.request(wad, 30, 40));
      engines.put("CartPole-v1", EngineRequest.gymnasium("CartPole-v1"));
      for (Map.Entry<String, EngineRequest> engine : engines.entrySet()) {
        Throughput measured = Throughput.measure(python, engine.getValue(), copies, turns, seconds);
        System.out.printf(
            "%s, %d copies: %.0f steps/s by way of Java, %.0f in bare Python, ratio %.2f%n",
            engine.getKey(), copies, measured.java(), measured.python(), measured.ratio());
      }
    } finally {
      Files.delete(wad);
    }
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }
}
