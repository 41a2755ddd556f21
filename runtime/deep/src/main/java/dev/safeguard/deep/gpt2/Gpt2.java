package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.LayerNorm;
import dev.safeguard.deep.Torch;
import dev.safeguard.deep.Weights;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GPT-2 (Radford et al., 2019): token and learned position embeddings, blocks of causal attention
 * and a feed-forward part, each normalised before and added after, a final normalisation, and an
 * output tied to the token embeddings. There is no dropout.
 */
public final class Gpt2 {
  private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBE = 0.044715;

  private final Gpt2Config config;
  private final Weights weights;

  /**
   * A model of weights in the order of {@link Parameter}.
   *
   * @throws IllegalArgumentException if their number is not that of the configuration
   */
  Gpt2(Gpt2Config config, Weights weights) {
    int wanted = Parameter.of(config).size();
    if (weights.count() != wanted) {
      throw new IllegalArgumentException(
          "%d weights; %d wanted".formatted(weights.count(), wanted));
    }
    this.config = config;
    this.weights = weights;
  }

  /** A model that knows nothing, initialised as the original was; it follows from the seed. */
  public static Gpt2 random(Gpt2Config config, long seed) {
    return new Gpt2(config, InitialWeights.of(config, seed));
  }

  /**
   * A model that knows nothing, whose first layer looks at the tokens just before; it learns sooner
   * than one that is {@link #random} to tell which value follows which name.
   *
   * @throws IllegalArgumentException if a head has an odd width
   */
  public static Gpt2 local(Gpt2Config config, long seed) {
    return new Gpt2(config, LocalWeights.of(config, seed));
  }

  /** A model of the same weights that does not follow when this one's are moved. */
  public Gpt2 copy() {
    return new Gpt2(config, weights.copy());
  }

  /** The sizes. */
  public Gpt2Config config() {
    return config;
  }

  /** The weights, which an optimiser moves in place. */
  public Weights weights() {
    return weights;
  }

  /**
   * What the model makes of each column; {@link #logits} turns it into predictions.
   *
   * @param manager of all arrays that are made
   * @param arrays {@link #weights} as arrays
   * @return [rows, columns, width]; meaningless where a row is padded
   * @throws IllegalArgumentException if a sequence has more tokens than the model has positions, or
   *     unknown ones
   */
  public NDArray hidden(NDManager manager, NDList arrays, TokenBlock block) {
    return hidden(manager, arrays, block, null);
  }

  /** Unnormalised logarithms of the probabilities of the token after: [..., vocabulary]. */
  public NDArray logits(NDList arrays, NDArray hidden) {
    return hidden.matMul(arrays.get(Parameter.TOKENS).transpose());
  }

  /**
   * The same for a block that may follow others, whose keys and values a cache has.
   *
   * @param cache to which those of the block are added, without gradients
   */
  NDArray hidden(
      NDManager manager, NDList arrays, TokenBlock block, @Nullable KeyValueCache cache) {
    long[] positions = block.positions();
    long length = Arrays.stream(positions).max().orElseThrow() + 1;
    if (length > config.positions()) {
      throw new IllegalArgumentException(
          "%d tokens; the model has %d positions".formatted(length, config.positions()));
    }
    if (block.greatest() >= config.vocabulary()) {
      throw new IllegalArgumentException(
          "token %d; the model has %d".formatted(block.greatest(), config.vocabulary()));
    }
    NDArray stream =
        embedded(block.tokens(manager), arrays.get(Parameter.TOKENS))
            .add(
                embedded(
                    manager.create(positions, new Shape(block.rows(), block.columns())),
                    arrays.get(Parameter.POSITIONS)));
    NDArray mask = block.attention(manager);
    for (int layer = 0; layer < config.layers(); layer++) {
      List<NDArray> of = arrays.subList(Parameter.block(layer), Parameter.block(layer + 1));
      NDArray attended = attention(of, layer, normal(of, Parameter.NORM_1, stream), mask, cache);
      stream = stream.add(attended);
      NDArray inner = gelu(linear(of, Parameter.INNER, normal(of, Parameter.NORM_2, stream)));
      stream = stream.add(linear(of, Parameter.INNER_OUT, inner));
    }
    return normal(arrays, Parameter.block(config.layers()), stream);
  }

  private NDArray attention(
      List<NDArray> of, int layer, NDArray input, NDArray mask, @Nullable KeyValueCache cache) {
    NDList parts = linear(of, Parameter.ATTENTION, input).split(3, 2);
    NDArray queries = Torch.times(heads(parts.get(0)), 1 / Math.sqrt(headWidth()));
    NDArray keys = heads(parts.get(1));
    NDArray values = heads(parts.get(2));
    if (cache != null) {
      keys = cache.addKeys(layer, keys);
      values = cache.addValues(layer, values);
    }
    NDArray scores = queries.matMul(keys.transpose(0, 1, 3, 2)).addi(mask);
    NDArray mixed = scores.softmax(3).matMul(values).transpose(0, 2, 1, 3);
    return linear(of, Parameter.ATTENTION_OUT, mixed.reshape(input.getShape()));
  }

  /** [rows, columns, width] as [rows, heads, columns, width of a head]. */
  private NDArray heads(NDArray array) {
    Shape shape = array.getShape();
    return array
        .reshape(shape.get(0), shape.get(1), config.heads(), headWidth())
        .transpose(0, 2, 1, 3);
  }

  private int headWidth() {
    return config.width() / config.heads();
  }

  private NDArray normal(List<NDArray> of, int number, NDArray input) {
    Shape width = new Shape(config.width());
    float epsilon = (float) config.epsilon();
    return LayerNorm.layerNorm(input, width, of.get(number), of.get(number + 1), epsilon)
        .singletonOrThrow();
  }

  private static NDArray linear(List<NDArray> of, int number, NDArray input) {
    return input.matMul(of.get(number)).add(of.get(number + 1));
  }

  private static NDArray embedded(NDArray numbers, NDArray table) {
    return Embedding.embedding(numbers, table, SparseFormat.DENSE).singletonOrThrow();
  }

  /**
   * The approximation by tanh, which is what GPT-2 was trained with, as x * sigmoid(a x + b x^3): 1
   * + tanh(z) is 2 sigmoid(2 z). What is large is passed over as rarely as can be.
   */
  private static NDArray gelu(NDArray x) {
    NDArray slope = x.mul(x).muli(Torch.number(x, 2 * GELU_SCALE * GELU_CUBE)).addi(2 * GELU_SCALE);
    return Activation.sigmoid(slope.mul(x)).mul(x);
  }
}
