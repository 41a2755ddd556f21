package dev.safeguard.runtime;

/**
 * What an agent may do, in the present state of a monitor whose specification says which labels are
 * the agent's actions. For each observation the agent first decides its actions; the world then
 * decides everything else. An agent that always chooses safe actions, from a state in which there
 * are any, is never violated and never without a safe choice, whatever the world answers.
 */
public interface Shield {
  /** The labels that are the agent's actions, as bits. */
  long actions();

  /**
   * The choices of actions after which no answer of the world leads to a violation, now or later.
   * The guard looks at the bits of {@link #actions} only. It admits nothing if the agent cannot
   * avoid a violation.
   */
  Guard safeActions();
}
