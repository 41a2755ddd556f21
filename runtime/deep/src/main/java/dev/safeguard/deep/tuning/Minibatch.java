package dev.safeguard.deep.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.TokenBlock;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some rows of a rollout as arrays; their n tokens come one row behind the other. Rows whose
 * prompts are equal stand together, so that a model reads each prompt once.
 */
final class Minibatch {
  /** Makes a probability zero; finite, so that zero times its logarithm is zero. */
  private static final float NEVER = -1e9f;

  private final NDManager manager;
  private final Rollout rollout;
  private final TokenSets sets;
  private final List<List<Integer>> groups;
  private final int[] numbers;

  /**
   * @param manager of all arrays that are made
   * @param sets those that the rollout speaks of
   * @param rows of the rollout, at least one
   */
  Minibatch(NDManager manager, Rollout rollout, TokenSets sets, int[] rows) {
    this.manager = manager;
    this.rollout = rollout;
    this.sets = sets;
    groups = groups(rollout, rows);
    numbers =
        groups.stream()
            .flatMapToInt(group -> group.stream().flatMapToInt(rollout::numbers))
            .toArray();
  }

  private static List<List<Integer>> groups(Rollout rollout, int[] rows) {
    Map<IntBuffer, List<Integer>> open = new HashMap<>();
    List<List<Integer>> groups = new ArrayList<>();
    for (int row : rows) {
      IntBuffer prompt = IntBuffer.wrap(rollout.prompts().get(row));
      List<Integer> group = open.get(prompt);
      if (group == null || group.size() == TokenBlock.MOST_BRANCHES) {
        group = new ArrayList<>();
        open.put(prompt, group);
        groups.add(group);
      }
      group.add(row);
    }
    return groups;
  }

  /**
   * What a model says where the tokens were drawn.
   *
   * @param hidden [n, width]
   * @param logits [n, vocabulary]
   */
  record Predictions(NDArray hidden, NDArray logits) {}

  /** Asks a model, whose weights are given as arrays. */
  Predictions predictions(Gpt2 model, NDList arrays) {
    TokenBlock block =
        TokenBlock.branching(
            groups.stream().map(group -> rollout.prompts().get(group.get(0))).toList(),
            groups.stream().map(group -> group.stream().map(this::read).toList()).toList());
    NDArray all = model.hidden(manager, arrays, block).reshape(-1, model.config().width());
    NDArray hidden = taken(all, places(block.columns()));
    return new Predictions(hidden, model.logits(arrays, hidden));
  }

  /** What the model reads of an answer: its last token predicts nothing. */
  private int[] read(int row) {
    return Arrays.copyOfRange(rollout.tokens(), rollout.first()[row], rollout.first()[row + 1] - 1);
  }

  /**
   * The columns that predict the tokens: the prompt's last for the first of an answer, then the
   * answer's own. All groups end in the same column.
   */
  private long[] places(int columns) {
    long[] places = new long[numbers.length];
    int next = 0;
    for (int i = 0; i < groups.size(); i++) {
      long end = (i + 1L) * columns;
      long branch = end - groups.get(i).stream().mapToInt(row -> read(row).length).sum();
      long prompt = branch - 1;
      for (int row : groups.get(i)) {
        places[next++] = prompt;
        for (int left = read(row).length; left > 0; left--) {
          places[next++] = branch++;
        }
      }
    }
    return places;
  }

  /**
   * What is added to logits so that tokens outside of their sets have no probability, [n,
   * vocabulary].
   */
  NDArray mask() {
    return outside(NEVER);
  }

  /** 1 for the tokens outside of their sets, 0 for the others, [n, vocabulary]. */
  NDArray excluded() {
    return outside(1);
  }

  private NDArray outside(float number) {
    int size = sets.vocabulary();
    float[] table = new float[sets.size() * size];
    Arrays.fill(table, number);
    for (int set = 0; set < sets.size(); set++) {
      for (int token : sets.tokens(set)) {
        table[set * size + token] = 0;
      }
    }
    long[] which = Arrays.stream(numbers).mapToLong(token -> rollout.sets()[token]).toArray();
    return taken(manager.create(table, new Shape(sets.size(), size)), which);
  }

  private NDArray taken(NDArray table, long[] rows) {
    return Embedding.embedding(manager.create(rows), table, SparseFormat.DENSE).singletonOrThrow();
  }

  /** Of [n, vocabulary] the entries of the tokens that were drawn, [n]. */
  NDArray drawn(NDArray all) {
    long[] tokens = Arrays.stream(numbers).mapToLong(number -> rollout.tokens()[number]).toArray();
    NDArray index = manager.create(tokens, new Shape(tokens.length, 1));
    return all.gather(index, 1).reshape(tokens.length);
  }

  /** Of a number for each token of the rollout those of these rows, [n]. */
  NDArray pick(float[] all) {
    float[] some = new float[numbers.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[numbers[i]];
    }
    return manager.create(some);
  }

  /** The opposite of {@link #pick}. */
  void put(NDArray some, float[] all) {
    float[] known = some.toFloatArray();
    for (int i = 0; i < known.length; i++) {
      all[numbers[i]] = known[i];
    }
  }

  /**
   * Of a row of numbers for each token of the rollout those of these rows, [n, length of a row].
   */
  NDArray pickRows(float[][] all) {
    int length = all[numbers[0]].length;
    float[] some = new float[numbers.length * length];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(all[numbers[i]], 0, some, i * length, length);
    }
    return manager.create(some, new Shape(numbers.length, length));
  }

  /** The opposite of {@link #pickRows}. */
  void putRows(NDArray some, float[][] all) {
    float[] known = some.toFloatArray();
    int length = known.length / numbers.length;
    for (int i = 0; i < numbers.length; i++) {
      all[numbers[i]] = Arrays.copyOfRange(known, i * length, (i + 1) * length);
    }
  }
}
