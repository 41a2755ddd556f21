package dev.safeguard.samples.doom;

import dev.safeguard.learning.Statistics;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What was measured of those runs of an experiment that are done; a run's kind is its arm. */
final class DoomResults {
  /** Violations of the last safeguard, all of training counted. */
  static final String VIOLATIONS = "finalViolationsPer100kDecisions";

  private final Map<String, List<Run>> kinds = new LinkedHashMap<>();
  private final Map<Run, Map<String, Double>> measures = new LinkedHashMap<>();

  /**
   * Reads them.
   *
   * @param root the experiment's folder
   * @param runs those that there will be
   */
  DoomResults(Path root, List<Run> runs) throws IOException {
    for (Run run : runs) {
      Path file = run.directory(root).resolve(DoomExperiment.MEASURES);
      if (!Files.exists(file)) {
        continue;
      }
      Map<String, Double> measured = new LinkedHashMap<>();
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",");
        measured.put(cells[0], Double.parseDouble(cells[1]));
      }
      measures.put(run, measured);
      kinds.computeIfAbsent(run.kind(), kind -> new ArrayList<>()).add(run);
    }
  }

  /** The runs of each kind that has any, by its name. */
  Map<String, List<Run>> kinds() {
    return kinds;
  }

  /** The runs of a kind; none where none is done. */
  List<Run> runs(String kind) {
    return kinds.getOrDefault(kind, List.of());
  }

  /** The names of all that was measured, in alphabetical order. */
  List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    measures.values().forEach(each -> names.addAll(each.keySet()));
    return List.copyOf(names);
  }

  /** What was measured of a run; NaN for what was not. */
  double value(Run run, String measure) {
    return measures.getOrDefault(run, Map.of()).getOrDefault(measure, Double.NaN);
  }

  /** A measure of the runs of a kind. */
  double[] values(String kind, String measure) {
    return runs(kind).stream().mapToDouble(run -> value(run, measure)).toArray();
  }

  /** Its mean with an interval. */
  Statistics statistics(String kind, String measure) {
    return Statistics.of(values(kind, measure));
  }

  /**
   * How the violations of a kind stand to those of another: the geometric mean over the seeds that
   * both have, with a 95 % interval by Student's t of the logarithms.
   *
   * @param count of seeds
   * @param mean NaN where a run had no violations, or there is no pair
   * @param low NaN for fewer than two
   * @param high NaN for fewer than two
   */
  record Ratio(int count, double mean, double low, double high) {
    String text() {
      if (count == 0) {
        return "";
      }
      if (Double.isNaN(mean)) {
        return "no violations";
      }
      return count == 1
          ? String.format(Locale.ROOT, "%.2f", mean)
          : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", mean, low, high);
    }
  }

  /** The violations of a kind beside those of another. */
  Ratio ratio(String kind, String other) {
    List<Double> logarithms = new ArrayList<>();
    for (Run run : runs(kind)) {
      for (Run beside : runs(other)) {
        if (run.seed() == beside.seed()) {
          logarithms.add(Math.log(value(run, VIOLATIONS) / value(beside, VIOLATIONS)));
        }
      }
    }
    Statistics statistics = Statistics.of(logarithms);
    return Double.isFinite(statistics.mean())
        ? new Ratio(
            logarithms.size(),
            Math.exp(statistics.mean()),
            Math.exp(statistics.low()),
            Math.exp(statistics.high()))
        : new Ratio(logarithms.size(), Double.NaN, Double.NaN, Double.NaN);
  }
}
