package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Sequences side by side, a row each. They end in the same column: a shorter one is padded on the
 * left with columns to which nothing attends, and its positions count from its own first token, so
 * that a row's outputs do not depend on its neighbours.
 */
public final class TokenBlock {
  /** Makes an attention weight zero; finite, because a padded column attends to nothing at all. */
  private static final float NEVER = -1e9f;

  private final int[][] rows;
  private final int[] padding;

  private TokenBlock(int[][] rows, int[] padding) {
    this.rows = rows;
    this.padding = padding;
  }

  /**
   * Puts sequences side by side.
   *
   * @param sequences at least one, each of at least one token
   */
  public static TokenBlock of(List<int[]> sequences) {
    int columns = sequences.stream().mapToInt(row -> row.length).max().orElseThrow();
    int[][] rows = new int[sequences.size()][columns];
    int[] padding = new int[rows.length];
    for (int row = 0; row < rows.length; row++) {
      int[] sequence = sequences.get(row);
      if (sequence.length == 0) {
        throw new IllegalArgumentException("sequence %d has no token".formatted(row));
      }
      padding[row] = columns - sequence.length;
      System.arraycopy(sequence, 0, rows[row], padding[row], sequence.length);
    }
    return new TokenBlock(rows, padding);
  }

  /** The one column that follows this block's last. */
  TokenBlock next(int[] tokens) {
    int[][] column = new int[tokens.length][];
    Arrays.setAll(column, row -> new int[] {tokens[row]});
    return new TokenBlock(column, padding);
  }

  /** This block with one more column. */
  TokenBlock append(int[] tokens) {
    int[][] longer = new int[rows.length][];
    for (int row = 0; row < longer.length; row++) {
      longer[row] = Arrays.copyOf(rows[row], columns() + 1);
      longer[row][columns()] = tokens[row];
    }
    return new TokenBlock(longer, padding);
  }

  /** How many sequences there are. */
  public int rows() {
    return rows.length;
  }

  /** The length of the longest sequence. */
  public int columns() {
    return rows[0].length;
  }

  /** How many columns of a row come before its first token. */
  public int padding(int row) {
    return padding[row];
  }

  /** The greatest token. */
  int greatest() {
    return Arrays.stream(rows).flatMapToInt(Arrays::stream).max().orElseThrow();
  }

  /** [rows, columns] */
  NDArray tokens(NDManager manager) {
    long[] flat = Arrays.stream(rows).flatMapToInt(Arrays::stream).asLongStream().toArray();
    return manager.create(flat, new Shape(rows(), columns()));
  }

  /**
   * The position of each token in its sequence.
   *
   * @param past how many columns came before this block
   * @return [rows, columns]
   */
  NDArray positions(NDManager manager, int past) {
    long[] flat = new long[rows() * columns()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = Math.max(0, past + i % columns() - padding[i / columns()]);
    }
    return manager.create(flat, new Shape(rows(), columns()));
  }

  /**
   * What is added to attention scores: 0 where a column may look at another, which is not later and
   * no padding, else so little that nothing is left.
   *
   * @param past how many columns came before this block
   * @return [rows, 1, columns, past + columns], or one row where all are equal
   */
  NDArray attention(NDManager manager, int past) {
    boolean equal = Arrays.stream(padding).allMatch(columns -> columns == 0);
    int different = equal ? 1 : rows();
    int total = past + columns();
    float[] flat = new float[different * columns() * total];
    Arrays.fill(flat, NEVER);
    for (int row = 0; row < different; row++) {
      for (int column = 0; column < columns(); column++) {
        int begin = (row * columns() + column) * total;
        int last = past + column;
        Arrays.fill(flat, begin + Math.min(padding[row], last), begin + last + 1, 0);
      }
    }
    return manager.create(flat, new Shape(different, 1, columns(), total));
  }
}
