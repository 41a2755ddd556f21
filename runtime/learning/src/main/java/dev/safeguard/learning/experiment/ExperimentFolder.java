package dev.safeguard.learning.experiment;

import dev.safeguard.learning.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with the runs of one experiment, so that none of another is taken for one of them. */
public final class ExperimentFolder {
  private static final String FILE = "experiment.txt";

  private ExperimentFolder() {}

  /**
   * Makes a folder that of an experiment, or goes on with one that is.
   *
   * @param identity one line: what all runs have in common and their numbers depend on
   * @throws IOException if it is another experiment's; the message is for people
   */
  public static void claim(Path folder, String identity) throws IOException {
    Path file = Files.createDirectories(folder).resolve(FILE);
    if (!Files.exists(file)) {
      AtomicFiles.write(file, identity + "\n");
      return;
    }
    String found = Files.readString(file).strip();
    if (!found.equals(identity)) {
      throw new IOException(
          "%s belongs to another experiment:%n  it has  %s%n  wanted  %s"
              .formatted(folder, found, identity));
    }
  }
}
