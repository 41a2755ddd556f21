package dev.safeguard.deep.tuning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An algorithm that moves a model's weights towards answers that are worth more. */
public sealed interface Learner permits Grpo, Ppo {

  /** A stage begins: what was known of the states of another safeguard is void. */
  void enter(int states);

  /**
   * One update by answers that the present weights gave.
   *
   * @param done which share of the run is done, 0 to 1
   * @param foreseen whether the probability of violations is charged
   */
  Measures learn(Rollout rollout, TokenSets sets, double done, boolean foreseen);

  /** Writes all that it has learned, the model's weights included. */
  void writeTo(DataOutput out) throws IOException;

  /** Reads what {@link #writeTo} wrote, in the same stage. */
  void readFrom(DataInput in) throws IOException;

  /**
   * What an update measured, as means over the tokens of all its gradients.
   *
   * @param divergence from the start model, in nats
   * @param entropy as the settings have it, in nats
   */
  record Measures(double divergence, double entropy) {}
}
