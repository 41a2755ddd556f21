package dev.safeguard.deep;

import dev.safeguard.runtime.Guard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
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
   * @param learning how many gradients for each update of the policy
   */
  record Settings(double threshold, long warmUp, int capacity, int learning) {
    static Settings defaults() {
      return new Settings(0.2, 4096, 50_000, 80);
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
    for (int i = 0; i < actions.length; i++) {
      if (actions[i] != null) {
        Guard unsafe = copies.guide(i).unsafeNext();
        if (risks(unsafe, seen[i], List.of(actions[i]))[0] > settings.threshold()) {
          System.arraycopy(
              alternative(unsafe, seen[i], actions[i]), 0, actions[i], 0, sizes.length);
        }
      }
    }
  }

  /** Of all actions below the threshold one with the fewest changes, or the least risky of all. */
  private int[] alternative(Guard unsafe, float[] seen, int[] action) {
    double[] risks = risks(unsafe, seen, all);
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

  /** The probability of a violation in the next step, for each of some actions. */
  private double[] risks(Guard unsafe, float[] seen, List<int[]> actions) {
    float[] rows = new float[actions.size() * inputs];
    for (int i = 0; i < actions.size(); i++) {
      write(seen, actions.get(i), rows, i * inputs);
    }
    float[] probabilities = model.probabilities(rows);
    double[] risks = new double[actions.size()];
    for (long set = 0; set < 1L << labels; set++) {
      if (unsafe.admits(set)) {
        for (int i = 0; i < risks.length; i++) {
          double probability = 1;
          for (int label = 0; label < labels; label++) {
            double holds = probabilities[i * labels + label];
            probability *= (set >>> label & 1) == 1 ? holds : 1 - holds;
          }
          risks[i] += probability;
        }
      }
    }
    return risks;
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
  public void learn() {
    model.learn(settings.learning());
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
