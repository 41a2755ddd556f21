package dev.safeguard.cli.files;

import dev.safeguard.cli.console.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Writes results, each file as a whole or not at all. */
public final class OutputFiles {
  private OutputFiles() {}

  /**
   * A path that the user gave.
   *
   * @throws UserError if no file can be called so
   */
  public static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserError("no file can be called " + text);
    }
  }

  /**
   * A folder to write into, created if it is missing.
   *
   * @throws UserError if something that is no folder has its name
   */
  public static Path folder(String text) throws IOException {
    Path folder = path(text);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserError(text + " is a file, not a folder", "name a folder, or a new one");
    }
    return Files.createDirectories(folder);
  }

  /** A name for a file that is to be called like something in a specification. */
  public static String nameFor(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    return plain.isEmpty() ? "_" : plain;
  }

  /** Writes a text as UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file: a temporary neighbour first, then one move. Missing folders are created. */
  public static void write(Path file, byte[] content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UserError(file + " is a folder", "name a file in it");
    }
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    // Not the system's temporary file, which is for its owner alone whatever the umask says.
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path temporary = folder.resolve(name);
    try {
      Files.write(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
