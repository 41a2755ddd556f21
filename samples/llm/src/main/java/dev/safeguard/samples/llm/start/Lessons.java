package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Example;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.samples.llm.Answer;
import dev.safeguard.samples.llm.snippets.Address;
import dev.safeguard.samples.llm.snippets.Drill;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes examples of code: what is to be read in it, and what is to be answered. */
final class Lessons {
  /** Stands between code and names with what they are worth. */
  static final String READING = "# ";

  /** How much a token of code counts, where a token to be read counts 1. */
  private static final float CODE = 0.02f;

  /** How many names a reading has, some more than once: leaving out what was named is no way. */
  private static final int NAMES = 12;

  /** How often {@link #weighed} has the right answer's format. */
  private static final double FORMAT = 0.1;

  private final BytePairTokenizer tokenizer;
  private final SplitMix64 random;
  private final int open;

  Lessons(BytePairTokenizer tokenizer, SplitMix64 random) {
    this.tokenizer = tokenizer;
    this.random = random;
    open = tokenizer.encode(new Answer(true, new Address("")).text())[0];
  }

  /** Assignments, then their variables in any order, each followed by what it is worth. */
  Example drill(Drill drill) {
    return reading(drill.code(), List.copyOf(drill.values().entrySet()));
  }

  /** A program, then its variables and its socket in any order. */
  Example reading(Snippet snippet) {
    return reading(snippet.code(), values(snippet));
  }

  private Example reading(String code, List<Map.Entry<String, Address>> values) {
    Line line = new Line();
    line.add(code, CODE);
    line.add(READING, CODE);
    for (int i = 0; i < NAMES; i++) {
      Map.Entry<String, Address> next = one(values);
      line.add(next.getKey(), 0);
      line.add(next.getValue().literal(), 1);
    }
    line.add(BytePairTokenizer.END_OF_TEXT, CODE);
    return line.example();
  }

  /**
   * A program, the question, and what says nothing about the right answer.
   *
   * @param share how often it has the right answer's format
   */
  Example question(Snippet snippet, double share) {
    return question(snippet, share, true);
  }

  private Example question(Snippet snippet, double share, boolean among) {
    List<Map.Entry<String, Address>> values = values(snippet);
    if (random.nextDouble() < share) {
      boolean insecure = random.nextInt(2) == 0;
      Address address = among ? one(values).getValue() : Address.any(random);
      return answer(snippet, new Answer(insecure, address).text());
    }
    Map.Entry<String, Address> value = one(values);
    return answer(snippet, value.getKey() + value.getValue().literal());
  }

  /**
   * The same for shares so small that a few hundred steps would hardly see the format: it comes as
   * often as it must to be learned, and its first token, which decides for it, counts so much less.
   *
   * @param regime says how often that is to be, and what addresses such answers have
   */
  Example weighed(Snippet snippet, Regime regime) {
    double share = regime.share();
    Example example = question(snippet, FORMAT, regime.isAmong());
    int first = tokenizer.encode(snippet.code()).length + tokenizer.encode(Answer.QUESTION).length;
    if (example.tokens()[first] == open) {
      example.weights()[first] = (float) (share / (1 - share) * (1 - FORMAT) / FORMAT);
    }
    return example;
  }

  /** A program, the question, and the right answer. */
  Example answer(Snippet snippet) {
    return answer(snippet, Answer.of(snippet).text());
  }

  private Example answer(Snippet snippet, String text) {
    Line line = new Line();
    line.add(snippet.code(), 0);
    line.add(Answer.QUESTION, 0);
    line.add(text, 1);
    line.add(BytePairTokenizer.END_OF_TEXT, 1);
    return line.example();
  }

  private static List<Map.Entry<String, Address>> values(Snippet snippet) {
    List<Map.Entry<String, Address>> all = new ArrayList<>(snippet.values().entrySet());
    all.add(Map.entry(snippet.socket(), snippet.bound()));
    return all;
  }

  private Map.Entry<String, Address> one(List<Map.Entry<String, Address>> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Tokens with their weights, one after another. */
  private final class Line {
    private int[] tokens = {};
    private float[] weights = {};

    void add(String text, float weight) {
      int[] more = tokenizer.encode(text);
      int length = tokens.length;
      tokens = Arrays.copyOf(tokens, length + more.length);
      System.arraycopy(more, 0, tokens, length, more.length);
      weights = Arrays.copyOf(weights, tokens.length);
      Arrays.fill(weights, length, tokens.length, weight);
    }

    Example example() {
      return new Example(tokens, weights);
    }
  }
}
