package dev.safeguard.compiler.semantics;

import java.util.Locale;

/** What a parameter of a template stands for. */
enum ParameterKind {
  /** The name of a label. */
  LABEL("a label", "the name of a label"),
  /** A whole number from 0. */
  INT("a number", "a whole number, such as 3"),
  /** A formula about one observation. */
  GUARD("a guard", "a formula about one observation"),
  /** The name of a safeguard. */
  SAFEGUARD("a safeguard", "the name of a safeguard");

  private final String phrase;
  private final String expected;

  ParameterKind(String phrase, String expected) {
    this.phrase = phrase;
    this.expected = expected;
  }

  /** The kind that a word of the language means. */
  static ParameterKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The kind with its article. */
  String phrase() {
    return phrase;
  }

  /** What an argument of this kind is written as. */
  String expected() {
    return expected;
  }
}
