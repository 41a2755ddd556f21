package dev.safeguard.deep;

import java.util.List;

/**
 * What a learner is told of its safeguards.
 *
 * @param punished whether a violation costs the penalty
 * @param visible whether the state is part of the observation; zeros take its place if not
 * @param penalty in place of the specification's; NaN for that one
 * @param caps for each stage how many steps an episode has at most; then it is truncated
 */
record Rules(boolean punished, boolean visible, double penalty, List<Integer> caps) {
  public Rules {
    caps = List.copyOf(caps);
  }
}
