package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Example;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.LanguageTraining;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.util.stream.Stream;

/** Training with the right answers, the ceiling of what rewards can teach. */
public final class Supervision {
  private static final int WARM_UP = 20;

  private final int rows;
  private final Lessons lessons;
  private final SnippetSource source;
  private final LanguageTraining training;

  /**
   * Training of a model, whose weights are moved in place.
   *
   * @param rows examples of a step
   */
  public Supervision(
      Gpt2 model,
      BytePairTokenizer tokenizer,
      int steps,
      int rows,
      double learningRate,
      long seed) {
    this.rows = rows;
    lessons = new Lessons(tokenizer, new SplitMix64(SplitMix64.mix(seed, 0)));
    source = new SnippetSource(Part.TUNING, SplitMix64.mix(seed, 1));
    training =
        new LanguageTraining(model, new LanguageTraining.Settings(steps, learningRate, WARM_UP, 1));
  }

  /** Whether all steps are done. */
  public boolean isDone() {
    return training.isDone();
  }

  /** One step; returns its loss in nats. */
  public double step() {
    Stream<Example> examples =
        Stream.generate(() -> lessons.answer(source.next(Family.LEVELS))).limit(rows);
    return training.step(examples.toList());
  }
}
