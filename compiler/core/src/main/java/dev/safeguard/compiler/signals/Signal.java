package dev.safeguard.compiler.signals;

import java.util.Arrays;

/**
 * What the environment gives anew with each observation, beside labels.
 *
 * @param name its name in the specification
 * @param type which values it takes
 */
public record Signal(String name, Type type) {

  /** The values of a signal. */
  public enum Type {
    /** The integers of 64 bits. */
    INT("int"),
    /** The floating-point numbers of 64 bits (IEEE 754 binary64), infinities included. */
    REAL("real"),
    /** True or false. */
    BOOL("bool");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** The name of the type in the language. */
    public String word() {
      return word;
    }

    /**
     * The type of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Type of(String word) {
      return Arrays.stream(values())
          .filter(type -> type.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(word));
    }
  }
}
