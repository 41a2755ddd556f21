package dev.safeguard.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a training run; {@link #toJson} is the content of {@code summary.json}.
 *
 * @param task the task's name
 * @param arm the method
 * @param seed the seed
 * @param episodes training episodes
 * @param steps the environment's steps in them
 * @param seconds wall-clock time of training, summed over the processes that worked on it
 * @param violations training episodes that violated
 * @param violationsByStage those that violated the safeguard in force, by stage
 * @param test what the trained policy does without exploration
 * @param measures what else the task measures, by name, with units; may be empty
 * @param config every choice that the result depends on and that is not above: strings, numbers
 * @param specificationHash identifies the specification
 * @param version the version of this software
 */
public record TrainingSummary(
    String task,
    String arm,
    long seed,
    int episodes,
    long steps,
    double seconds,
    Violations violations,
    List<Long> violationsByStage,
    Test test,
    Map<String, Double> measures,
    Map<String, Object> config,
    String specificationHash,
    String version) {

  public TrainingSummary {
    violationsByStage = List.copyOf(violationsByStage);
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }

  /** The same without further measures. */
  public TrainingSummary(
      String task,
      String arm,
      long seed,
      int episodes,
      long steps,
      double seconds,
      Violations violations,
      List<Long> violationsByStage,
      Test test,
      Map<String, Object> config,
      String specificationHash,
      String version) {
    this(
        task,
        arm,
        seed,
        episodes,
        steps,
        seconds,
        violations,
        violationsByStage,
        test,
        Map.of(),
        config,
        specificationHash,
        version);
  }

  /**
   * Training episodes that violated.
   *
   * @param stage the safeguard then in force
   * @param last the last safeguard, on the same traces ({@code final} in JSON)
   */
  public record Violations(long stage, long last) {}

  /**
   * Episodes without exploration, watched by the last safeguard.
   *
   * @param episodes how many
   * @param successRate the share that reached the task's goal; from 0 to 1
   * @param violationRate the share that violated the last safeguard; from 0 to 1
   * @param meanReturn the mean of the environment's undiscounted return
   */
  public record Test(int episodes, double successRate, double violationRate, double meanReturn) {}

  /** As JSON, one object, ending in a line feed. */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task", task);
    json.put("arm", arm);
    json.put("seed", seed);
    json.put("episodes", episodes);
    json.put("steps", steps);
    json.put("seconds", Math.round(seconds * 1000) / 1000.0);
    Map<String, Object> counted = new LinkedHashMap<>();
    counted.put("stage", violations.stage());
    counted.put("final", violations.last());
    json.put("violations", counted);
    json.put("violationsByStage", violationsByStage);
    Map<String, Object> tested = new LinkedHashMap<>();
    tested.put("episodes", test.episodes());
    tested.put("successRate", test.successRate());
    tested.put("violationRate", test.violationRate());
    tested.put("meanReturn", test.meanReturn());
    json.put("test", tested);
    if (!measures.isEmpty()) {
      json.put("measures", measures);
    }
    json.put("config", config);
    json.put("specificationHash", specificationHash);
    json.put("version", version);
    return Json.write(json) + "\n";
  }

  /** Writes {@code summary.json} into a directory, as a whole or not at all. */
  public void write(Path directory) throws IOException {
    AtomicFiles.write(directory.resolve("summary.json"), toJson());
  }
}
