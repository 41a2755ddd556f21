package dev.safeguard.cli.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {
  private static final Path PAGES = Path.of("../../docs/topics");

  /** Who reads the page itself reads the same verdicts. */
  @ParameterizedTest
  @EnumSource(Topic.class)
  void thePageShowsTheVerdictsThatTheCompilerFinds(Topic topic) throws IOException {
    VerdictTable table = topic.page().table();
    List<List<String>> expected =
        table.verdicts().stream()
            .map(
                row ->
                    row.stream().map(verdict -> verdict.name().toLowerCase(Locale.ROOT)).toList())
            .toList();
    List<List<String>> shown =
        Files.readAllLines(PAGES.resolve(topic.id() + ".md")).stream()
            .filter(line -> line.startsWith("|"))
            .skip(2)
            .map(line -> VerdictTable.cells(line).stream().skip(1).toList())
            .toList();
    assertThat(shown).hasSizeGreaterThan(3).isEqualTo(expected);
  }

  @Test
  void aTopicIsFoundByTheWordsOfTheLanguage() {
    assertThat(Topic.of("weaknext")).contains(Topic.NEXT);
    assertThat(Topic.of("once")).contains(Topic.PAST);
    assertThat(Topic.of("empty trace")).contains(Topic.EMPTY_TRACE);
    assertThat(Topic.of("nothing")).isEmpty();
  }

  @Test
  void everyPageBelongsToATopic() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Topic.values()).map(topic -> topic.id() + ".md").toList());
    }
  }
}
