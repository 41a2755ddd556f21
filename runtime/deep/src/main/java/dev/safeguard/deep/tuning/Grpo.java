package dev.safeguard.deep.tuning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Adam;
import dev.safeguard.deep.Torch;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.learning.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Group relative policy optimisation (Shao et al., 2024): several answers to each question, each
 * compared with the others of its group, and no model of values. The advantage of a token is what
 * its answer was paid from there on, minus a mean, divided by a deviation.
 *
 * <p>The mean and the deviation are those over the group; or, with a baseline for each state of the
 * safeguard, the mean is that over all tokens of the batch that were drawn in the same state. A
 * token is then compared with others that had come as far, also where a group has no other such
 * answer.
 */
public final class Grpo implements Learner {

  /**
   * What can be chosen.
   *
   * @param policy of the objective
   * @param deviationFloor the least divisor of advantages
   */
  public record Settings(PolicySettings policy, double deviationFloor) implements Algorithm {
    /** For small models. */
    public static Settings defaults() {
      return new Settings(PolicySettings.defaults(), 0.01);
    }

    @Override
    public Learner learner(Gpt2 model, Gpt2 start, boolean masked, int group, long seed) {
      return new Grpo(model, start, this, masked, group, seed);
    }
  }

  private final Settings settings;
  private final Gpt2 model;
  private final PolicyObjective objective;
  private final int group;
  private final SplitMix64 random;
  private final Adam optimizer;
  private int states;

  /**
   * @param model that learns
   * @param group how many answers each question gets; rows of a group come together
   * @param seed of the order in which answers are gone through
   */
  Grpo(Gpt2 model, Gpt2 start, Settings settings, boolean masked, int group, long seed) {
    this.settings = settings;
    this.model = model;
    this.group = group;
    objective = new PolicyObjective(model, start, settings.policy(), masked);
    random = new SplitMix64(seed);
    optimizer = new Adam(model.weights(), settings.policy().maximalNorm());
  }

  @Override
  public void enter(int states) {
    this.states = states;
  }

  @Override
  public Measures learn(Rollout rollout, TokenSets sets, double done, boolean foreseen) {
    PolicySettings policy = settings.policy();
    float[] advantages = advantages(rollout);
    MeanMeasures measures = new MeanMeasures();
    try (NDManager manager = Torch.manager()) {
      PolicyObjective.Reference reference = objective.reference(manager, rollout, sets);
      for (int epoch = 0; epoch < policy.epochs(); epoch++) {
        for (int[] rows : rollout.shuffled(policy.minibatch(), random)) {
          try (NDManager frame = manager.newSubManager()) {
            NDList arrays = model.weights().toArrays(frame, true);
            Minibatch batch = new Minibatch(frame, rollout, sets, rows);
            PolicyObjective.Terms terms =
                objective.terms(batch, arrays, reference, advantages, foreseen);
            Torch.backward(terms.value().neg());
            optimizer.step(arrays, policy.rate(done));
            measures.add(terms);
          }
        }
      }
    }
    return measures.toMeasures();
  }

  /** How much better each token turned out than was expected of it. */
  float[] advantages(Rollout rollout) {
    double[] returns = rollout.returns();
    return settings.policy().stateBaseline()
        ? byState(rollout, returns)
        : byGroup(rollout, returns);
  }

  private float[] byGroup(Rollout rollout, double[] returns) {
    float[] advantages = new float[returns.length];
    for (int from = 0; from < rollout.rows(); from += group) {
      double[] totals = new double[group];
      for (int i = 0; i < group; i++) {
        totals[i] = returns[rollout.first()[from + i]];
      }
      double mean = Moments.mean(totals);
      double divisor = Math.max(settings.deviationFloor(), Moments.deviation(totals));
      for (int token = rollout.first()[from]; token < rollout.first()[from + group]; token++) {
        advantages[token] = (float) ((returns[token] - mean) / divisor);
      }
    }
    return advantages;
  }

  private float[] byState(Rollout rollout, double[] returns) {
    double[] sums = new double[states];
    int[] counts = new int[states];
    for (int token = 0; token < returns.length; token++) {
      sums[rollout.states()[token]] += returns[token];
      counts[rollout.states()[token]]++;
    }
    double[] better = new double[returns.length];
    for (int token = 0; token < returns.length; token++) {
      int state = rollout.states()[token];
      better[token] = returns[token] - sums[state] / counts[state];
    }
    double divisor = Math.max(settings.deviationFloor(), Moments.deviation(better));
    float[] advantages = new float[returns.length];
    for (int token = 0; token < returns.length; token++) {
      advantages[token] = (float) (better[token] / divisor);
    }
    return advantages;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(random.state());
    model.weights().writeTo(out);
    optimizer.writeTo(out);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    random.restore(in.readLong());
    model.weights().readFrom(in);
    optimizer.readFrom(in);
  }
}
