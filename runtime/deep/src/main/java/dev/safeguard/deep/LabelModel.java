package dev.safeguard.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Learns the probability of each label to hold at some time in the next steps, from what came of
 * earlier steps. Labels seldom change, and so a part of each minibatch is for steps after which
 * they did. For the thread that made it, and no other.
 */
final class LabelModel implements AutoCloseable {
  private static final int CAPACITY = 50_000;

  private final Predictor predictor;
  private final int labels;
  private final int horizon;
  private final List<Deque<Step>> open = new ArrayList<>();

  /** A step, and the labels that have held since. */
  private static final class Step {
    final float[] row;
    final long held;
    long came;
    int age;

    Step(float[] row, long held) {
      this.row = row;
      this.held = held;
    }
  }

  /**
   * @param inputs how long a row is
   * @param labels how many there are
   * @param horizon how many steps are looked at, the one that is described included
   * @param copies that take steps side by side
   */
  LabelModel(int inputs, int labels, int horizon, int copies, long seed) {
    this.labels = labels;
    this.horizon = horizon;
    predictor = new Predictor(inputs, labels, CAPACITY, seed);
    for (int i = 0; i < copies; i++) {
      open.add(new ArrayDeque<>());
    }
  }

  /**
   * A copy has taken a step.
   *
   * @param row what describes it
   * @param held the labels before it
   * @param came the labels after it
   * @param over whether no other step follows in this episode
   */
  void tell(int copy, float[] row, long held, long came, boolean over) {
    Deque<Step> steps = open.get(copy);
    steps.add(new Step(row, held));
    for (Step step : steps) {
      step.came |= came;
      step.age++;
    }
    while (!steps.isEmpty() && (over || steps.getFirst().age == horizon)) {
      remember(steps.removeFirst());
    }
  }

  private void remember(Step step) {
    float[] answer = new float[labels];
    for (int label = 0; label < labels; label++) {
      answer[label] = step.came >>> label & 1;
    }
    predictor.add(step.row, answer);
    if (step.came != step.held) {
      predictor.addRare(step.row, answer);
    }
  }

  /** A copy's episode is lost: what its latest steps led to will not be known. */
  void forget(int copy) {
    open.get(copy).clear();
  }

  /** Takes a number of gradients. */
  void learn(int gradients) {
    predictor.learn(gradients);
  }

  /** The probabilities of all labels for rows, row by row. */
  float[] probabilities(float[] rows) {
    return predictor.probabilities(rows);
  }

  void writeTo(DataOutput out) throws IOException {
    predictor.writeTo(out);
    for (Deque<Step> steps : open) {
      out.writeInt(steps.size());
      for (Step step : steps) {
        Weights.write(out, step.row);
        out.writeLong(step.held);
        out.writeLong(step.came);
        out.writeInt(step.age);
      }
    }
  }

  void readFrom(DataInput in) throws IOException {
    predictor.readFrom(in);
    for (Deque<Step> steps : open) {
      steps.clear();
      for (int left = in.readInt(); left > 0; left--) {
        float[] row = new float[predictor.inputs()];
        Weights.read(in, row);
        Step step = new Step(row, in.readLong());
        step.came = in.readLong();
        step.age = in.readInt();
        steps.add(step);
      }
    }
  }

  @Override
  public void close() {
    predictor.close();
  }
}
