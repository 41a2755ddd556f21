package dev.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The links and pictures of the documents lead to files, and to headings, that are there, and no
 * picture is there that nobody shows.
 */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");

  private static final Pattern PICTURE = Pattern.compile(".*\\.(svg|png|gif)");
  private static final int LARGEST_PICTURE = 200_000;
  private static final int LONGEST_FILM = 1_000_000;

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
    List<Path> documents = documents();
    assertThat(documents).hasSizeGreaterThan(20);
    return documents.stream()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    Walkthrough.ROOT.relativize(document).toString(),
                    () -> links(document).forEach(link -> assertLeads(document, link))));
  }

  @Test
  void everyPictureIsShownSomewhereAndSmall() throws IOException {
    List<Path> shown =
        documents().stream()
            .flatMap(document -> links(document).map(link -> target(document, link)))
            .toList();
    List<Path> pictures =
        files().filter(file -> PICTURE.matcher(file.toString()).matches()).toList();
    assertThat(pictures).isNotEmpty();
    assertThat(shown).containsAll(pictures);
    for (Path picture : pictures) {
      boolean isFilm = picture.toString().endsWith(".gif");
      assertThat(picture.toFile().length())
          .as("bytes of %s", picture)
          .isLessThan(isFilm ? LONGEST_FILM : LARGEST_PICTURE);
    }
  }

  private static List<Path> documents() throws IOException {
    return Stream.concat(
            Stream.of("README.md", "CHANGELOG.md").map(Walkthrough.ROOT::resolve),
            files().filter(file -> file.toString().endsWith(".md")))
        .toList();
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> docs = Files.walk(Walkthrough.ROOT.resolve("docs"))) {
      return docs.filter(Files::isRegularFile).map(Path::normalize).sorted().toList().stream();
    }
  }

  private static Stream<MatchResult> links(Path document) {
    return LINK.matcher(CODE.matcher(prose(document)).replaceAll("")).results();
  }

  private static Path target(Path document, MatchResult link) {
    return link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
  }

  private static void assertLeads(Path document, MatchResult link) {
    Path target = target(document, link);
    assertThat(target).as(link.group()).exists();
    if (link.group(2) != null) {
      assertThat(headings(target)).as(link.group()).contains(link.group(2));
    }
  }

  /** The headings of a document as links name them. */
  private static List<String> headings(Path document) {
    return prose(document)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static String prose(Path document) {
    try {
      return FENCED.matcher(Files.readString(document)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
