package dev.safeguard.runtime;

/**
 * Where a specification says that an observation violates it.
 *
 * @param line of the specification, from 1
 * @param part of a composed safeguard, the one that fails by itself; the empty string if there is
 *     none
 */
public record Cause(int line, String part) {}
