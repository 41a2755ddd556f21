package dev.safeguard.learning;

import dev.safeguard.runtime.Progression;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * One training run.
 *
 * @param arm the method, one of {@link TrainingTask#arms()}
 * @param seed all chance of the run follows from it
 * @param episodes how many episodes to train in all stages together; at least 1
 * @param directory where the results go; created if missing
 * @param resume whether to go on from what an earlier run left in the directory, if it left
 *     anything
 * @param options values by name; an option that is missing has its default
 * @param progression the safeguards, strict to permissive, the last one being what counts
 * @param specificationHash identifies the specification; a run resumes under the same one only
 * @param version the version of this software
 */
public record TrainingRequest(
    String arm,
    long seed,
    int episodes,
    Path directory,
    boolean resume,
    Map<String, String> options,
    Progression progression,
    String specificationHash,
    String version) {

  public TrainingRequest {
    options = Map.copyOf(options);
    if (episodes < 1) {
      throw new IllegalArgumentException("at least 1 episode is needed, not " + episodes);
    }
  }

  /** The same request for another arm, seed and directory. */
  public TrainingRequest with(String arm, long seed, Path directory, boolean resume) {
    return new TrainingRequest(
        arm, seed, episodes, directory, resume, options, progression, specificationHash, version);
  }

  /** The same request for another arm and seed. */
  public TrainingRequest with(String arm, long seed) {
    return with(arm, seed, directory, resume);
  }

  /** The same request with other options. */
  public TrainingRequest with(Map<String, String> options) {
    return new TrainingRequest(
        arm, seed, episodes, directory, resume, options, progression, specificationHash, version);
  }

  /** The same request with other stages. */
  public TrainingRequest with(Progression progression) {
    return new TrainingRequest(
        arm, seed, episodes, directory, resume, options, progression, specificationHash, version);
  }

  /** What a resumed run must have in common with the run that it goes on with, as one line. */
  public String identity() {
    return "arm=%s seed=%d options=%s specification=%s"
        .formatted(arm, seed, new TreeMap<>(options), specificationHash);
  }
}
