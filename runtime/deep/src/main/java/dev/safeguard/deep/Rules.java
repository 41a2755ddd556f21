package dev.safeguard.deep;

/**
 * What a learner is told of its safeguards.
 *
 * @param punished whether a violation costs the penalty
 * @param visible whether the state is part of the observation; zeros take its place if not
 * @param penalty in place of the specification's; NaN for that one
 */
record Rules(boolean punished, boolean visible, double penalty) {}
