package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Torch;
import dev.safeguard.learning.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets a model answer prompts of any lengths, all at once. Where equal prompts follow each other,
 * as those of a group do, each is read once.
 */
public final class Sampler {
  private final Gpt2 model;
  private final Settings settings;

  /**
   * How answers are drawn.
   *
   * @param longest the most tokens of an answer, at least 1
   * @param temperature divides the logits; 0 always takes the most likely token
   * @param cache whether keys and values are kept; without, each token costs a pass over all before
   *     it, and the answers are the same
   */
  public record Settings(int longest, double temperature, boolean cache) {
    /** Checks the ranges. */
    public Settings {
      if (longest < 1 || !(temperature >= 0 && Double.isFinite(temperature))) {
        throw new IllegalArgumentException(
            "answers of %d tokens at temperature %s".formatted(longest, temperature));
      }
    }

    /** The most likely token each time. */
    public static Settings greedy(int longest) {
      return new Settings(longest, 0, true);
    }

    /** Tokens by their probabilities. */
    public static Settings random(int longest) {
      return new Settings(longest, 1, true);
    }
  }

  /** A sampler that follows a model whose weights may change between calls. */
  public Sampler(Gpt2 model, Settings settings) {
    this.model = model;
    this.settings = settings;
  }

  /**
   * Answers prompts. Each row has its own chance, made of the seed and its number, and is computed
   * as if it were alone, up to rounding.
   *
   * @param prompts at least one, each of at least one token
   * @return for each prompt the tokens that follow it, the last one the end of text if it was drawn
   * @throws IllegalArgumentException if the longest prompt and its answer exceed the positions
   */
  public List<int[]> answers(List<int[]> prompts, long seed) {
    return answers(prompts, seed, new Unguided());
  }

  /**
   * The same where a guide follows the answers.
   *
   * @param guide may forbid tokens and end answers; the end of text ends one in any case
   */
  public List<int[]> answers(List<int[]> prompts, long seed, TokenGuide guide) {
    int sharing = sharing(prompts);
    TokenBlock block =
        TokenBlock.of(
            IntStream.iterate(0, row -> row < prompts.size(), row -> row + sharing)
                .mapToObj(prompts::get)
                .toList());
    if (block.columns() + settings.longest() > model.config().positions()) {
      throw new IllegalArgumentException(
          "a prompt of %d tokens and an answer of %d exceed the model's %d positions"
              .formatted(block.columns(), settings.longest(), model.config().positions()));
    }
    Answers answers = new Answers(prompts.size(), seed, guide);
    try (NDManager manager = Torch.manager();
        KeyValueCache cache = new KeyValueCache(manager, model.config())) {
      NDList arrays = model.weights().toArrays(manager, false);
      int[] tokens = answers.add(logits(manager, arrays, block, cache, 1));
      while (answers.goOn()) {
        block = settings.cache() ? block.next(tokens) : block.append(tokens);
        tokens = answers.add(logits(manager, arrays, block, cache, sharing));
      }
    }
    return answers.toList();
  }

  /** How many answers go to each reading of a prompt: as many as divide all runs of equal ones. */
  private static int sharing(List<int[]> prompts) {
    int sharing = prompts.size();
    for (int row = 1; row < prompts.size(); row++) {
      if (!Arrays.equals(prompts.get(row - 1), prompts.get(row))) {
        sharing = greatestCommonDivisor(row, sharing);
      }
    }
    int divisor = Math.min(sharing, TokenBlock.MOST_BRANCHES);
    while (sharing % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /**
   * Those of the last columns, row by row.
   *
   * @param last how many columns
   */
  private float[] logits(
      NDManager parent, NDList arrays, TokenBlock block, KeyValueCache cache, int last) {
    try (NDManager manager = parent.newSubManager()) {
      NDArray hidden = model.hidden(manager, arrays, block, settings.cache() ? cache : null);
      return model.logits(arrays, hidden.get(":, -" + last + ":")).toFloatArray();
    }
  }

  /** Allows every token, always. */
  private final class Unguided implements TokenGuide {
    private final int[] all = IntStream.range(0, model.config().vocabulary()).toArray();

    @Override
    public int[] allowed(int row) {
      return all;
    }

    @Override
    public boolean drawn(int row, int token) {
      return false;
    }
  }

  /** The answers as far as they are. */
  private final class Answers {
    private final int[][] tokens;
    private final int[] lengths;
    private final boolean[] ended;
    private final SplitMix64[] randoms;
    private final TokenGuide guide;
    private int columns;

    Answers(int rows, long seed, TokenGuide guide) {
      this.guide = guide;
      tokens = new int[rows][settings.longest()];
      lengths = new int[rows];
      ended = new boolean[rows];
      randoms = new SplitMix64[rows];
      Arrays.setAll(randoms, row -> new SplitMix64(SplitMix64.mix(seed, row)));
    }

    /**
     * Draws the next token of each answer; one that has ended gets any, which is not part of it.
     *
     * @param logits of all answers, or of fewer rows that stand for as many answers each
     */
    int[] add(float[] logits) {
      int vocabulary = model.config().vocabulary();
      int standsFor = tokens.length * vocabulary / logits.length;
      int[] column = new int[tokens.length];
      for (int row = 0; row < tokens.length; row++) {
        if (!ended[row]) {
          column[row] = draw(logits, row / standsFor * vocabulary, row);
          tokens[row][columns] = column[row];
          lengths[row] = columns + 1;
          ended[row] = guide.drawn(row, column[row]) || isEnd(column[row]);
        }
      }
      columns++;
      return column;
    }

    private int draw(float[] logits, int first, int row) {
      int[] among = guide.allowed(row);
      return settings.temperature() == 0
          ? Softmax.mostLikely(logits, first, among)
          : Softmax.draw(logits, first, among, settings.temperature(), randoms[row].nextDouble());
    }

    private boolean isEnd(int token) {
      return model.config().endOfText().isPresent()
          && model.config().endOfText().getAsInt() == token;
    }

    boolean goOn() {
      for (boolean end : ended) {
        if (!end) {
          return columns < settings.longest();
        }
      }
      return false;
    }

    List<int[]> toList() {
      List<int[]> list = new ArrayList<>();
      for (int row = 0; row < tokens.length; row++) {
        list.add(Arrays.copyOf(tokens[row], lengths[row]));
      }
      return list;
    }
  }
}
