package dev.safeguard.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The intrinsic-fear baseline (Lipton et al., 2016): a model of danger learns the probability that
 * a violation comes within k steps, and that, times a factor which is ramped in, is subtracted from
 * the reward of the step that leads there.
 */
final class FearModel implements Intervention {

  /**
   * What can be chosen.
   *
   * @param radius k, in steps
   * @param factor of the probability, when fully ramped in
   * @param ramp over how many steps the factor grows linearly from 0
   * @param capacity how many examples the model remembers
   * @param gradients of the model after each step of the copies
   */
  record Settings(int radius, double factor, long ramp, int capacity, int gradients) {
    static Settings defaults() {
      return new Settings(5, 0.5, 40_000, 20_000, 1);
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("fearRadius_steps", radius);
      map.put("fearFactor", factor);
      map.put("fearRamp_steps", ramp);
      return map;
    }
  }

  private static final float[] SAFE = {0};
  private static final float[] DANGEROUS = {1};

  private final Settings settings = Settings.defaults();
  private final Predictor danger;
  private final List<List<float[]>> episodes = new ArrayList<>();
  private final int size;
  private long steps;

  FearModel(SafeguardedCopies copies, long seed) {
    size = copies.observation().size();
    danger = new Predictor(size, 1, settings.capacity(), seed);
    for (int i = 0; i < copies.copies(); i++) {
      episodes.add(new ArrayList<>());
    }
  }

  @Override
  public void before(SafeguardedCopies copies, float[][] seen, int[][] actions) {}

  @Override
  public void penalties(float[][] seen, double[] penalties) {
    float[] rows = new float[seen.length * size];
    for (int i = 0; i < seen.length; i++) {
      System.arraycopy(seen[i], 0, rows, i * size, size);
    }
    float[] probabilities = danger.probabilities(rows);
    double factor = settings.factor() * Math.min(1, (double) steps / settings.ramp());
    for (int i = 0; i < penalties.length; i++) {
      penalties[i] = factor * probabilities[i];
    }
  }

  @Override
  public void after(
      int copy,
      float[] before,
      int[] action,
      float[] after,
      long labels,
      boolean violated,
      boolean over) {
    steps++;
    List<float[]> episode = episodes.get(copy);
    episode.add(after.clone());
    // What lies further back than the radius is known to have been safe.
    while (episode.size() > settings.radius()) {
      danger.add(episode.remove(0), SAFE);
    }
    if (over) {
      episode.forEach(each -> danger.add(each, violated ? DANGEROUS : SAFE));
      episode.clear();
    }
  }

  @Override
  public void learn() {
    danger.learn(settings.gradients());
  }

  @Override
  public Map<String, Object> config() {
    return settings.toMap();
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (List<float[]> episode : episodes) {
      out.writeInt(episode.size());
      for (float[] each : episode) {
        Weights.write(out, each);
      }
    }
    danger.writeTo(out);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    steps = in.readLong();
    for (List<float[]> episode : episodes) {
      episode.clear();
      for (int left = in.readInt(); left > 0; left--) {
        float[] each = new float[size];
        Weights.read(in, each);
        episode.add(each);
      }
    }
    danger.readFrom(in);
  }

  @Override
  public void close() {
    danger.close();
  }
}
