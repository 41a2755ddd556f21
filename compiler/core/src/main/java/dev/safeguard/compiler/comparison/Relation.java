package dev.safeguard.compiler.comparison;

/** How the second of two safeguards relates to the first, by the finite traces they accept. */
public enum Relation {
  /** Both accept the same traces. */
  EQUAL("equal"),
  /** The second accepts fewer traces, and no others. */
  STRICTER("stricter"),
  /** The second accepts more traces, and all of the first. */
  MORE_PERMISSIVE("more permissive"),
  /** Each accepts a trace that the other does not. */
  INCOMPARABLE("incomparable");

  private final String phrase;

  Relation(String phrase) {
    this.phrase = phrase;
  }

  static Relation of(boolean firstHasMore, boolean secondHasMore) {
    if (firstHasMore) {
      return secondHasMore ? INCOMPARABLE : STRICTER;
    }
    return secondHasMore ? MORE_PERMISSIVE : EQUAL;
  }

  /** What the second is, beside the first. */
  public String phrase() {
    return phrase;
  }
}
