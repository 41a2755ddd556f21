package dev.safeguard.compiler.automaton;

import java.util.BitSet;
import java.util.List;

/**
 * What an agent may do that never wants to be violated: the solution of the game in which, for each
 * observation, the agent first decides its actions and the world then everything else.
 *
 * @param winning the states from which the agent can avoid a violation for ever, whatever the world
 *     answers
 * @param safeActions for each state the choices of actions after which every answer leads into a
 *     winning state; they depend on actions only, some choice is safe in a winning state, and none
 *     is in any other
 */
public record Shield(BitSet winning, List<Guard> safeActions) {
  public Shield {
    winning = (BitSet) winning.clone();
    safeActions = List.copyOf(safeActions);
  }

  @Override
  public BitSet winning() {
    return (BitSet) winning.clone();
  }
}
