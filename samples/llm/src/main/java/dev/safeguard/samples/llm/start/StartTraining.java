package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Example;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Config;
import dev.safeguard.deep.gpt2.LanguageTraining;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.samples.llm.snippets.Drill;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Pre-training from scratch, in three stages: assignments, then copies and overwritten names, then
 * whole programs. In each the model says what names are worth, many times an example, which is what
 * makes it learn to look up and not to guess.
 */
final class StartTraining {
  /** The longest snippet, its question and what is said of it. */
  private static final int POSITIONS = 96;

  private static final int HEADS = 4;
  private static final int WARM_UP = 50;
  private static final int FEWEST_LINES = 3;
  private static final int MORE_LINES = 4;
  private static final int MOST_LINES = 8;
  private static final double OVERWRITTEN = 0.25;
  private static final double COPIED = 0.3;

  private final StartSettings settings;
  private final SplitMix64 random;
  private final Lessons lessons;
  private final SnippetSource source;
  private final Gpt2 model;
  private final LanguageTraining training;
  private int step;

  StartTraining(BytePairTokenizer tokenizer, StartSettings settings, long seed) {
    this.settings = settings;
    random = new SplitMix64(SplitMix64.mix(seed, 0));
    lessons = new Lessons(tokenizer, random);
    source = new SnippetSource(Part.TUNING, SplitMix64.mix(seed, 1));
    Gpt2Config config =
        Gpt2Config.of(
            tokenizer.vocabulary(),
            POSITIONS,
            settings.width(),
            settings.layers(),
            HEADS,
            OptionalInt.of(tokenizer.encode(BytePairTokenizer.END_OF_TEXT)[0]));
    model = Gpt2.local(config, SplitMix64.mix(seed, 2));
    training =
        new LanguageTraining(
            model,
            new LanguageTraining.Settings(settings.steps(), settings.learningRate(), WARM_UP, 1));
  }

  Gpt2 model() {
    return model;
  }

  int steps() {
    return step;
  }

  boolean isDone() {
    return training.isDone();
  }

  /** One step; returns its loss in nats. */
  double step() {
    List<Example> examples = new ArrayList<>();
    for (int row = 0; row < settings.rows(); row++) {
      examples.add(example(row));
    }
    step++;
    return training.step(examples);
  }

  private Example example(int row) {
    if (step < settings.assignments()) {
      int most = FEWEST_LINES + MORE_LINES * step / settings.assignments();
      return lessons.drill(Drill.draw(random, lines(most), 0, 0));
    }
    if (step < settings.assignments() + settings.copies() || row % 4 == 0) {
      return lessons.drill(Drill.draw(random, lines(MOST_LINES), OVERWRITTEN, COPIED));
    }
    return row % 8 == 1
        ? lessons.question(source.next(Family.LEVELS), settings.answers())
        : lessons.reading(source.next(Family.LEVELS));
  }

  private int lines(int most) {
    return FEWEST_LINES + random.nextInt(most - FEWEST_LINES + 1);
  }
}
