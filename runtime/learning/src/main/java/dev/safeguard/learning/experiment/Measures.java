package dev.safeguard.learning.experiment;

import dev.safeguard.learning.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of a run that has a folder of its own: {@code measures.csv}, a name and a
 * number a line. It is written last, so that a run is done if it is there.
 */
public final class Measures {
  private static final String FILE = "measures.csv";
  private static final String HEADER = "measure,value";

  private Measures() {}

  /** Whether a run is done. */
  public static boolean exist(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * Writes them, as a whole or not at all.
   *
   * @param measures by name, without a comma
   */
  public static void write(Path folder, Map<String, Double> measures) throws IOException {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    measures.forEach((name, value) -> csv.append(name).append(',').append(value).append('\n'));
    AtomicFiles.write(folder.resolve(FILE), csv.toString());
  }

  /** Reads them in their order; none if the run is not done. */
  public static Map<String, Double> read(Path folder) throws IOException {
    Map<String, Double> measures = new LinkedHashMap<>();
    if (exist(folder)) {
      List<String> lines = Files.readAllLines(folder.resolve(FILE));
      for (String line : lines.subList(1, lines.size())) {
        int comma = line.lastIndexOf(',');
        measures.put(line.substring(0, comma), Double.parseDouble(line.substring(comma + 1)));
      }
    }
    return measures;
  }
}
