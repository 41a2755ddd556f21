package dev.safeguard.compiler.signals;

import java.util.Arrays;

/** How two numbers are compared. */
public enum Relation {
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  EQUAL("=="),
  UNEQUAL("!=");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  /** The operator, in the language as in Java. */
  public String symbol() {
    return symbol;
  }

  /**
   * The relation of an operator.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Relation of(String symbol) {
    return Arrays.stream(values())
        .filter(relation -> relation.symbol.equals(symbol))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(symbol));
  }

  /** The relation between the negations of both numbers, which is that of the numbers swapped. */
  Relation mirrored() {
    return switch (this) {
      case LESS -> MORE;
      case AT_MOST -> AT_LEAST;
      case MORE -> LESS;
      case AT_LEAST -> AT_MOST;
      case EQUAL, UNEQUAL -> this;
    };
  }

  /** The relation that holds between two numbers where this one does not. */
  public Relation negated() {
    return switch (this) {
      case LESS -> AT_LEAST;
      case AT_MOST -> MORE;
      case MORE -> AT_MOST;
      case AT_LEAST -> LESS;
      case EQUAL -> UNEQUAL;
      case UNEQUAL -> EQUAL;
    };
  }

  /**
   * Whether it holds between a left and a right number.
   *
   * @param sign negative if the left one is smaller, 0 if they are equal, positive if it is larger
   */
  boolean holds(int sign) {
    return switch (this) {
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case MORE -> sign > 0;
      case AT_LEAST -> sign >= 0;
      case EQUAL -> sign == 0;
      case UNEQUAL -> sign != 0;
    };
  }
}
