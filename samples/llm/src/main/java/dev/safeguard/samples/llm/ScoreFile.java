package dev.safeguard.samples.llm;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.samples.llm.snippets.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code scores.csv}: how well the answers to a test are, a row for each family. */
public final class ScoreFile {
  private static final String FILE = "scores.csv";
  private static final String HEADER =
      "family,answers,format,verdicts,evidence,false_alarms,misses";

  private ScoreFile() {}

  /** Writes it into a folder, as a whole or not at all. */
  public static void write(Path folder, Map<Family, Score> scores) throws IOException {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    scores.forEach(
        (family, score) ->
            csv.append(
                String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%d,%d,%d,%d%n",
                    family.label(),
                    score.answers(),
                    score.format(),
                    score.verdicts(),
                    score.evidence(),
                    score.falseAlarms(),
                    score.misses())));
    AtomicFiles.write(folder.resolve(FILE), csv.toString());
  }

  /** Reads what {@link #write} wrote. */
  public static Map<Family, Score> read(Path folder) throws IOException {
    Map<Family, Score> scores = new EnumMap<>(Family.class);
    List<String> lines = Files.readAllLines(folder.resolve(FILE));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      int[] counts = new int[cells.length - 1];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = Integer.parseInt(cells[i + 1]);
      }
      scores.put(
          Family.of(cells[0]),
          new Score(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]));
    }
    return scores;
  }
}
