package dev.safeguard.samples.llm.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Example;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.samples.llm.Answer;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are too small to read. */
class StartModelsTest {
  private static final StartModels.Extent TINY =
      new StartModels.Extent(new StartSettings(1, 32, 4, 2, 1, 2, 0.003, 0), 2, 1);

  @TempDir private Path root;

  private final List<String> remarks = new ArrayList<>();

  private StartModels models(String name) {
    return new StartModels(root.resolve(name), TINY, remarks::add);
  }

  private static long checksum(Path folder) throws IOException {
    try (Gpt2Folder model = Gpt2Folder.read(folder)) {
      return model.model().weights().checksum();
    }
  }

  @Test
  void eachSeedAndRegimeHasItsOwn() throws IOException {
    StartModels models = models("a");
    TreeSet<Long> checksums = new TreeSet<>();
    for (long seed = 1; seed <= 2; seed++) {
      for (Regime regime : Regime.values()) {
        models.make(seed, regime);
        checksums.add(checksum(models.folder(seed, regime)));
      }
    }
    assertThat(checksums).hasSize(6);
    Map<String, Double> measures = models.measures(1, Regime.LEARNS);
    assertThat(measures)
        .containsEntry("answers", 39.0)
        .containsKeys("format", "right")
        .hasSize(3 + Family.values().length);
    assertThat(remarks.get(0)).startsWith("reading model of seed 1: step 5 of 5, loss ");
  }

  @Test
  void whatIsThereIsNotMadeAgainAndWhatWasInterruptedIsTheSame() throws IOException {
    models("a").make(1, Regime.NO_REWARD);
    Path model = models("a").folder(1, Regime.NO_REWARD);
    long made = checksum(model);
    remarks.clear();
    models("a").make(1, Regime.NO_REWARD);
    assertThat(remarks).isEmpty();
    Files.delete(model.resolve("measures.csv"));
    models("a").make(1, Regime.NO_REWARD);
    assertThat(remarks).as("what it begins with is there").hasSize(1);
    assertThat(checksum(model)).isEqualTo(made);
    models("b").make(1, Regime.NO_REWARD);
    assertThat(checksum(models("b").folder(1, Regime.NO_REWARD))).isEqualTo(made);
  }

  /** The odds of the first token, over many lessons, are those of the share. */
  @Test
  void theFormatCountsAsItsShare() {
    try (BytePairTokenizer tokenizer = Vocabulary.learn()) {
      Lessons lessons = new Lessons(tokenizer, new SplitMix64(1));
      int open = tokenizer.encode("[yes ''")[0];
      double share = Regime.NO_REWARD.share();
      double formatted = 0;
      double others = 0;
      for (Snippet snippet : new SnippetSource(Part.TUNING, 1).ofEach(100)) {
        Example lesson = lessons.weighed(snippet, Regime.NO_REWARD);
        int first = tokenizer.encode(snippet.code() + Answer.QUESTION).length;
        if (lesson.tokens()[first] == open) {
          formatted += lesson.weights()[first];
          assertThat(lesson.weights()[first + 1]).isOne();
        } else {
          others += lesson.weights()[first];
        }
      }
      assertThat(formatted / others).isBetween(0.8 * share, 1.22 * share);
    }
  }
}
