package dev.safeguard.samples.llm.experiment;

import dev.safeguard.samples.llm.bandit.Bandit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Bandit's check B104, which learns nothing and names no address, on the test of a seed. */
record LinterRun(long seed) implements Run {
  /** Its only kind. */
  static final String KIND = "bandit";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Double> measure(Bench bench, Path directory) throws IOException {
    Bandit bandit;
    try {
      bandit = Bandit.prepare(bench.remarks());
    } catch (IOException e) {
      bench.remarks().accept("bandit cannot be installed, and is left out: " + e.getMessage());
      return Map.of();
    }
    Map<String, Double> measures = ScoreMeasures.of(bandit.byFamily(bench.tests(seed)));
    measures.keySet().removeIf(name -> name.startsWith(ScoreMeasures.RIGHT));
    return measures;
  }
}
