package dev.safeguard.learning.experiment;

import java.nio.file.Path;

/** A run of an experiment that keeps what came of it in a folder of its own. */
public interface FolderRun {
  /** What it is a run of, such as an arm; runs of a kind differ by their seeds. */
  String kind();

  /** The seed. */
  long seed();

  /** Its folder below that of the experiment. */
  Path directory(Path root);
}
