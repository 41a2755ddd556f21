package dev.safeguard.samples.llm.json;

import dev.safeguard.deep.tuning.Question;
import java.util.List;

/**
 * What the lamp is asked for.
 *
 * @param word the one token of the prompt
 * @param level the right value of "level"
 * @param lit the right value of "lit"
 */
record Wish(LampToken word, int level, boolean lit) implements Question {
  static final List<Wish> ALL =
      List.of(
          new Wish(LampToken.OFF, 0, false),
          new Wish(LampToken.DIM, 2, true),
          new Wish(LampToken.WARM, 30, true),
          new Wish(LampToken.BRIGHT, 5, true));

  @Override
  public int[] prompt() {
    return new int[] {word.ordinal()};
  }
}
