package dev.safeguard.deep;

import ai.djl.ndarray.NDList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Adam (Kingma and Ba, 2015) with gradients clipped to a common norm. */
public final class Adam {
  private static final double BETA_1 = 0.9;

  /** What PPO's implementations use, where gradients are noisy. */
  private static final double USUAL_BETA_2 = 0.999;

  private static final double USUAL_EPSILON = 1e-5;

  private final Weights weights;
  private final double maximalNorm;
  private final double beta2;
  private final double epsilon;
  private final List<float[]> means = new ArrayList<>();
  private final List<float[]> squares = new ArrayList<>();
  private long steps;

  /**
   * A new optimiser.
   *
   * @param weights which are moved in place
   * @param maximalNorm the greatest Euclidean norm of all gradients together
   */
  public Adam(Weights weights, double maximalNorm) {
    this(weights, maximalNorm, USUAL_BETA_2, USUAL_EPSILON);
  }

  /**
   * @param beta2 how much of the mean square of gradients stays at each step
   * @param epsilon added to the root of that mean; far below the gradients that matter
   */
  public Adam(Weights weights, double maximalNorm, double beta2, double epsilon) {
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weights = weights;
    this.maximalNorm = maximalNorm;
    for (int i = 0; i < weights.count(); i++) {
      means.add(new float[weights.get(i).length]);
      squares.add(new float[weights.get(i).length]);
    }
  }

  /**
   * One step down the gradients.
   *
   * @param arrays the weights as {@link Weights#toArrays} gave them, their gradients computed
   * @throws ArithmeticException if a gradient is not finite; the weights have not moved then
   * @param learningRate positive; the size of the step
   */
  public void step(NDList arrays, double learningRate) {
    List<float[]> gradients = new ArrayList<>();
    double norm = 0;
    for (int i = 0; i < weights.count(); i++) {
      float[] gradient = arrays.get(i).getGradient().toFloatArray();
      gradients.add(gradient);
      for (float g : gradient) {
        norm += (double) g * g;
      }
    }
    if (!Double.isFinite(norm)) {
      throw new ArithmeticException("a gradient is not finite");
    }
    norm = Math.sqrt(norm);
    float scale = (float) (norm > maximalNorm ? maximalNorm / norm : 1);
    double taken = ++steps;
    double rate =
        learningRate * Math.sqrt(1 - Math.pow(beta2, taken)) / (1 - Math.pow(BETA_1, taken));
    for (int i = 0; i < weights.count(); i++) {
      move(weights.get(i), gradients.get(i), scale, means.get(i), squares.get(i), (float) rate);
    }
  }

  private void move(
      float[] weight, float[] gradient, float scale, float[] mean, float[] square, float rate) {
    for (int j = 0; j < weight.length; j++) {
      float g = gradient[j] * scale;
      mean[j] += (float) (1 - BETA_1) * (g - mean[j]);
      square[j] += (float) (1 - beta2) * (g * g - square[j]);
      weight[j] -= rate * mean[j] / ((float) Math.sqrt(square[j]) + (float) epsilon);
    }
  }

  /** Writes the steps done and both means of every weight, for {@link #readFrom}. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (int i = 0; i < means.size(); i++) {
      Weights.write(out, means.get(i));
      Weights.write(out, squares.get(i));
    }
  }

  /** Goes on where {@link #writeTo} stood. */
  public void readFrom(DataInput in) throws IOException {
    steps = in.readLong();
    for (int i = 0; i < means.size(); i++) {
      Weights.read(in, means.get(i));
      Weights.read(in, squares.get(i));
    }
  }
}
