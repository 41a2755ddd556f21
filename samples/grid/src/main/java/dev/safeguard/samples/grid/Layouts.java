package dev.safeguard.samples.grid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layouts that come with the gridworld, those of other files, and random ones. */
final class Layouts {
  /** The paper's three. */
  static final List<String> PAPER = List.of("1", "2", "3");

  /** The others that come with the gridworld. */
  static final List<String> OTHERS =
      List.of("frozen-lake-4x4", "frozen-lake-8x8", "lava-crossing-1", "lava-crossing-2");

  private static final Pattern RANDOM = Pattern.compile("random-(\\d{1,18})");

  private Layouts() {}

  /**
   * The layout of a name among {@link #PAPER} and {@link #OTHERS}, of {@code random-N}, or of a
   * file.
   *
   * @throws IllegalArgumentException if there is none, or it is wrong; the message is for people
   */
  static GridLayout named(String name) {
    if (comesWithTheGridworld(name)) {
      return bundled("layout-" + name + ".txt");
    }
    Matcher random = RANDOM.matcher(name);
    if (random.matches()) {
      return RandomLayout.of(Long.parseLong(random.group(1)));
    }
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        return LayoutReader.read(name, Files.readString(file));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the map " + name + " cannot be read as UTF-8", e);
    } catch (InvalidPathException e) {
      // No file has such a name.
    }
    throw new IllegalArgumentException(
        "there is no layout %s; there are %s, %s, random-N and your own files"
            .formatted(name, String.join(", ", PAPER), String.join(", ", OTHERS)));
  }

  /** Whether a name alone says which layout it is. */
  static boolean comesWithTheGridworld(String name) {
    return PAPER.contains(name) || OTHERS.contains(name);
  }

  private static GridLayout bundled(String resource) {
    try (InputStream in = Layouts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing: " + resource);
      }
      return LayoutReader.read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
