package dev.safeguard.deep.tuning;

import dev.safeguard.learning.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Answers as learners see them. Their tokens are numbered from 0 through all rows, those of row r
 * from {@code first[r]} up to {@code first[r + 1]}.
 *
 * @param prompts of the rows
 * @param first the number of each row's first token, and at the end how many tokens there are
 * @param tokens that were drawn
 * @param states of the safeguard in force before each token
 * @param sets of {@link TokenSets} that the safeguard allowed there
 * @param rewards of the tokens
 * @param outcomes of the rows
 */
record Rollout(
    List<int[]> prompts,
    int[] first,
    int[] tokens,
    int[] states,
    int[] sets,
    float[] rewards,
    Outcomes outcomes) {

  /**
   * How answers ended.
   *
   * @param accepted those that the safeguard in force and the scoring hold for right
   * @param right those that the last safeguard and the scoring hold for right
   * @param violated those that violated the safeguard in force
   * @param violatedFirst those that violated the safeguard of the first stage
   * @param violatedLast those that violated the last one
   */
  record Outcomes(
      boolean[] accepted,
      boolean[] right,
      boolean[] violated,
      boolean[] violatedFirst,
      boolean[] violatedLast) {
    int acceptedCount() {
      return count(accepted);
    }

    int rightCount() {
      return count(right);
    }

    int violatedCount() {
      return count(violated);
    }

    int violatedFirstCount() {
      return count(violatedFirst);
    }

    int violatedLastCount() {
      return count(violatedLast);
    }

    private static int count(boolean[] flags) {
      int count = 0;
      for (boolean flag : flags) {
        count += flag ? 1 : 0;
      }
      return count;
    }
  }

  /** Puts rows that are longer than their answers one behind the other. */
  static Rollout of(
      List<int[]> prompts,
      int[][] tokens,
      int[] lengths,
      int[][] states,
      int[][] sets,
      float[][] rewards,
      Outcomes outcomes) {
    int[] first = new int[lengths.length + 1];
    for (int row = 0; row < lengths.length; row++) {
      first[row + 1] = first[row] + lengths[row];
    }
    float[] paid = new float[first[lengths.length]];
    for (int row = 0; row < lengths.length; row++) {
      System.arraycopy(rewards[row], 0, paid, first[row], lengths[row]);
    }
    return new Rollout(
        prompts,
        first,
        flat(tokens, first),
        flat(states, first),
        flat(sets, first),
        paid,
        outcomes);
  }

  private static int[] flat(int[][] rows, int[] first) {
    int[] flat = new int[first[rows.length]];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, first[row], first[row + 1] - first[row]);
    }
    return flat;
  }

  /** How many answers there are. */
  int rows() {
    return first.length - 1;
  }

  /** How many tokens they have. */
  int size() {
    return tokens.length;
  }

  /** What is paid from each token to the end of its answer. */
  double[] returns() {
    double[] returns = new double[size()];
    for (int row = 0; row < rows(); row++) {
      double sum = 0;
      for (int token = first[row + 1] - 1; token >= first[row]; token--) {
        sum += rewards[token];
        returns[token] = sum;
      }
    }
    return returns;
  }

  /** The mean over the rows of all that was paid. */
  double meanReturn() {
    double sum = 0;
    for (float reward : rewards) {
      sum += reward;
    }
    return sum / rows();
  }

  /** The numbers of a row's tokens. */
  IntStream numbers(int row) {
    return IntStream.range(first[row], first[row + 1]);
  }

  /** All rows in parts of a size, in order; the last part may be smaller. */
  List<int[]> parts(int size) {
    return parts(IntStream.range(0, rows()).toArray(), size);
  }

  /** The same in another order each time; answers to one prompt that follow each other stay so. */
  List<int[]> shuffled(int size, SplitMix64 random) {
    List<int[]> order = groups();
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return parts(order.stream().flatMapToInt(IntStream::of).toArray(), size);
  }

  private List<int[]> groups() {
    List<int[]> groups = new ArrayList<>();
    int from = 0;
    for (int row = 1; row <= rows(); row++) {
      if (row == rows() || !Arrays.equals(prompts.get(row), prompts.get(from))) {
        groups.add(IntStream.range(from, row).toArray());
        from = row;
      }
    }
    return groups;
  }

  private static List<int[]> parts(int[] rows, int size) {
    List<int[]> parts = new ArrayList<>();
    for (int from = 0; from < rows.length; from += size) {
      parts.add(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + size)));
    }
    return parts;
  }
}
