package dev.safeguard.compiler.translation;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random formulas, past and future mixed. */
public final class RandomFormulas {
  private RandomFormulas() {}

  /**
   * @param labels how many labels: a, b, ...
   * @param depth how deeply operators nest at most
   * @param past whether the formulas may speak of the past
   */
  public static Arbitrary<RandomFormula> of(int labels, int depth, boolean past) {
    return past
        ? of(
            labels,
            depth,
            List.of(
                "!",
                "next",
                "weaknext",
                "always",
                "eventually",
                "previous",
                "once",
                "historically"),
            List.of("&", "|", "->", "<->", "xor", "until", "weakuntil", "release", "since", "one"))
        : of(
            labels,
            depth,
            List.of("!", "next", "weaknext", "always", "eventually"),
            List.of("&", "|", "->", "<->", "xor", "until", "weakuntil", "release", "one"));
  }

  /** Formulas that speak of nothing but the past and the present. */
  static Arbitrary<RandomFormula> ofThePast(int labels, int depth) {
    return of(
        labels,
        depth,
        List.of("!", "previous", "once", "historically"),
        List.of("&", "|", "->", "<->", "xor", "since", "one"));
  }

  private static Arbitrary<RandomFormula> of(
      int labels, int depth, List<String> unary, List<String> binary) {
    Arbitrary<RandomFormula> atoms =
        Arbitraries.integers()
            .between(-1, labels - 1)
            .map(i -> RandomFormula.of(i < 0 ? "true" : String.valueOf((char) ('a' + i))));
    Arbitrary<RandomFormula> formulas = atoms;
    for (int i = 0; i < depth; i++) {
      formulas = deeper(formulas, atoms, unary, binary);
    }
    return formulas;
  }

  private static Arbitrary<RandomFormula> deeper(
      Arbitrary<RandomFormula> operand,
      Arbitrary<RandomFormula> atoms,
      List<String> unary,
      List<String> binary) {
    Arbitrary<Integer> bounds =
        Arbitraries.integers().between(-5, 3).map(bound -> Math.max(-1, bound));
    Arbitrary<RandomFormula> one =
        Combinators.combine(Arbitraries.of(unary), bounds, operand)
            .as((word, bound, f) -> made(word, bound, List.of(f)));
    Arbitrary<RandomFormula> two =
        Combinators.combine(Arbitraries.of(binary), bounds, operand, operand)
            .as((word, bound, f, g) -> made(word, bound, List.of(f, g)));
    return Arbitraries.frequencyOf(Tuple.of(1, atoms), Tuple.of(4, one), Tuple.of(4, two));
  }

  private static RandomFormula made(String word, int bound, List<RandomFormula> operands) {
    boolean boundable = Character.isLetter(word.charAt(0)) && !List.of("xor", "one").contains(word);
    return new RandomFormula(word, boundable ? bound : -1, operands);
  }
}
