package dev.safeguard.compiler.incentives;

import java.util.List;

/**
 * A lap that pays for not ending an episode.
 *
 * @param states the states that it passes, the one in which it begins last; of states in which it
 *     pays to stay, all, the one that pays most first
 * @param behaviour that repeats it for ever, when the environment pays nothing or, if it pays less
 *     than nothing for every step, its most
 */
public record RewardedLap(List<String> states, Behaviour behaviour) {
  public RewardedLap {
    states = List.copyOf(states);
  }
}
