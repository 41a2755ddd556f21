package dev.safeguard.learning.experiment;

import dev.safeguard.learning.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;

/** What was measured of those runs of an experiment that are done. */
public final class MeasuredRuns<R extends FolderRun> {
  private final Map<String, List<R>> kinds = new LinkedHashMap<>();
  private final Map<R, Map<String, Double>> measures = new LinkedHashMap<>();

  /**
   * Reads the {@link Measures} of runs.
   *
   * @param root the experiment's folder
   * @param runs those that there will be
   */
  public MeasuredRuns(Path root, List<R> runs) throws IOException {
    for (R run : runs) {
      if (Measures.exist(run.directory(root))) {
        measures.put(run, Measures.read(run.directory(root)));
        kinds.computeIfAbsent(run.kind(), kind -> new ArrayList<>()).add(run);
      }
    }
  }

  /** The runs of each kind that has any, by its name. */
  public Map<String, List<R>> kinds() {
    return kinds;
  }

  /** The runs of a kind; none where none is done. */
  public List<R> runs(String kind) {
    return kinds.getOrDefault(kind, List.of());
  }

  /** How many runs are done. */
  public int count() {
    return measures.size();
  }

  /** The names of all that was measured, in alphabetical order. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    measures.values().forEach(each -> names.addAll(each.keySet()));
    return List.copyOf(names);
  }

  /** What was measured of a run; NaN for what was not. */
  public double value(R run, String measure) {
    return measures.getOrDefault(run, Map.of()).getOrDefault(measure, Double.NaN);
  }

  /** A measure of the runs of a kind. */
  public double[] values(String kind, String measure) {
    return runs(kind).stream().mapToDouble(run -> value(run, measure)).toArray();
  }

  /** Its mean with an interval. */
  public Statistics statistics(String kind, String measure) {
    return Statistics.of(values(kind, measure));
  }

  /** A measure of a kind minus that of another, over the seeds that both have. */
  public Statistics difference(String kind, String other, String measure) {
    return Statistics.of(paired(kind, other, measure, (value, beside) -> value - beside));
  }

  /** A measure of a kind divided by that of another, over the seeds that both have. */
  public Ratio ratio(String kind, String other, String measure) {
    return Ratio.ofLogarithms(
        paired(kind, other, measure, (value, beside) -> Math.log(value / beside)));
  }

  private List<Double> paired(
      String kind, String other, String measure, ToDoubleBiFunction<Double, Double> compared) {
    List<Double> pairs = new ArrayList<>();
    for (R run : runs(kind)) {
      for (R beside : runs(other)) {
        if (run.seed() == beside.seed()) {
          pairs.add(compared.applyAsDouble(value(run, measure), value(beside, measure)));
        }
      }
    }
    return pairs;
  }

  /**
   * A row for each run, of CSV without a header: its kind, its seed and measures.
   *
   * @param names of the measures
   */
  public String rows(List<String> names) {
    StringBuilder csv = new StringBuilder();
    for (List<R> runs : kinds.values()) {
      for (R run : runs) {
        csv.append(run.kind()).append(',').append(run.seed());
        names.forEach(name -> csv.append(',').append(value(run, name)));
        csv.append('\n');
      }
    }
    return csv.toString();
  }

  /** The header of {@link #rows}. */
  public static String header(List<String> names) {
    return "kind,seed," + String.join(",", names) + "\n";
  }
}
