package dev.safeguard.deep.tuning;

import dev.safeguard.deep.gpt2.Gpt2;

/** An algorithm of fine-tuning with all that can be chosen of it. */
public sealed interface Algorithm permits Grpo.Settings, Ppo.Settings {

  /** What can be chosen of the policy's objective. */
  PolicySettings policy();

  /**
   * A learner.
   *
   * @param model that learns
   * @param start that it is compared with
   * @param masked whether answers are drawn from the tokens that the safeguard allows
   * @param group how many answers each question gets
   * @param seed of all its chance
   */
  Learner learner(Gpt2 model, Gpt2 start, boolean masked, int group, long seed);
}
