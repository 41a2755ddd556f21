package dev.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial works as it stands, in an empty folder, and shows the picture that it draws. */
class TutorialTest {
  private static final Pattern SHOWN = Pattern.compile("(?s)<text[^>]*>(.*?)</text>");

  @TempDir private Path folder;

  @Test
  void everyBlockDoesWhatItShows() throws Exception {
    Walkthrough tutorial = new Walkthrough("docs/tutorial.md", folder);
    assertThat(tutorial.blocks()).hasSizeGreaterThan(15);
    tutorial.execute();
    assertThat(texts(Walkthrough.ROOT.resolve("docs/images/flight.svg")))
        .contains("grounded", "flying")
        .isEqualTo(texts(folder.resolve("flight.svg")));
  }

  /** What a picture says, wherever an engine has put it. */
  private static List<String> texts(Path picture) throws IOException {
    return SHOWN
        .matcher(Files.readString(picture))
        .results()
        .map(text -> text.group(1).replace("&#160;", " ").replace('\u00a0', ' ').strip())
        .sorted()
        .toList();
  }
}
