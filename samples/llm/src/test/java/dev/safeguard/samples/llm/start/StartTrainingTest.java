package dev.safeguard.samples.llm.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that makes the start model, at a tiny size. */
class StartTrainingTest {
  private static final StartSettings TINY = new StartSettings(2, 32, 4, 6, 2, 3, 0.003, 0.5);

  @Test
  void theLossFalls() {
    try (BytePairTokenizer tokenizer = Vocabulary.learn()) {
      StartTraining training =
          new StartTraining(tokenizer, new StartSettings(2, 32, 8, 40, 0, 1, 0.005, 0.5), 1);
      double first = training.step();
      double last = first;
      while (!training.isDone()) {
        last = training.step();
      }
      assertThat(first).isGreaterThan(5.5); // the logarithm of the vocabulary is 6
      assertThat(last).isLessThan(5);
    }
  }

  @Test
  void theSameSeedGivesTheSameModelWhichIsReadAgain(@TempDir Path folder) throws Exception {
    try (Gpt2Folder trained = train(1);
        Gpt2Folder again = train(1);
        Gpt2Folder other = train(2)) {
      float[] weights = trained.model().weights().get(0);
      assertThat(again.model().weights().get(0)).isEqualTo(weights);
      assertThat(other.model().weights().get(0)).isNotEqualTo(weights);
      trained.write(folder);
      try (Gpt2Folder read = Gpt2Folder.read(folder)) {
        assertThat(read.model().weights().get(0)).isEqualTo(weights);
        assertThat(reading(read)).containsOnlyKeys(Family.values()).isEqualTo(reading(trained));
      }
    }
  }

  @Test
  void withTheRightAnswersTheLossFalls() throws Exception {
    try (Gpt2Folder start = train(1)) {
      Supervision training = new Supervision(start.model(), start.tokenizer(), 30, 4, 0.005, 1);
      double first = training.step();
      double last = first;
      while (!training.isDone()) {
        last = training.step();
      }
      assertThat(last).isLessThan(first / 2);
    }
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> new StartSettings(2, 32, 0, 1, 1, 1, 0.1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 examples a step; 1, 1 and 1 steps");
    assertThatThrownBy(() -> TINY.withAnswers(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1.5 is no share of answers");
  }

  private static Gpt2Folder train(long seed) {
    BytePairTokenizer tokenizer = Vocabulary.learn();
    StartTraining training = new StartTraining(tokenizer, TINY, seed);
    while (!training.isDone()) {
      training.step();
    }
    Gpt2 model = training.model();
    return new Gpt2Folder(model, tokenizer);
  }

  private static Map<Family, Double> reading(Gpt2Folder folder) {
    return Reading.byFamily(
        folder.model(), folder.tokenizer(), new SnippetSource(Part.TEST, 1).ofEach(1));
  }
}
