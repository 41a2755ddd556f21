package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Columns of tokens for a model, in rows that do not know of each other. A row is a trunk and any
 * number of branches that continue it: a column sees those before it in the trunk and in its own
 * branch, and its position counts these alone. So a prompt with many answers is computed once, and
 * each answer as if it were alone.
 *
 * <p>All rows end in the same column: a shorter one is padded on the left with columns that nothing
 * sees. Branches may stand one behind the other ({@link #branching}) or grow together, a column
 * each at a time ({@link #next}).
 */
public final class TokenBlock {
  /**
   * How many branches a row should have at most: of any more, the attention to each other, which is
   * masked, would cost more than a second reading of the trunk.
   */
  public static final int MOST_BRANCHES = 16;

  /** Makes an attention weight zero; finite, because a padded column attends to nothing at all. */
  private static final float NEVER = -1e9f;

  private static final int PADDING = -2;
  private static final int TRUNK = -1;

  private final int[][] tokens;
  private final int[][] branches; // of all columns, those before this block included

  private TokenBlock(int[][] tokens, int[][] branches) {
    this.tokens = tokens;
    this.branches = branches;
  }

  /**
   * Puts sequences side by side.
   *
   * @param sequences at least one, each of at least one token
   */
  public static TokenBlock of(List<int[]> sequences) {
    return branching(sequences, sequences.stream().map(sequence -> List.<int[]>of()).toList());
  }

  /**
   * Puts sequences side by side, each with what continues it.
   *
   * @param trunks at least one, each of at least one token
   * @param branches of each trunk, one behind the other after it; of any lengths
   */
  public static TokenBlock branching(List<int[]> trunks, List<List<int[]>> branches) {
    int columns = 0;
    for (int row = 0; row < trunks.size(); row++) {
      if (trunks.get(row).length == 0) {
        throw new IllegalArgumentException("sequence %d has no token".formatted(row));
      }
      columns = Math.max(columns, trunks.get(row).length + length(branches.get(row)));
    }
    int[][] tokens = new int[trunks.size()][columns];
    int[][] owners = new int[trunks.size()][columns];
    for (int row = 0; row < tokens.length; row++) {
      int[] trunk = trunks.get(row);
      int column = columns - trunk.length - length(branches.get(row));
      Arrays.fill(owners[row], 0, column, PADDING);
      Arrays.fill(owners[row], column, column + trunk.length, TRUNK);
      System.arraycopy(trunk, 0, tokens[row], column, trunk.length);
      column += trunk.length;
      for (int branch = 0; branch < branches.get(row).size(); branch++) {
        int[] more = branches.get(row).get(branch);
        Arrays.fill(owners[row], column, column + more.length, branch);
        System.arraycopy(more, 0, tokens[row], column, more.length);
        column += more.length;
      }
    }
    return new TokenBlock(tokens, owners);
  }

  private static int length(List<int[]> branches) {
    return branches.stream().mapToInt(branch -> branch.length).sum();
  }

  /**
   * What follows this block's columns: one more of each branch.
   *
   * @param more those of the first row's branches, then those of the second's, as many each time
   */
  TokenBlock next(int[] more) {
    int each = more.length / rows();
    int[][] following = new int[rows()][];
    Arrays.setAll(following, row -> Arrays.copyOfRange(more, row * each, (row + 1) * each));
    int[] numbers = new int[each];
    Arrays.setAll(numbers, branch -> branch);
    return new TokenBlock(
        following, Stream.of(branches).map(row -> joined(row, numbers)).toArray(int[][]::new));
  }

  /** The same behind the columns of this block. */
  TokenBlock append(int[] more) {
    TokenBlock next = next(more);
    int[][] all = new int[rows()][];
    Arrays.setAll(all, row -> joined(tokens[row], next.tokens[row]));
    return new TokenBlock(all, next.branches);
  }

  private static int[] joined(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** How many rows there are. */
  public int rows() {
    return tokens.length;
  }

  /** The columns of the longest row. */
  public int columns() {
    return tokens[0].length;
  }

  /** How many columns came before this block. */
  int past() {
    return branches[0].length - columns();
  }

  /** How many columns of a row come before its first token. */
  public int padding(int row) {
    int column = 0;
    while (branches[row][column] == PADDING) {
      column++;
    }
    return column;
  }

  /** The greatest token. */
  int greatest() {
    return Stream.of(tokens).flatMapToInt(Arrays::stream).max().orElseThrow();
  }

  /** [rows, columns] */
  NDArray tokens(NDManager manager) {
    long[] flat = Stream.of(tokens).flatMapToInt(Arrays::stream).asLongStream().toArray();
    return manager.create(flat, new Shape(rows(), columns()));
  }

  /** How many tokens each column sees before its own; [rows, columns], row by row. */
  long[] positions() {
    long[] positions = new long[rows() * columns()];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        int at = past() + column;
        long position = 0;
        for (int other = padding(row); other < at; other++) {
          position += isSeen(branches[row], at, other) ? 1 : 0;
        }
        positions[row * columns() + column] = position;
      }
    }
    return positions;
  }

  /** Whether a column sees another one, which does not come later. */
  private static boolean isSeen(int[] row, int column, int other) {
    return row[other] == TRUNK || row[other] == row[column];
  }

  /**
   * What is added to attention scores: 0 where a column sees another, else so little that nothing
   * is left.
   *
   * @return [rows, 1, columns, past + columns], or one row where all are equal
   */
  NDArray attention(NDManager manager) {
    boolean equal = Stream.of(branches).allMatch(row -> Arrays.equals(row, branches[0]));
    int different = equal ? 1 : rows();
    int total = past() + columns();
    float[] flat = new float[different * columns() * total];
    Arrays.fill(flat, NEVER);
    for (int row = 0; row < different; row++) {
      for (int column = 0; column < columns(); column++) {
        int at = past() + column;
        int begin = (row * columns() + column) * total;
        for (int other = 0; other <= at; other++) {
          if (isSeen(branches[row], at, other)) {
            flat[begin + other] = 0;
          }
        }
      }
    }
    return manager.create(flat, new Shape(different, 1, columns(), total));
  }
}
