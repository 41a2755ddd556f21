package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.interchange.MataLine.Word;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads a Boolean formula of the Mata format, from left to right, into values of some kind: guards,
 * or sets of states. {@code !} binds tighter than {@code &}, which binds tighter than {@code |};
 * operands side by side are alternatives.
 */
final class MataFormula<T> {
  /** What the formula is made of. */
  record Algebra<T>(
      Function<Word, T> atom, UnaryOperator<T> not, BinaryOperator<T> and, BinaryOperator<T> or) {}

  private final Algebra<T> algebra;
  private final List<Word> words;
  private int place;

  private MataFormula(Algebra<T> algebra, List<Word> words) {
    this.algebra = algebra;
    this.words = words;
  }

  /**
   * The value of a formula.
   *
   * @param words at least one
   * @throws Malformed if they are no formula
   */
  static <T> T read(Algebra<T> algebra, List<Word> words) {
    MataFormula<T> formula = new MataFormula<>(algebra, words);
    T value = formula.disjunction();
    if (formula.place < words.size()) {
      throw formula.unexpected();
    }
    return value;
  }

  private T disjunction() {
    T value = conjunction();
    while (place < words.size() && !words.get(place).is(")")) {
      skip("|");
      value = algebra.or().apply(value, conjunction());
    }
    return value;
  }

  private T conjunction() {
    T value = atom();
    while (skip("&")) {
      value = algebra.and().apply(value, atom());
    }
    return value;
  }

  private T atom() {
    if (skip("!")) {
      return algebra.not().apply(atom());
    }
    if (skip("(")) {
      T value = disjunction();
      if (!skip(")")) {
        throw unexpected();
      }
      return value;
    }
    if (place == words.size() || words.get(place).isOperator()) {
      throw unexpected();
    }
    return algebra.atom().apply(words.get(place++));
  }

  private boolean skip(String operator) {
    boolean here = place < words.size() && words.get(place).is(operator);
    place += here ? 1 : 0;
    return here;
  }

  private Malformed unexpected() {
    Word last = words.get(Math.min(place, words.size() - 1));
    String what = place < words.size() ? "`" + last.text() + "` does not fit" : "something lacks";
    return Malformed.text(
        last.span(), what + " in this formula", "A formula is made of names, !, &, |, ( and ).");
  }
}
