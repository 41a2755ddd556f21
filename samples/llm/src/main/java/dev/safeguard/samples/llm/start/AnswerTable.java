package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** How a model answers, family by family, as a table for people. */
final class AnswerTable {
  private AnswerTable() {}

  /**
   * Lets a model answer, and prints.
   *
   * @param temperature 0 for the most likely answers
   */
  static void print(
      PrintStream out,
      Gpt2 model,
      BytePairTokenizer tokenizer,
      List<Snippet> snippets,
      double temperature,
      long seed) {
    Map<Family, Score> scores = Score.byFamily(model, tokenizer, snippets, temperature, seed);
    out.printf(
        "%-12s %7s %7s %7s %7s %12s %6s%n",
        "answers", "number", "format", "verdict", "right", "false alarms", "misses");
    scores.forEach((family, score) -> line(out, family.label(), score));
    line(out, "all", Score.sum(scores.values()));
  }

  private static void line(PrintStream out, String name, Score score) {
    out.printf(
        "%-12s %7d %7.4f %7.4f %7.4f %12.4f %6.4f%n",
        name,
        score.answers(),
        score.share(score.format()),
        score.share(score.verdicts()),
        score.share(score.evidence()),
        score.share(score.falseAlarms()),
        score.share(score.misses()));
  }
}
