package dev.safeguard.deep.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.safeguard.deep.Adam;
import dev.safeguard.deep.Torch;
import dev.safeguard.deep.Weights;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.learning.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Proximal policy optimisation (Schulman et al., 2017) with a token as a step, as in reinforcement
 * learning from human feedback, undiscounted. The value of a place in an answer is a linear
 * function of what the model makes of it; or, with a baseline for each state of the safeguard, a
 * moving mean of what was paid from that state on.
 */
public final class Ppo implements Learner {

  /**
   * What can be chosen.
   *
   * @param policy of the objective
   * @param lambda of generalised advantage estimation; from 0 to 1
   * @param valueWeight of the squared error of values in the loss, where the model tells them
   * @param valueRate how fast the moving means follow; from 0 to 1
   * @param deviationFloor the least divisor of advantages
   */
  public record Settings(
      PolicySettings policy,
      double lambda,
      double valueWeight,
      double valueRate,
      double deviationFloor)
      implements Algorithm {
    /** For small models. */
    public static Settings defaults() {
      return new Settings(PolicySettings.defaults(), 0.95, 0.1, 0.1, 0.01);
    }

    @Override
    public Learner learner(Gpt2 model, Gpt2 start, boolean masked, int group, long seed) {
      return new Ppo(model, start, this, masked, seed);
    }
  }

  private final Settings settings;
  private final Gpt2 model;
  private final PolicyObjective objective;
  private final SplitMix64 random;
  private final Adam optimizer;
  private final Weights head = new Weights();
  private final Adam headOptimizer;
  private double[] stateValues = {};
  private boolean[] seen = {};

  /**
   * @param model that learns
   * @param seed of the order in which answers are gone through
   */
  Ppo(Gpt2 model, Gpt2 start, Settings settings, boolean masked, long seed) {
    this.settings = settings;
    this.model = model;
    objective = new PolicyObjective(model, start, settings.policy(), masked);
    random = new SplitMix64(seed);
    optimizer = new Adam(model.weights(), settings.policy().maximalNorm());
    int width = model.config().width();
    head.add(new float[width], new Shape(width, 1));
    head.add(new float[1], new Shape(1));
    headOptimizer = new Adam(head, settings.policy().maximalNorm());
  }

  @Override
  public void enter(int states) {
    stateValues = new double[states];
    seen = new boolean[states];
  }

  @Override
  public Measures learn(Rollout rollout, TokenSets sets, double done, boolean foreseen) {
    PolicySettings policy = settings.policy();
    MeanMeasures measures = new MeanMeasures();
    try (NDManager manager = Torch.manager()) {
      PolicyObjective.Reference reference = objective.reference(manager, rollout, sets);
      float[] values = policy.stateBaseline() ? ofStates(rollout) : judged(manager, rollout, sets);
      float[] advantages = advantages(rollout, values);
      float[] targets = new float[values.length];
      for (int token = 0; token < targets.length; token++) {
        targets[token] = values[token] + advantages[token];
      }
      normalize(advantages);
      for (int epoch = 0; epoch < policy.epochs(); epoch++) {
        for (int[] rows : rollout.shuffled(policy.minibatch(), random)) {
          try (NDManager frame = manager.newSubManager()) {
            NDList arrays = model.weights().toArrays(frame, true);
            NDList valueArrays = head.toArrays(frame, true);
            Minibatch batch = new Minibatch(frame, rollout, sets, rows);
            PolicyObjective.Terms terms =
                objective.terms(batch, arrays, reference, advantages, foreseen);
            NDArray loss = terms.value().neg();
            if (!policy.stateBaseline()) {
              NDArray error = values(terms.hidden(), valueArrays).sub(batch.pick(targets));
              loss = loss.add(Torch.times(error.mul(error).mean(), settings.valueWeight()));
            }
            Torch.backward(loss);
            optimizer.step(arrays, policy.rate(done));
            if (!policy.stateBaseline()) {
              headOptimizer.step(valueArrays, policy.rate(done));
            }
            measures.add(terms);
          }
        }
      }
    }
    follow(rollout);
    return measures.toMeasures();
  }

  /** What the states say was expected before each token was drawn. */
  private float[] ofStates(Rollout rollout) {
    float[] values = new float[rollout.size()];
    for (int token = 0; token < values.length; token++) {
      values[token] = (float) stateValues[rollout.states()[token]];
    }
    return values;
  }

  /** What the model says of it. */
  private float[] judged(NDManager manager, Rollout rollout, TokenSets sets) {
    float[] values = new float[rollout.size()];
    NDList arrays = model.weights().toArrays(manager, false);
    NDList valueArrays = head.toArrays(manager, false);
    for (int[] rows : rollout.parts(settings.policy().minibatch())) {
      try (NDManager frame = manager.newSubManager()) {
        Minibatch batch = new Minibatch(frame, rollout, sets, rows);
        batch.put(values(batch.predictions(model, arrays).hidden(), valueArrays), values);
      }
    }
    return values;
  }

  private static NDArray values(NDArray hidden, NDList head) {
    return hidden.matMul(head.get(0)).add(head.get(1)).reshape(-1);
  }

  /** Generalised advantage estimation (Schulman et al., 2016); an answer is worth 0 at its end. */
  float[] advantages(Rollout rollout, float[] values) {
    float[] advantages = new float[values.length];
    for (int row = 0; row < rollout.rows(); row++) {
      double next = 0;
      double advantage = 0;
      for (int token = rollout.first()[row + 1] - 1; token >= rollout.first()[row]; token--) {
        double surprise = rollout.rewards()[token] + next - values[token];
        advantage = surprise + settings.lambda() * advantage;
        advantages[token] = (float) advantage;
        next = values[token];
      }
    }
    return advantages;
  }

  private void normalize(float[] advantages) {
    double[] numbers = new double[advantages.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = advantages[i];
    }
    double mean = Moments.mean(numbers);
    double divisor = Math.max(settings.deviationFloor(), Moments.deviation(numbers));
    for (int i = 0; i < numbers.length; i++) {
      advantages[i] = (float) ((numbers[i] - mean) / divisor);
    }
  }

  /** Moves the values of states towards what was paid from them on. */
  private void follow(Rollout rollout) {
    double[] sums = new double[stateValues.length];
    int[] counts = new int[stateValues.length];
    double[] returns = rollout.returns();
    for (int token = 0; token < returns.length; token++) {
      sums[rollout.states()[token]] += returns[token];
      counts[rollout.states()[token]]++;
    }
    for (int state = 0; state < sums.length; state++) {
      if (counts[state] > 0) {
        double mean = sums[state] / counts[state];
        double rate = seen[state] ? settings.valueRate() : 1;
        stateValues[state] += rate * (mean - stateValues[state]);
        seen[state] = true;
      }
    }
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(random.state());
    model.weights().writeTo(out);
    optimizer.writeTo(out);
    head.writeTo(out);
    headOptimizer.writeTo(out);
    for (int state = 0; state < stateValues.length; state++) {
      out.writeDouble(stateValues[state]);
      out.writeBoolean(seen[state]);
    }
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    random.restore(in.readLong());
    model.weights().readFrom(in);
    optimizer.readFrom(in);
    head.readFrom(in);
    headOptimizer.readFrom(in);
    for (int state = 0; state < stateValues.length; state++) {
      stateValues[state] = in.readDouble();
      seen[state] = in.readBoolean();
    }
  }
}
