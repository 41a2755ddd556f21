package dev.safeguard.deep;

import dev.safeguard.runtime.Guard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remark 14 at work: a model learns which labels an action brings next, the safeguard says which of
 * those would violate, and an action that is too likely to is replaced by the one least unlike it
 * that is not.
 *
 * <p>The model takes the labels to be independent of each other, given what is seen and done.
 */
final class Shield implements Intervention {

  /**
   * What can be chosen.
   *
   * @param threshold the greatest probability of a violation that is let through
   * @param warmUp how many steps the model sees before it is trusted
   * @param capacity how many examples it remembers
   * @param learning after how many steps another gradient is due
   */
  record Settings(double threshold, long warmUp, int capacity, int learning) {
    static Settings defaults() {
      return new Settings(0.2, 4096, 50_000, 12);
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("shieldThreshold", threshold);
      map.put("shieldWarmUp_steps", warmUp);
      return map;
    }
  }

  private final Settings settings = Settings.defaults();
  private final Predictor model;
  private final List<int[]> all = new ArrayList<>();
  private final int[] sizes;
  private final int size;
  private final int labels;
  private final int inputs;

  Shield(SafeguardedCopies copies, long seed) {
    size = copies.observation().size();
    sizes = copies.actions();
    labels = copies.guide(0).safeguard().labels().size();
    int choices = 0;
    for (int each : sizes) {
      choices += each;
    }
    inputs = size + choices;
    model = new Predictor(inputs, labels, settings.capacity(), seed);
    enumerate(new int[sizes.length], 0);
  }

  private void enumerate(int[] action, int part) {
    if (part == sizes.length) {
      all.add(action.clone());
      return;
    }
    for (action[part] = 0; action[part] < sizes[part]; action[part]++) {
      enumerate(action, part + 1);
    }
  }

  @Override
  public void before(SafeguardedCopies copies, float[][] seen, int[][] actions) {
    if (model.seen() < settings.warmUp()) {
      return;
    }
    float[] rows = new float[actions.length * inputs];
    for (int i = 0; i < actions.length; i++) {
      if (actions[i] != null) {
        write(seen[i], actions[i], rows, i * inputs);
      }
    }
    float[] probabilities = model.probabilities(rows);
    for (int i = 0; i < actions.length; i++) {
      Guard unsafe = copies.guide(i).unsafeNext();
      if (actions[i] != null && risk(unsafe, probabilities, i) > settings.threshold()) {
        System.arraycopy(alternative(unsafe, seen[i], actions[i]), 0, actions[i], 0, sizes.length);
      }
    }
  }

  /** Of all actions below the threshold one with the fewest changes, or the least risky of all. */
  private int[] alternative(Guard unsafe, float[] seen, int[] action) {
    double[] risks = risks(unsafe, seen);
    int best = 0;
    for (int i = 1; i < risks.length; i++) {
      if (cost(action, i, risks) < cost(action, best, risks)) {
        best = i;
      }
    }
    return all.get(best);
  }

  private double cost(int[] action, int candidate, double[] risks) {
    int changes = 0;
    for (int part = 0; part < sizes.length; part++) {
      changes += all.get(candidate)[part] == action[part] ? 0 : 1;
    }
    boolean risky = risks[candidate] > settings.threshold();
    return risks[candidate] + (risky ? sizes.length + 1 : changes);
  }

  /** The probability of a violation in the next step, for each action. */
  private double[] risks(Guard unsafe, float[] seen) {
    float[] rows = new float[all.size() * inputs];
    for (int i = 0; i < all.size(); i++) {
      write(seen, all.get(i), rows, i * inputs);
    }
    float[] probabilities = model.probabilities(rows);
    double[] risks = new double[all.size()];
    Arrays.setAll(risks, i -> risk(unsafe, probabilities, i));
    return risks;
  }

  /** The probability that labels hold next which are unsafe, by a row of the model's answer. */
  private double risk(Guard unsafe, float[] probabilities, int row) {
    double risk = 0;
    for (long set = 0; set < 1L << labels; set++) {
      if (unsafe.admits(set)) {
        double probability = 1;
        for (int label = 0; label < labels; label++) {
          double holds = probabilities[row * labels + label];
          probability *= (set >>> label & 1) == 1 ? holds : 1 - holds;
        }
        risk += probability;
      }
    }
    return risk;
  }

  private void write(float[] seen, int[] action, float[] row, int at) {
    System.arraycopy(seen, 0, row, at, size);
    int offset = at + size;
    for (int part = 0; part < sizes.length; part++) {
      row[offset + action[part]] = 1;
      offset += sizes[part];
    }
  }

  @Override
  public void penalties(float[][] seen, double[] penalties) {}

  @Override
  public void after(
      int copy,
      float[] before,
      int[] action,
      float[] after,
      long holding,
      boolean violated,
      boolean over) {
    float[] example = new float[inputs];
    write(before, action, example, 0);
    float[] answer = new float[labels];
    for (int label = 0; label < labels; label++) {
      answer[label] = holding >>> label & 1;
    }
    model.add(example, answer);
  }

  @Override
  public void learn(int steps) {
    model.learn(steps / settings.learning());
  }

  @Override
  public Map<String, Object> config() {
    return settings.toMap();
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    model.writeTo(out);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    model.readFrom(in);
  }

  @Override
  public void close() {
    model.close();
  }
}
