package dev.safeguard.samples.llm.json;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The tokens of the lamp: pieces of JSON, and what it is asked to do. */
enum LampToken {
  END("", "other"),
  OPEN("{", "open"),
  CLOSE("}", "close"),
  LEVEL("\"level\"", "level"),
  LIT("\"lit\"", "lit"),
  COLON(":", "colon"),
  COMMA(",", "comma"),
  TRUE("true", "truth"),
  FALSE("false", "truth"),
  ZERO("0", "zero"),
  ONE("1", "digit"),
  TWO("2", "digit"),
  THREE("3", "digit"),
  FOUR("4", "digit"),
  FIVE("5", "digit"),
  OFF("off", "other"),
  DIM("dim", "other"),
  WARM("warm", "other"),
  BRIGHT("bright", "other");

  private final String text;
  private final String label;

  LampToken(String text, String label) {
    this.text = text;
    this.label = label;
  }

  /** The name of the one label that it makes true. */
  String label() {
    return label;
  }

  /** The text of tokens, by their numbers. */
  static String text(int[] tokens) {
    return Arrays.stream(tokens)
        .mapToObj(token -> values()[token].text)
        .collect(Collectors.joining());
  }
}
