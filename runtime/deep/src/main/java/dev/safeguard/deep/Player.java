package dev.safeguard.deep;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.VectorEnvironment;
import java.util.function.IntPredicate;

/** A trained policy at work: acts in all copies of an environment, step by step. */
public final class Player {
  private final PolicyNetwork network;
  private final Choices choices;
  private final VectorEnvironment environment;
  private final NDManager manager;
  private final boolean greedy;
  private final SplitMix64 random;
  private final int size;
  private float[] memory;
  private final float[] goesOn;

  Player(
      PolicyNetwork network,
      Choices choices,
      VectorEnvironment environment,
      NDManager manager,
      boolean greedy,
      long seed) {
    this.network = network;
    this.choices = choices;
    this.environment = environment;
    this.manager = manager;
    this.greedy = greedy;
    random = new SplitMix64(seed);
    size = environment.observation().size();
    memory = new float[environment.copies() * network.memory()];
    goesOn = new float[environment.copies()];
  }

  /** A copy's episode begins; the caller resets the copy. */
  public void forget(int copy) {
    goesOn[copy] = 0;
  }

  /** Tells every copy its next action; the caller exchanges. */
  public void act() {
    act(copy -> true);
  }

  /** Tells some copies their next actions. */
  void act(IntPredicate acts) {
    int copies = environment.copies();
    float[] seen = new float[copies * size];
    for (int copy = 0; copy < copies; copy++) {
      environment.observe(copy, seen, copy * size);
    }
    try (NDManager step = manager.newSubManager()) {
      NDList weights = network.weights().toArrays(step, false);
      PolicyNetwork.Output output =
          network.forward(
              weights,
              Torch.array(step, seen, 1, copies, size),
              Torch.array(step, memory, copies, network.memory()),
              Torch.array(step, goesOn, 1, copies, 1));
      float[] logits = output.logits().toFloatArray();
      memory = network.memory() == 0 ? memory : output.memory().toFloatArray();
      int[] action = new int[choices.parts()];
      for (int copy = 0; copy < copies; copy++) {
        if (acts.test(copy)) {
          choices.choose(logits, copy, greedy, random, action);
          environment.step(copy, action);
          goesOn[copy] = 1;
        }
      }
    }
  }
}
