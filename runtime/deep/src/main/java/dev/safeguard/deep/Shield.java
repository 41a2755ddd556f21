package dev.safeguard.deep;

import dev.safeguard.learning.VectorEnvironment.Outcome;
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
 * Remark 14 at work: a model learns which labels an action brings, the safeguard says which of
 * those would violate, and an action that is too likely to is replaced by the one least unlike it
 * that is not. Because what moves cannot stop at once, the model looks some steps ahead.
 *
 * <p>The model takes the labels to be independent of each other, given what is seen and done. It is
 * trusted by evidence: as long as it seldom calls a step too likely to violate that then does not.
 */
final class Shield implements Intervention {

  /**
   * What can be chosen.
   *
   * @param threshold the greatest probability of a violation that is let through
   * @param horizon within how many steps
   * @param falseAlarms the model is trusted while it has called a smaller share of the latest safe
   *     steps too likely to violate
   * @param charge what the learner pays for an action that is replaced, for each unit of
   *     probability
   * @param gradients of the model after each step of the copies
   * @param lesson how many more follow a violation
   */
  record Settings(
      double threshold, int horizon, double falseAlarms, double charge, int gradients, int lesson) {
    static Settings defaults() {
      return new Settings(0.01, 4, 0.5, 0.1, 2, 32);
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("shieldThreshold", threshold);
      map.put("shieldHorizon_steps", horizon);
      map.put("shieldFalseAlarms", falseAlarms);
      map.put("shieldCharge", charge);
      map.put("shieldGradients", gradients);
      map.put("shieldLesson_gradients", lesson);
      return map;
    }
  }

  private static final double LATEST = 256; // about so many steps make the share of false alarms

  private final Settings settings = Settings.defaults();
  private final LabelModel model;
  private final List<int[]> all = new ArrayList<>();
  private final int[] sizes;
  private final int size;
  private final int labels;
  private final int inputs;
  private final long[] held;
  private final double[] risks; // of what is done, by copy
  private final double[] charges;
  private double falseAlarms = 1;

  Shield(SafeguardedCopies copies, long seed) {
    size = copies.observation().size();
    sizes = copies.actions();
    labels = copies.guide(0).safeguard().labels().size();
    inputs = size + Arrays.stream(sizes).sum();
    int count = copies.copies();
    model = new LabelModel(inputs, labels, settings.horizon(), count, seed);
    enumerate(new int[sizes.length], 0);
    held = new long[count];
    risks = new double[count];
    charges = new double[count];
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
    float[] rows = new float[actions.length * inputs];
    for (int i = 0; i < actions.length; i++) {
      if (actions[i] != null) {
        write(seen[i], actions[i], rows, i * inputs);
      }
    }
    float[] probabilities = model.probabilities(rows);
    Arrays.fill(charges, 0);
    for (int i = 0; i < actions.length; i++) {
      held[i] = copies.labels(i);
      if (actions[i] != null) {
        Guard unsafe = copies.guide(i).unsafeNext();
        risks[i] = risk(unsafe, probabilities, i);
        if (isTrusted() && risks[i] > settings.threshold()) {
          charges[i] = settings.charge() * risks[i];
          risks[i] = replace(unsafe, seen[i], actions[i]);
        }
      } else if (copies.outcome(i) == Outcome.LOST) {
        model.forget(i);
      }
    }
  }

  private boolean isTrusted() {
    return falseAlarms < settings.falseAlarms();
  }

  /** Puts an action in place of another; returns the probability of a violation that is left. */
  private double replace(Guard unsafe, float[] seen, int[] action) {
    double[] each = risks(unsafe, seen);
    int best = alternative(each, action);
    System.arraycopy(all.get(best), 0, action, 0, sizes.length);
    return each[best];
  }

  /** Of all actions below the threshold one with the fewest changes, or the least risky of all. */
  private int alternative(double[] risks, int[] action) {
    int best = 0;
    for (int i = 1; i < risks.length; i++) {
      if (cost(action, i, risks) < cost(action, best, risks)) {
        best = i;
      }
    }
    return best;
  }

  private double cost(int[] action, int candidate, double[] risks) {
    int changes = 0;
    for (int part = 0; part < sizes.length; part++) {
      changes += all.get(candidate)[part] == action[part] ? 0 : 1;
    }
    boolean risky = risks[candidate] > settings.threshold();
    return risks[candidate] + (risky ? sizes.length + 1 : changes);
  }

  /** The probability of a violation, for each action. */
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

  /** The probability that labels come which are unsafe, by a row of the model's answer. */
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
  public void penalties(float[][] seen, double[] penalties) {
    System.arraycopy(charges, 0, penalties, 0, penalties.length);
  }

  @Override
  public void after(
      int copy,
      float[] before,
      int[] action,
      float[] after,
      long holding,
      boolean violated,
      boolean over) {
    float[] row = new float[inputs];
    write(before, action, row, 0);
    model.tell(copy, row, held[copy], holding, over);
    if (violated) {
      model.learn(settings.lesson());
    } else {
      double alarm = risks[copy] > settings.threshold() ? 1 : 0;
      falseAlarms += (alarm - falseAlarms) / LATEST;
    }
  }

  @Override
  public void learn() {
    model.learn(settings.gradients());
  }

  @Override
  public Map<String, Object> config() {
    return settings.toMap();
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    model.writeTo(out);
    out.writeDouble(falseAlarms);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    model.readFrom(in);
    falseAlarms = in.readDouble();
  }

  @Override
  public void close() {
    model.close();
  }
}
