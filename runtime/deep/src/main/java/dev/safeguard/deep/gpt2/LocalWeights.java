package dev.safeguard.deep.gpt2;

import dev.safeguard.deep.Weights;
import dev.safeguard.learning.SplitMix64;
import java.util.Arrays;

/**
 * What training from scratch begins with where time is scarce. Left to chance, a small model finds
 * out late or never that a value stands two tokens after its name; here it begins near that.
 *
 * <ul>
 *   <li>Positions begin as waves, in dimensions of their own.
 *   <li>The heads of the first layer begin by looking 0, 1, 2, ... tokens back, like a convolution
 *       (d'Ascoli et al., 2021, begin so with pictures): a rotation of the waves.
 *   <li>Half of the heads of later layers begin by looking for places that stand two after the same
 *       token, as the value does in {@code name = value}: an induction head (Olsson et al., 2022).
 *   <li>All else is random, and what later parts add begins small. All of it is trained.
 * </ul>
 */
final class LocalWeights {
  /** Deviation of the embeddings; those of positions are scaled to the same length. */
  private static final double EMBEDDING = 0.1;

  /** How far back the looked-for token stands. */
  private static final int DISTANCE = 2;

  /**
   * Scales queries and keys so that a match stands out of the others and does not shut them out.
   */
  private static final double SHARPNESS = 0.6;

  /** Of other matrices, times the root of the width; and what is left of it in additions. */
  private static final double DEVIATION = 0.8;

  private static final float QUIET = 0.2f;

  private final Gpt2Config config;
  private final SplitMix64 random;
  private final Weights weights;
  private final int width;
  private final int headWidth;
  private final double[] frequencies;

  private LocalWeights(Gpt2Config config, long seed) {
    this.config = config;
    random = new SplitMix64(seed);
    width = config.width();
    headWidth = width / config.heads();
    weights = InitialWeights.of(config, seed, DEVIATION / Math.sqrt(width));
    frequencies = new double[headWidth / 2];
    Arrays.setAll(frequencies, i -> Math.PI * (i + 0.5) / frequencies.length);
    frequencies[0] = Math.PI / config.positions(); // tells early from late
  }

  /**
   * @throws IllegalArgumentException if heads are of an odd width, or fewer than look back far
   *     enough
   */
  static Weights of(Gpt2Config config, long seed) {
    if (config.width() / config.heads() % 2 != 0) {
      throw new IllegalArgumentException("a head has an odd width; waves come in pairs");
    }
    if (config.heads() <= DISTANCE) {
      throw new IllegalArgumentException(
          "%d heads; at least %d".formatted(config.heads(), DISTANCE + 1));
    }
    LocalWeights local = new LocalWeights(config, seed);
    local.embed();
    for (int layer = 0; layer < config.layers(); layer++) {
      scale(local.matrix(layer, Parameter.ATTENTION_OUT));
      scale(local.matrix(layer, Parameter.INNER_OUT));
    }
    local.lookBack();
    for (int layer = 1; layer < config.layers(); layer++) {
      local.lookUp(local.matrix(layer, Parameter.ATTENTION));
    }
    return local.weights;
  }

  private void embed() {
    float[] tokens = weights.get(Parameter.TOKENS);
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = (float) (i % width < headWidth ? 0 : EMBEDDING * normal());
    }
    float[] positions = weights.get(Parameter.POSITIONS);
    Arrays.fill(positions, 0);
    int pairs = frequencies.length;
    double amplitude = EMBEDDING * Math.sqrt((double) (width - headWidth) / pairs);
    for (int position = 0; position < config.positions(); position++) {
      for (int pair = 0; pair < pairs; pair++) {
        double angle = position * frequencies[pair];
        positions[position * width + pair] = (float) (amplitude * Math.cos(angle));
        positions[position * width + pairs + pair] = (float) (amplitude * Math.sin(angle));
      }
    }
  }

  /** Head by head: queries are the waves turned back, keys the waves, values the tokens. */
  private void lookBack() {
    float[] matrix = matrix(0, Parameter.ATTENTION);
    Arrays.fill(matrix, 0);
    int pairs = frequencies.length;
    for (int head = 0; head < config.heads(); head++) {
      for (int pair = 0; pair < pairs; pair++) {
        float cos = (float) Math.cos(head * frequencies[pair]);
        float sin = (float) Math.sin(head * frequencies[pair]);
        matrix[query(pair, head, pair)] = cos;
        matrix[query(pairs + pair, head, pair)] = sin;
        matrix[query(pair, head, pairs + pair)] = -sin;
        matrix[query(pairs + pair, head, pairs + pair)] = cos;
        matrix[key(pair, head, pair)] = 1;
        matrix[key(pairs + pair, head, pairs + pair)] = 1;
      }
      for (int row = headWidth; row < width; row++) {
        for (int i = 0; i < headWidth; i++) {
          matrix[value(row, head, i)] = (float) (normal() / Math.sqrt(width));
        }
      }
    }
    float[] out = matrix(0, Parameter.ATTENTION_OUT);
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (EMBEDDING / Math.sqrt(headWidth) * normal());
    }
  }

  /** A query is what a token would be passed on as; a key takes up what was passed on. */
  private void lookUp(float[] matrix) {
    float[] first = matrix(0, Parameter.ATTENTION);
    float[] out = matrix(0, Parameter.ATTENTION_OUT);
    double squares = EMBEDDING * EMBEDDING * width / headWidth; // of a row of out
    for (int head = 0; head < config.heads() / 2; head++) {
      for (int row = 0; row < width; row++) {
        for (int i = 0; i < headWidth; i++) {
          matrix[query(row, head, i)] = (float) (SHARPNESS * first[value(row, DISTANCE, i)]);
          matrix[key(row, head, i)] =
              (float) (SHARPNESS / squares * out[(DISTANCE * headWidth + i) * width + row]);
        }
      }
    }
  }

  private float[] matrix(int layer, int number) {
    return weights.get(Parameter.block(layer) + number);
  }

  /** Where the weight from a dimension to one of a head's query stands. */
  private int query(int row, int head, int i) {
    return row * 3 * width + head * headWidth + i;
  }

  private int key(int row, int head, int i) {
    return query(row, head, i) + width;
  }

  private int value(int row, int head, int i) {
    return key(row, head, i) + width;
  }

  private static void scale(float[] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= QUIET;
    }
  }

  private double normal() {
    return InitialWeights.normal(random);
  }
}
