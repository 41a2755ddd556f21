package dev.safeguard.compiler.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts, kept beside the tests. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/cases/backend");

  private Golden() {}

  /**
   * Fails unless a text is the expected one. With {@code -Dgolden.update=true} the expectation is
   * rewritten, and fails once where it changed.
   */
  public static void assertSame(String text, String file) throws IOException {
    assertSame(text, FOLDER.resolve(file));
  }

  /** The same for a file that may stand anywhere. */
  public static void assertSame(String text, Path expected) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      boolean same = Files.exists(expected) && Files.readString(expected).equals(text);
      Files.createDirectories(expected.toAbsolutePath().getParent());
      Files.writeString(expected, text);
      if (!same) {
        fail("rewrote " + expected + "; read it, then run the tests again");
      }
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }
}
