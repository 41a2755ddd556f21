package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.learning.VectorEnvironment.Outcome;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Proximal policy optimisation (Schulman et al., 2017) with the clipped objective, feed-forward or
 * recurrent. A recurrent policy is trained on stretches of steps, each beginning with what the
 * policy remembered there when it acted.
 *
 * <p>For the thread that made it, and no other.
 */
public final class Ppo implements Closeable {

  private final VectorEnvironment environment;
  private final PpoSettings settings;
  private final SplitMix64 random;
  private final Choices choices;
  private final PolicyNetwork network;
  private final Adam optimizer;
  private final NDManager manager = Torch.manager();
  private final int copies;
  private final int size;
  private float[] memory;
  private final float[] goesOn;
  private double initialValue = Double.NaN;

  /**
   * A policy that knows nothing.
   *
   * @param seed of its weights and of all that it does at random, episodes included
   */
  public Ppo(VectorEnvironment environment, PpoSettings settings, long seed) {
    this.environment = environment;
    this.settings = settings;
    random = new SplitMix64(seed);
    choices = new Choices(environment.actions());
    network =
        settings.recurrent()
            ? new Recurrent(environment.observation(), settings.hidden(), choices.outputs(), random)
            : new FeedForward(
                environment.observation(), settings.hidden(), choices.outputs(), random);
    optimizer = new Adam(network.weights(), settings.maximalNorm());
    copies = environment.copies();
    size = environment.observation().size();
    memory = new float[copies * network.memory()];
    goesOn = new float[copies];
  }

  /** Begins an episode in each copy. */
  public void begin() throws IOException {
    for (int copy = 0; copy < copies; copy++) {
      environment.reset(copy, random.nextLong());
      goesOn[copy] = 0;
    }
    environment.exchange();
  }

  /** The mean value of the states in which episodes began, when any did last; NaN before that. */
  public double initialValue() {
    return initialValue;
  }

  /**
   * Acts for {@link PpoSettings#steps} steps in each copy, then learns from them.
   *
   * @param entropyWeight how much it pays to act at random
   * @param learningRate of Adam, this time
   * @return how many steps were taken
   */
  public int update(double entropyWeight, double learningRate) throws IOException {
    Rollout rollout = act();
    double count = 0;
    double sum = 0;
    for (int row = 0; row < rollout.values.length; row++) {
      count += 1 - rollout.goesOn[row];
      sum += (1 - rollout.goesOn[row]) * rollout.values[row];
    }
    initialValue = count > 0 ? sum / count : initialValue;
    learn(rollout, entropyWeight, learningRate);
    return rollout.values.length;
  }

  private Rollout act() throws IOException {
    Rollout rollout =
        new Rollout(settings.steps(), copies, size, choices.parts(), network.memory());
    try (NDManager frame = manager.newSubManager()) {
      NDList weights = network.weights().toArrays(frame, false);
      int[] action = new int[choices.parts()];
      for (int t = 0; t < settings.steps(); t++) {
        int first = rollout.row(t, 0);
        System.arraycopy(memory, 0, rollout.memory, first * network.memory(), memory.length);
        System.arraycopy(goesOn, 0, rollout.goesOn, first, copies);
        Outputs outputs = outputs(frame, weights, rollout.observations, first);
        memory = outputs.memory();
        for (int copy = 0; copy < copies; copy++) {
          int row = first + copy;
          choices.choose(outputs.logits(), copy, false, random, action);
          System.arraycopy(action, 0, rollout.actions, row * action.length, action.length);
          rollout.logProbabilities[row] =
              (float) choices.logProbability(outputs.logits(), copy, action);
          rollout.values[row] = outputs.values()[copy];
          environment.step(copy, action);
        }
        environment.exchange();
        finish(rollout, t, frame, weights);
      }
      float[] next = outputs(frame, weights, new float[copies * size], 0).values();
      rollout.estimateAdvantages(
          next, settings.discount(), settings.lambda(), settings.advantageFloor());
    }
    return rollout;
  }

  /** Takes in what came of a step, and begins new episodes in place of those that ended. */
  private void finish(Rollout rollout, int t, NDManager frame, NDList weights) throws IOException {
    float @Nullable [] following = null;
    boolean ended = false;
    for (int copy = 0; copy < copies; copy++) {
      int row = rollout.row(t, copy);
      Outcome outcome = environment.outcome(copy);
      rollout.ends[row] = outcome != Outcome.RUNNING;
      rollout.rewards[row] = (float) environment.reward(copy);
      goesOn[copy] = 1;
      if (outcome == Outcome.LOST) {
        rollout.rewards[row] = 0;
        rollout.discard(t, copy);
      }
      if (outcome == Outcome.TRUNCATED) {
        // What was cut off from outside would have gone on to be worth something.
        following =
            following == null
                ? outputs(frame, weights, new float[copies * size], 0).values()
                : following;
        rollout.rewards[row] += (float) (settings.discount() * following[copy]);
      }
      ended |= rollout.ends[row];
    }
    if (ended) {
      for (int copy = 0; copy < copies; copy++) {
        if (rollout.ends[rollout.row(t, copy)]) {
          environment.reset(copy, random.nextLong());
          goesOn[copy] = 0;
        }
      }
      environment.exchange();
    }
  }

  private record Outputs(float[] logits, float[] values, float[] memory) {}

  /** The outputs for what the copies see now, which is written into an array from a row on. */
  private Outputs outputs(NDManager frame, NDList weights, float[] observations, int row) {
    for (int copy = 0; copy < copies; copy++) {
      environment.observe(copy, observations, (row + copy) * size);
    }
    try (NDManager step = frame.newSubManager()) {
      float[] seen = new float[copies * size];
      System.arraycopy(observations, row * size, seen, 0, seen.length);
      PolicyNetwork.Output output =
          network.forward(
              weights,
              Torch.array(step, seen, 1, copies, size),
              Torch.array(step, memory, copies, network.memory()),
              Torch.array(step, goesOn, 1, copies, 1));
      return new Outputs(
          output.logits().toFloatArray(),
          output.values().toFloatArray(),
          network.memory() == 0 ? memory : output.memory().toFloatArray());
    }
  }

  private void learn(Rollout rollout, double entropyWeight, double learningRate) {
    int length = settings.stretch();
    int[] stretches = new int[rollout.values.length / length]; // the first row of each
    for (int i = 0; i < stretches.length; i++) {
      stretches[i] = rollout.row(i / copies * length, i % copies);
    }
    int many = Math.max(1, settings.minibatch() / length);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      shuffle(stretches);
      for (int from = 0; from < stretches.length; from += many) {
        int count = Math.min(many, stretches.length - from);
        try (NDManager batch = manager.newSubManager()) {
          NDList weights = network.weights().toArrays(batch, true);
          Torch.backward(loss(batch, weights, rollout, stretches, from, count, entropyWeight));
          optimizer.step(weights, learningRate);
        }
      }
    }
  }

  private void shuffle(int[] numbers) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int number = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = number;
    }
  }

  /** The clipped objective, the values' squared error and the entropy of some stretches. */
  private NDArray loss(
      NDManager batch,
      NDList weights,
      Rollout rollout,
      int[] stretches,
      int from,
      int count,
      double entropyWeight) {
    int length = settings.stretch();
    int parts = choices.parts();
    int rows = length * count;
    int remembered = network.memory();
    float[] seen = new float[rows * size];
    float[] before = new float[count * remembered];
    float[] on = new float[rows];
    int[] actions = new int[rows * parts];
    float[] numbers = new float[4 * rows]; // log probabilities, advantages, returns, counts
    for (int i = 0; i < count; i++) {
      int first = stretches[from + i];
      System.arraycopy(rollout.memory, first * remembered, before, i * remembered, remembered);
      for (int t = 0; t < length; t++) {
        int source = first + t * copies;
        int target = t * count + i;
        System.arraycopy(rollout.observations, source * size, seen, target * size, size);
        System.arraycopy(rollout.actions, source * parts, actions, target * parts, parts);
        on[target] = rollout.goesOn[source];
        numbers[target] = rollout.logProbabilities[source];
        numbers[rows + target] = rollout.advantages[source];
        numbers[2 * rows + target] = rollout.returns[source];
        numbers[3 * rows + target] = rollout.counts[source];
      }
    }
    PolicyNetwork.Output output =
        network.forward(
            weights,
            Torch.array(batch, seen, length, count, size),
            Torch.array(batch, before, count, remembered),
            Torch.array(batch, on, length, count, 1));
    NDList known = Torch.array(batch, numbers, 4, rows).split(4, 0);
    NDArray counts = known.get(3).reshape(rows);
    NDArray advantages = known.get(1).reshape(rows);

    NDArray all = choices.logProbabilities(output.logits());
    NDArray index = batch.create(actions, new Shape(rows, parts, 1)).toType(DataType.INT64, false);
    NDArray chosen = all.gather(index, 2).reshape(rows, parts).sum(new int[] {1});
    NDArray ratio = chosen.sub(known.get(0).reshape(rows)).exp();
    NDArray clipped = ratio.clip(1 - settings.clip(), 1 + settings.clip());
    NDArray objective =
        NDArrays.minimum(ratio.mul(advantages), clipped.mul(advantages)).mul(counts).mean();
    NDArray entropy = Torch.times(all.exp().mul(all).sum(), -1.0 / rows);
    NDArray error = output.values().reshape(rows).sub(known.get(2).reshape(rows));
    NDArray squares = error.mul(error).mul(counts).mean();
    return Torch.times(squares, settings.valueWeight())
        .sub(objective)
        .sub(Torch.times(entropy, entropyWeight));
  }

  /** Acts without learning: what the trained policy does. */
  public Player player(VectorEnvironment elsewhere, boolean greedy, long seed) {
    return new Player(network, choices, elsewhere, manager, greedy, seed);
  }

  /** Writes all that it has learned and all that its chance depends on. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(random.state());
    out.writeDouble(initialValue);
    network.weights().writeTo(out);
    optimizer.writeTo(out);
    Weights.write(out, memory);
    Weights.write(out, goesOn);
  }

  /** Reads what {@link #writeTo} wrote; the copies' episodes are for the caller to restore. */
  public void readFrom(DataInput in) throws IOException {
    random.restore(in.readLong());
    initialValue = in.readDouble();
    network.weights().readFrom(in);
    optimizer.readFrom(in);
    Weights.read(in, memory);
    Weights.read(in, goesOn);
  }

  /** Takes over the policy and the values that {@link #writeTo} wrote; all else begins anew. */
  void adopt(DataInput in) throws IOException {
    in.readLong();
    in.readDouble();
    network.weights().readFrom(in);
  }

  @Override
  public void close() {
    manager.close();
  }
}
