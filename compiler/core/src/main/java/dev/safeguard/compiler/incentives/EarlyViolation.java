package dev.safeguard.compiler.incentives;

/**
 * A violation that returns more than keeping the safeguard may, from one point on.
 *
 * @param violating the behaviour that violates, when the environment pays its most
 * @param safe one that keeps the safeguard, from the same point on, when the environment pays its
 *     least
 */
public record EarlyViolation(Behaviour violating, Behaviour safe) {}
