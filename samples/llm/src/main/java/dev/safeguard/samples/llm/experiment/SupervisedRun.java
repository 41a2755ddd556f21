package dev.safeguard.samples.llm.experiment;

import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.start.Regime;
import dev.safeguard.samples.llm.start.Supervision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A start model that is told the right answers: the ceiling. */
record SupervisedRun(Regime regime, long seed) implements Run {
  private static final int ROWS = 32;
  private static final double LEARNING_RATE = 0.001;

  /** Tokens of a right answer, its end included. */
  private static final int ANSWER = 5;

  @Override
  public String kind() {
    return RewardedRun.kind(regime, "supervised");
  }

  @Override
  public Map<String, Double> measure(Bench bench, Path directory) throws IOException {
    bench.models().make(seed, regime);
    try (Gpt2Folder start = Gpt2Folder.read(bench.models().folder(seed, regime))) {
      long begin = System.nanoTime();
      int steps = (int) Math.max(1, bench.form().tokens() / (ROWS * ANSWER));
      Supervision training =
          new Supervision(start.model(), start.tokenizer(), steps, ROWS, LEARNING_RATE, seed);
      while (!training.isDone()) {
        training.step();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      Map<String, Double> measures =
          ScoreMeasures.of(
              Score.byFamily(start.model(), start.tokenizer(), bench.tests(seed), 0, seed));
      measures.put("tokens", (double) steps * ROWS * ANSWER);
      measures.put("seconds", seconds);
      return measures;
    }
  }
}
