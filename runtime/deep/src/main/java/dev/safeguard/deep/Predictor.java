package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.learning.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Learns probabilities from examples: two hidden tanh layers with sigmoid outputs, trained by cross
 * entropy on the latest examples. For the thread that made it, and no other.
 */
final class Predictor implements AutoCloseable {
  private static final int HIDDEN = 64;
  private static final int MINIBATCH = 256;
  private static final double LEARNING_RATE = 3e-3;
  private static final double MAXIMAL_NORM = 1;

  private final int inputs;
  private final int outputs;
  private final Weights weights = new Weights();
  private final Adam optimizer;
  private final SplitMix64 random;
  private final NDManager manager = Torch.manager();
  private final float[] examples;
  private final float[] answers;
  private final int capacity;
  private long seen;

  /**
   * @param capacity how many examples it remembers
   */
  Predictor(int inputs, int outputs, int capacity, long seed) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.capacity = capacity;
    random = new SplitMix64(seed);
    weights.addDense(random, Math.sqrt(2), inputs, HIDDEN);
    weights.addDense(random, Math.sqrt(2), HIDDEN, HIDDEN);
    weights.addDense(random, 1, HIDDEN, outputs);
    optimizer = new Adam(weights, MAXIMAL_NORM);
    examples = new float[capacity * inputs];
    answers = new float[capacity * outputs];
  }

  /** How many examples it has been given. */
  long seen() {
    return seen;
  }

  /** Remembers an example; answers are 0 or 1. */
  void add(float[] example, float[] answer) {
    int at = (int) (seen++ % capacity);
    System.arraycopy(example, 0, examples, at * inputs, inputs);
    System.arraycopy(answer, 0, answers, at * outputs, outputs);
  }

  /** Takes a number of steps on examples drawn from those remembered. */
  void learn(int steps) {
    int known = (int) Math.min(seen, capacity);
    for (int step = 0; step < steps && known > 0; step++) {
      float[] rows = new float[MINIBATCH * inputs];
      float[] truth = new float[MINIBATCH * outputs];
      for (int i = 0; i < MINIBATCH; i++) {
        int at = random.nextInt(known);
        System.arraycopy(examples, at * inputs, rows, i * inputs, inputs);
        System.arraycopy(answers, at * outputs, truth, i * outputs, outputs);
      }
      try (NDManager batch = manager.newSubManager()) {
        NDList arrays = weights.toArrays(batch, true);
        NDArray logits = logits(arrays, Torch.array(batch, rows, MINIBATCH, inputs));
        NDArray wanted = Torch.array(batch, truth, MINIBATCH, outputs);
        // log(1 + e^z) - y z, written so that nothing overflows.
        NDArray softplus = logits.abs().neg().exp().add(1).log().add(logits.maximum(0));
        Torch.backward(softplus.sub(wanted.mul(logits)).mean());
        optimizer.step(arrays, LEARNING_RATE);
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
    out.writeLong(seen);
    weights.writeTo(out);
    optimizer.writeTo(out);
    int known = (int) Math.min(seen, capacity);
    Weights.write(out, Arrays.copyOf(examples, known * inputs));
    Weights.write(out, Arrays.copyOf(answers, known * outputs));
  }

  void readFrom(DataInput in) throws IOException {
    random.restore(in.readLong());
    seen = in.readLong();
    weights.readFrom(in);
    optimizer.readFrom(in);
    int known = (int) Math.min(seen, capacity);
    readPart(in, examples, known * inputs);
    readPart(in, answers, known * outputs);
  }

  private static void readPart(DataInput in, float[] all, int length) throws IOException {
    float[] part = new float[length];
    Weights.read(in, part);
    System.arraycopy(part, 0, all, 0, length);
  }

  @Override
  public void close() {
    manager.close();
  }
}
