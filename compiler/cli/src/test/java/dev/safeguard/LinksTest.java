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
import org.junit.jupiter.api.TestFactory;

/** The links and pictures of the documents lead to files, and to headings, that are there. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
    try (Stream<Path> docs = Files.walk(Walkthrough.ROOT.resolve("docs"))) {
      List<Path> documents =
          Stream.concat(
                  Stream.of("README.md", "CHANGELOG.md").map(Walkthrough.ROOT::resolve),
                  docs.filter(file -> file.toString().endsWith(".md")).sorted())
              .toList();
      assertThat(documents).hasSizeGreaterThan(20);
      return documents.stream()
          .map(
              document ->
                  DynamicTest.dynamicTest(
                      Walkthrough.ROOT.relativize(document).toString(),
                      () ->
                          LINK.matcher(CODE.matcher(prose(document)).replaceAll(""))
                              .results()
                              .forEach(link -> assertLeads(document, link))));
    }
  }

  private static void assertLeads(Path document, MatchResult link) {
    Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
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
