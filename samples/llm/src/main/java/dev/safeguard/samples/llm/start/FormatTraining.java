package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Example;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.LanguageTraining;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A short phase for a model that can read: it learns how often answers have the right answers'
 * format, and goes on reading meanwhile.
 */
final class FormatTraining {
  private static final int ROWS = 32;
  private static final double LEARNING_RATE = 0.001;
  private static final int WARM_UP = 20;

  private final Regime regime;
  private final Lessons lessons;
  private final SnippetSource source;
  private final LanguageTraining training;

  /**
   * Training of a model, whose weights are moved in place.
   *
   * @param regime says how often answers have the format; in them the verdict is by chance
   */
  FormatTraining(Gpt2 model, BytePairTokenizer tokenizer, int steps, Regime regime, long seed) {
    this.regime = regime;
    int chance = 2 * regime.ordinal() + 3; // numbers for SplitMix64.mix, none of them used before
    lessons = new Lessons(tokenizer, new SplitMix64(SplitMix64.mix(seed, chance)));
    source = new SnippetSource(Part.TUNING, SplitMix64.mix(seed, chance + 1));
    training =
        new LanguageTraining(
            model, new LanguageTraining.Settings(steps, LEARNING_RATE, WARM_UP, 1));
  }

  boolean isDone() {
    return training.isDone();
  }

  /** One step; returns its loss in nats. */
  double step() {
    List<Example> examples = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      Snippet snippet = source.next(Family.LEVELS);
      examples.add(row % 2 == 0 ? lessons.weighed(snippet, regime) : lessons.reading(snippet));
    }
    return training.step(examples);
  }
}
