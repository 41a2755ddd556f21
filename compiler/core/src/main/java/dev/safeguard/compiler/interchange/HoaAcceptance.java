package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.interchange.HoaToken.Kind;
import java.util.BitSet;
import java.util.function.Predicate;

/**
 * An acceptance condition, read for finite traces: a trace is accepted if the condition holds of
 * the sets in which its run ends, {@code Inf(n)} if it is in set n and {@code Fin(n)} if it is not.
 * So Büchi acceptance means the final states, and {@code t} that every trace with a run is
 * accepted.
 */
final class HoaAcceptance {
  private static final int MOST_SETS = 1024;

  private final int sets;
  private final Predicate<BitSet> condition;

  private HoaAcceptance(int sets, Predicate<BitSet> condition) {
    this.sets = sets;
    this.condition = condition;
  }

  /** Reads the value of {@code Acceptance:}. */
  static HoaAcceptance read(HoaTokens tokens) {
    HoaToken first = tokens.peek();
    int sets = tokens.number();
    if (sets > MOST_SETS) {
      throw Malformed.meaning(
          first.span(),
          "more than " + MOST_SETS + " acceptance sets",
          "A safeguard on finite traces needs one, the accepting states.");
    }
    return new HoaAcceptance(sets, disjunction(tokens, sets));
  }

  boolean accepts(BitSet marks) {
    return condition.test(marks);
  }

  /** Reads the sets in braces, if they stand here. */
  BitSet marks(HoaTokens tokens) {
    BitSet marks = new BitSet();
    if (tokens.skip("{")) {
      while (!tokens.skip("}")) {
        marks.set(set(tokens, sets));
      }
    }
    return marks;
  }

  private static int set(HoaTokens tokens, int sets) {
    HoaToken token = tokens.peek();
    int set = tokens.number();
    if (set >= sets) {
      throw Malformed.text(
          token.span(),
          "there is no acceptance set " + set + ": `Acceptance:` declares " + sets,
          "Sets are numbered from 0.");
    }
    return set;
  }

  private static Predicate<BitSet> disjunction(HoaTokens tokens, int sets) {
    Predicate<BitSet> condition = conjunction(tokens, sets);
    while (tokens.skip("|")) {
      condition = condition.or(conjunction(tokens, sets));
    }
    return condition;
  }

  private static Predicate<BitSet> conjunction(HoaTokens tokens, int sets) {
    Predicate<BitSet> condition = atom(tokens, sets);
    while (tokens.skip("&")) {
      condition = condition.and(atom(tokens, sets));
    }
    return condition;
  }

  private static Predicate<BitSet> atom(HoaTokens tokens, int sets) {
    if (tokens.skip("(")) {
      Predicate<BitSet> condition = disjunction(tokens, sets);
      tokens.expect(")");
      return condition;
    }
    HoaToken word = tokens.peek();
    if (!tokens.at(Kind.IDENTIFIER)) {
      throw tokens.unexpected("an acceptance condition");
    }
    tokens.next();
    return switch (word.text()) {
      case "t" -> marks -> true;
      case "f" -> marks -> false;
      case "Inf" -> in(tokens, sets);
      case "Fin" -> in(tokens, sets).negate();
      default ->
          throw Malformed.text(
              word.span(),
              "`" + word.text() + "` is no acceptance condition",
              "They are made of `Inf(n)`, `Fin(n)`, `t`, `f`, `&` and `|`.");
    };
  }

  private static Predicate<BitSet> in(HoaTokens tokens, int sets) {
    tokens.expect("(");
    boolean complement = tokens.skip("!");
    int set = set(tokens, sets);
    tokens.expect(")");
    return marks -> marks.get(set) != complement;
  }
}
