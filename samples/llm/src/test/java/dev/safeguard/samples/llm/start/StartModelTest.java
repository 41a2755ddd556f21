package dev.safeguard.samples.llm.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the embedded model can do before anybody tunes it, and what it cannot. */
class StartModelTest {
  private static final List<Snippet> SNIPPETS = new SnippetSource(Part.TEST, 77).ofEach(10);
  private static Gpt2Folder start;

  @BeforeAll
  static void read() throws Exception {
    start = StartModel.read();
  }

  @AfterAll
  static void close() {
    start.close();
  }

  @Test
  void itReadsProgramsOfTemplatesThatItHasNeverSeen() {
    Map<Family, Double> reading = Reading.byFamily(start.model(), start.tokenizer(), SNIPPETS);
    assertThat(reading).containsOnlyKeys(Family.values());
    assertThat(reading.values()).allSatisfy(share -> assertThat(share).isGreaterThan(0.85));
  }

  @Test
  void itKnowsTheFormatOfAnswersAndNotTheTask() {
    Score score =
        Score.sum(Score.byFamily(start.model(), start.tokenizer(), SNIPPETS, 1, 5).values());
    assertThat(score.share(score.format())).isBetween(0.02, 0.12);
    assertThat(score.verdicts() / (double) score.format()).isBetween(0.2, 0.8);
  }

  @Test
  void itsTokensAreThoseThatTheCommandLearns() {
    String code = SNIPPETS.get(0).code();
    try (BytePairTokenizer learned = Vocabulary.learn()) {
      assertThat(start.tokenizer().encode(code)).isEqualTo(learned.encode(code));
      assertThat(start.model().config().vocabulary()).isEqualTo(learned.vocabulary());
    }
  }

  @Test
  void itHasAtMostTwoMegabytes() throws Exception {
    long bytes = 0;
    for (String name : StartModel.FILES) {
      try (InputStream in = StartModel.class.getResourceAsStream("model/" + name)) {
        bytes += Objects.requireNonNull(in).readAllBytes().length;
      }
    }
    assertThat(bytes).isLessThan(2_000_000);
  }
}
