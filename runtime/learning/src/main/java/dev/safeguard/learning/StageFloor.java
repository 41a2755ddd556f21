package dev.safeguard.learning;

/**
 * How dear a stage of a curriculum is for anybody, computed from the dynamics: the least
 * probability with which an episode does not reach the goal unviolated.
 *
 * @param stage the name of its safeguard
 * @param least for an agent that does what it wants; from 0 to 1
 * @param exploring for an agent that is forced to explore; from 0 to 1
 */
public record StageFloor(String stage, double least, double exploring) {}
