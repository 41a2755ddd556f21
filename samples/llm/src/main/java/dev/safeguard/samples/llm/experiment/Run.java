package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.experiment.FolderRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A method with a seed. Its measures are those of {@link ScoreMeasures}, and others. */
sealed interface Run extends FolderRun permits RewardedRun, SupervisedRun, LinterRun {

  /**
   * Carries it out, or goes on with what is in its folder.
   *
   * @return what was measured; empty if nothing could be, which was remarked
   */
  Map<String, Double> measure(Bench bench, Path directory) throws IOException;

  @Override
  default Path directory(Path root) {
    return root.resolve(kind()).resolve("seed-" + seed());
  }
}
