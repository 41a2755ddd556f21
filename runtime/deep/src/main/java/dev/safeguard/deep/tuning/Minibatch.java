package dev.safeguard.deep.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.TokenBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some rows of a rollout as arrays; their n tokens come one row behind the other. */
final class Minibatch {
  /** Makes a probability zero; finite, so that zero times its logarithm is zero. */
  private static final float NEVER = -1e9f;

  private final NDManager manager;
  private final Rollout rollout;
  private final TokenSets sets;
  private final int[] rows;
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
    this.rows = rows;
    numbers = Arrays.stream(rows).flatMap(rollout::numbers).toArray();
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
    List<int[]> sequences = new ArrayList<>();
    for (int row : rows) {
      sequences.add(rollout.sequence(row));
    }
    TokenBlock block = TokenBlock.of(sequences);
    NDArray all = model.hidden(manager, arrays, block).reshape(-1, model.config().width());
    NDArray hidden = taken(all, places(block.columns()));
    return new Predictions(hidden, model.logits(arrays, hidden));
  }

  /** The columns before the tokens, which predict them; all rows end in the same column. */
  private long[] places(int columns) {
    long[] places = new long[numbers.length];
    int next = 0;
    for (int i = 0; i < rows.length; i++) {
      long last = (i + 1L) * columns - 1;
      for (long left = rollout.numbers(rows[i]).count(); left > 0; left--) {
        places[next++] = last - left;
      }
    }
    return places;
  }

  /** What is added to logits so that tokens outside of their sets have no probability. */
  NDArray mask() {
    int size = sets.vocabulary();
    float[] table = new float[sets.size() * size];
    Arrays.fill(table, NEVER);
    for (int set = 0; set < sets.size(); set++) {
      for (int token : sets.tokens(set)) {
        table[set * size + token] = 0;
      }
    }
    long[] which = Arrays.stream(numbers).mapToLong(number -> rollout.sets()[number]).toArray();
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
}
