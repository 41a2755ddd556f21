package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.safeguard.deep.Adam;
import dev.safeguard.deep.Torch;
import java.util.ArrayList;
import java.util.List;

/**
 * Supervised training: the model learns to predict the tokens of examples by cross-entropy, with
 * Adam, a linear warm-up and a cosine to zero (Loshchilov and Hutter, 2017). The same examples give
 * the same weights on the same machine.
 */
public final class LanguageTraining {
  private static final double BETA_2 = 0.98;
  private static final double EPSILON = 1e-8;

  private final Gpt2 model;
  private final Settings settings;
  private final Adam optimizer;
  private int steps;

  /**
   * How it learns.
   *
   * @param steps how many there will be
   * @param learningRate the greatest, after the warm-up
   * @param warmUp steps
   * @param maximalNorm of all gradients together
   */
  public record Settings(int steps, double learningRate, int warmUp, double maximalNorm) {
    /** Checks the ranges. */
    public Settings {
      if (steps < 1 || !(learningRate > 0) || warmUp < 0 || !(maximalNorm > 0)) {
        throw new IllegalArgumentException(
            "%d steps, %d of them to warm up, a rate of %s, norms up to %s"
                .formatted(steps, warmUp, learningRate, maximalNorm));
      }
    }

    /** The learning rate of a step. */
    double rate(int step) {
      double warm = Math.min(1, (step + 1.0) / (warmUp + 1));
      return learningRate * warm * (1 + Math.cos(Math.PI * step / steps)) / 2;
    }
  }

  /** Training of a model, whose weights are moved in place. */
  public LanguageTraining(Gpt2 model, Settings settings) {
    this.model = model;
    this.settings = settings;
    optimizer = new Adam(model.weights(), settings.maximalNorm(), BETA_2, EPSILON);
  }

  /** Whether all steps are done. */
  public boolean isDone() {
    return steps == settings.steps();
  }

  /**
   * One step.
   *
   * @param examples at least one, one of them with a weight
   * @return the mean cross-entropy in nats before the step, weighted
   */
  public double step(List<Example> examples) {
    try (NDManager manager = Torch.manager()) {
      NDList arrays = model.weights().toArrays(manager, true);
      NDArray loss = loss(manager, arrays, examples);
      Torch.backward(loss);
      optimizer.step(arrays, settings.rate(steps++));
      return loss.getFloat();
    }
  }

  /** Only where a prediction counts are there logits. */
  private NDArray loss(NDManager manager, NDList arrays, List<Example> examples) {
    TokenBlock block = TokenBlock.of(examples.stream().map(Example::tokens).toList());
    List<Long> places = new ArrayList<>();
    List<Long> targets = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    float sum = 0;
    for (int row = 0; row < examples.size(); row++) {
      Example example = examples.get(row);
      for (int i = 1; i < example.tokens().length; i++) {
        float weight = example.weights()[i];
        if (weight > 0) {
          places.add((long) row * block.columns() + block.padding(row) + i - 1);
          targets.add((long) example.tokens()[i]);
          weights.add(weight);
          sum += weight;
        }
      }
    }
    NDArray hidden =
        model
            .hidden(manager, arrays, block)
            .reshape(-1, model.config().width())
            .get(new NDIndex("{}", numbers(manager, places)));
    NDArray logarithms = model.logits(arrays, hidden).logSoftmax(1);
    NDArray chosen = logarithms.gather(numbers(manager, targets).reshape(-1, 1), 1).reshape(-1);
    float[] shares = new float[weights.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = -weights.get(i) / sum;
    }
    return chosen.mul(manager.create(shares)).sum();
  }

  private static NDArray numbers(NDManager manager, List<Long> numbers) {
    return manager.create(
        numbers.stream().mapToLong(Long::longValue).toArray(), new Shape(numbers.size()));
  }
}
