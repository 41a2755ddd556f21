package dev.safeguard.deep.tuning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sets of tokens as unions of classes, each made once and known by a number, so that a set costs a
 * look-up and no pass over the vocabulary. Number 0 is the set of all tokens.
 */
final class TokenSets {
  static final int ALL = 0;

  private static final int NO_CLASS = -1;

  private final int[] classes;
  private final int[] representatives;
  private final int end;
  private final List<int[]> sets = new ArrayList<>();
  private final Map<BitSet, Integer> numbers = new HashMap<>();

  /**
   * Groups a vocabulary.
   *
   * @param end the end of text, which belongs to no class, or -1
   */
  TokenSets(Labeller<?> labeller, int vocabulary, int end) {
    this.end = end;
    classes =
        IntStream.range(0, vocabulary)
            .map(token -> token == end ? NO_CLASS : labeller.tokenClass(token))
            .toArray();
    int count = IntStream.of(classes).max().orElse(NO_CLASS) + 1;
    representatives = new int[count];
    for (int token = vocabulary - 1; token >= 0; token--) {
      if (token != end) {
        representatives[classes[token]] = token + 1;
      }
    }
    sets.add(IntStream.range(0, vocabulary).toArray());
  }

  /** How many classes there are, those without a token included. */
  int classes() {
    return representatives.length;
  }

  /** The least token of a class, or -1 if it has none. */
  int representative(int tokenClass) {
    return representatives[tokenClass] - 1;
  }

  /**
   * The number of a union.
   *
   * @param members bit c for class c, and bit {@link #classes()} for the end of text; not kept
   */
  int number(BitSet members) {
    Integer known = numbers.get(members);
    if (known == null) {
      known = sets.size();
      sets.add(union(members));
      numbers.put((BitSet) members.clone(), known);
    }
    return known;
  }

  private int[] union(BitSet members) {
    return IntStream.range(0, classes.length)
        .filter(token -> members.get(token == end ? classes() : classes[token]))
        .toArray();
  }

  /** The tokens of a set, ascending. */
  int[] tokens(int number) {
    return sets.get(number);
  }

  /** How many sets there are by now. */
  int size() {
    return sets.size();
  }

  /** How many tokens there are. */
  int vocabulary() {
    return classes.length;
  }
}
