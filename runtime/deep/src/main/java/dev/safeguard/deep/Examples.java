package dev.safeguard.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The latest examples of what a {@link Predictor} is to learn, as many as there is room for. */
final class Examples {
  private final int inputs;
  private final int outputs;
  private final int capacity;
  private final float[] rows;
  private final float[] answers;
  private long seen;

  Examples(int inputs, int outputs, int capacity) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.capacity = capacity;
    rows = new float[capacity * inputs];
    answers = new float[capacity * outputs];
  }

  /** How many there are. */
  int count() {
    return (int) Math.min(seen, capacity);
  }

  /** Remembers one, in place of the oldest if there is no room. */
  void add(float[] row, float[] answer) {
    int at = (int) (seen++ % capacity);
    System.arraycopy(row, 0, rows, at * inputs, inputs);
    System.arraycopy(answer, 0, answers, at * outputs, outputs);
  }

  /** Writes one of them into a minibatch. */
  void copy(int number, float[] toRows, float[] toAnswers, int at) {
    System.arraycopy(rows, number * inputs, toRows, at * inputs, inputs);
    System.arraycopy(answers, number * outputs, toAnswers, at * outputs, outputs);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(seen);
    Weights.write(out, Arrays.copyOf(rows, count() * inputs));
    Weights.write(out, Arrays.copyOf(answers, count() * outputs));
  }

  void readFrom(DataInput in) throws IOException {
    seen = in.readLong();
    readPart(in, rows, count() * inputs);
    readPart(in, answers, count() * outputs);
  }

  private static void readPart(DataInput in, float[] all, int length) throws IOException {
    float[] part = new float[length];
    Weights.read(in, part);
    System.arraycopy(part, 0, all, 0, length);
  }
}
