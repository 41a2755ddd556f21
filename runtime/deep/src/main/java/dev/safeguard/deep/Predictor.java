package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import dev.safeguard.learning.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Learns probabilities from examples: two hidden tanh layers with sigmoid outputs, trained by cross
 * entropy on the latest examples. It begins smooth, and sure of nothing but that all is unlikely,
 * so that a few examples go far. For the thread that made it, and no other.
 */
final class Predictor implements AutoCloseable {
  private static final int HIDDEN = 64;
  private static final int MINIBATCH = 256;
  private static final double LEARNING_RATE = 3e-3;
  private static final double MAXIMAL_NORM = 1;
  private static final int RARE = 128; // of a minibatch
  private static final double DECAY = 0.1; // of the matrices, times the learning rate
  private static final double SMOOTH = 0.5; // gains
  private static final double FLAT = 0.1;
  private static final float SELDOM = -4; // the first bias of the logits

  private final int inputs;
  private final int outputs;
  private final Weights weights = new Weights();
  private final Adam optimizer;
  private final SplitMix64 random;
  private final NDManager manager = Torch.manager();
  private final Examples usual;
  private final Examples rare;

  /**
   * @param capacity how many examples it remembers, of rare ones as of others
   */
  Predictor(int inputs, int outputs, int capacity, long seed) {
    this.inputs = inputs;
    this.outputs = outputs;
    random = new SplitMix64(seed);
    weights.addDense(random, SMOOTH, inputs, HIDDEN);
    weights.addDense(random, Math.sqrt(2), HIDDEN, HIDDEN);
    int last = weights.addDense(random, FLAT, HIDDEN, outputs);
    Arrays.fill(weights.get(last + 1), SELDOM);
    optimizer = new Adam(weights, MAXIMAL_NORM);
    usual = new Examples(inputs, outputs, capacity);
    rare = new Examples(inputs, outputs, capacity);
  }

  /** How many numbers describe an example. */
  int inputs() {
    return inputs;
  }

  /** Remembers an example; answers are 0 or 1. */
  void add(float[] example, float[] answer) {
    usual.add(example, answer);
  }

  /** Remembers an example of what comes so seldom that half of each minibatch is for it. */
  void addRare(float[] example, float[] answer) {
    rare.add(example, answer);
  }

  /** Takes a number of steps on examples drawn from those remembered. */
  void learn(int steps) {
    for (int step = 0; step < steps && usual.count() > 0; step++) {
      float[] rows = new float[MINIBATCH * inputs];
      float[] truth = new float[MINIBATCH * outputs];
      for (int i = 0; i < MINIBATCH; i++) {
        Examples from = i < RARE && rare.count() > 0 ? rare : usual;
        from.copy(random.nextInt(from.count()), rows, truth, i);
      }
      try (NDManager batch = manager.newSubManager()) {
        NDList arrays = weights.toArrays(batch, true);
        NDArray logits = logits(arrays, Torch.array(batch, rows, MINIBATCH, inputs));
        NDArray wanted = Torch.array(batch, truth, MINIBATCH, outputs);
        // log(1 + e^z) - y z, written so that nothing overflows.
        NDArray softplus = logits.abs().neg().exp().add(1).log().add(Activation.relu(logits));
        Torch.backward(softplus.sub(wanted.mul(logits)).mean());
        optimizer.step(arrays, LEARNING_RATE);
        decay();
      }
    }
  }

  /** Decay apart from the gradients (Loshchilov and Hutter, 2019); biases are left as they are. */
  private void decay() {
    for (int matrix = 0; matrix < weights.count(); matrix += 2) {
      float[] numbers = weights.get(matrix);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] *= (float) (1 - LEARNING_RATE * DECAY);
      }
    }
  }

  /** The probabilities for rows of inputs, row by row. */
  float[] probabilities(float[] rows) {
    try (NDManager batch = manager.newSubManager()) {
      NDArray logits =
          logits(
              weights.toArrays(batch, false),
              Torch.array(batch, rows, rows.length / inputs, inputs));
      float[] result = logits.toFloatArray();
      for (int i = 0; i < result.length; i++) {
        result[i] = (float) (1 / (1 + Math.exp(-result[i])));
      }
      return result;
    }
  }

  private static NDArray logits(NDList arrays, NDArray input) {
    NDArray first = input.matMul(arrays.get(0)).add(arrays.get(1)).tanh();
    NDArray second = first.matMul(arrays.get(2)).add(arrays.get(3)).tanh();
    return second.matMul(arrays.get(4)).add(arrays.get(5));
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(random.state());
    weights.writeTo(out);
    optimizer.writeTo(out);
    usual.writeTo(out);
    rare.writeTo(out);
  }

  void readFrom(DataInput in) throws IOException {
    random.restore(in.readLong());
    weights.readFrom(in);
    optimizer.readFrom(in);
    usual.readFrom(in);
    rare.readFrom(in);
  }

  @Override
  public void close() {
    manager.close();
  }
}
