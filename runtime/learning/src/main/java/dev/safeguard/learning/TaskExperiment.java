package dev.safeguard.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** An experiment that a task brings along, where arms times seeds is not what it is about. */
public interface TaskExperiment {

  /**
   * How much of it.
   *
   * @param shortened whether a shorter form is wanted, to see that it works
   * @param seeds runs of each kind; at least 1, or 0 for as many as the form has
   * @param jobs runs at once; at least 1
   */
  record Extent(boolean shortened, int seeds, int jobs) {}

  /**
   * Runs it, or goes on with what is there already, and writes tables and pictures.
   *
   * @param request what all runs have in common; its arm and seed are ignored
   * @param remarks hears of each finished run, in a line
   * @return the report, to be read first
   * @throws IOException as {@link TrainingTask#train}
   */
  Path run(TrainingRequest request, Extent extent, Consumer<String> remarks) throws IOException;
}
