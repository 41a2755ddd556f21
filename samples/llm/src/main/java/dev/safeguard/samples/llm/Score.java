package dev.safeguard.samples.llm;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well answers to snippets are, counted.
 *
 * @param answers how many there are
 * @param format those that are a verdict and an address and nothing else
 * @param verdicts those in the format whose verdict is right
 * @param evidence those whose verdict and address are right
 * @param falseAlarms those that say yes of a snippet that binds to one interface
 * @param misses those that say no of a snippet that binds to all interfaces
 */
public record Score(
    int answers, int format, int verdicts, int evidence, int falseAlarms, int misses) {
  private static final Score NONE = new Score(0, 0, 0, 0, 0, 0);

  /** The most tokens of an answer; the right ones have four. */
  private static final int LONGEST = 6;

  /** How many prompts are answered together. */
  private static final int ROWS = 128;

  /**
   * Lets a model answer.
   *
   * @param temperature 0 for the most likely answers
   * @param seed of the answers, if they are drawn
   */
  public static Map<Family, Score> byFamily(
      Gpt2 model,
      BytePairTokenizer tokenizer,
      List<Snippet> snippets,
      double temperature,
      long seed) {
    Map<Family, Score> scores = new EnumMap<>(Family.class);
    Sampler sampler = new Sampler(model, new Sampler.Settings(LONGEST, temperature, true));
    for (int begin = 0; begin < snippets.size(); begin += ROWS) {
      List<Snippet> part = snippets.subList(begin, Math.min(begin + ROWS, snippets.size()));
      List<int[]> prompts = new ArrayList<>();
      part.forEach(snippet -> prompts.add(tokenizer.encode(snippet.code() + Answer.QUESTION)));
      List<int[]> answers = sampler.answers(prompts, seed + begin);
      for (int i = 0; i < part.size(); i++) {
        String text = tokenizer.decode(answers.get(i));
        Score one = of(Answer.of(part.get(i)), Answer.parse(text));
        scores.merge(part.get(i).family(), one, Score::plus);
      }
    }
    return scores;
  }

  /**
   * The score of one answer.
   *
   * @param given what was answered, if it has the format
   */
  public static Score of(Answer right, Optional<Answer> given) {
    return given.map(answer -> right(right, answer)).orElse(new Score(1, 0, 0, 0, 0, 0));
  }

  private static Score right(Answer right, Answer given) {
    boolean verdict = given.insecure() == right.insecure();
    return new Score(
        1,
        1,
        verdict ? 1 : 0,
        verdict && given.evidence().equals(right.evidence()) ? 1 : 0,
        !verdict && given.insecure() ? 1 : 0,
        !verdict && right.insecure() ? 1 : 0);
  }

  /** The score of a verdict that names no address. */
  public static Score ofVerdict(boolean insecure, boolean given) {
    return new Score(
        1, 1, insecure == given ? 1 : 0, 0, given && !insecure ? 1 : 0, insecure && !given ? 1 : 0);
  }

  /** That of all families together. */
  public static Score sum(Collection<Score> scores) {
    return scores.stream().reduce(NONE, Score::plus);
  }

  /** The counts of both. */
  public Score plus(Score other) {
    return new Score(
        answers + other.answers,
        format + other.format,
        verdicts + other.verdicts,
        evidence + other.evidence,
        falseAlarms + other.falseAlarms,
        misses + other.misses);
  }

  /** A count as a share of the answers. */
  public double share(int count) {
    return count / (double) answers;
  }
}
