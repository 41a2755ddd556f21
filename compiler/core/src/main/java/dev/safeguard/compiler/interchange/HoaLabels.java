package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.interchange.HoaToken.Kind;
import java.util.HashMap;
import java.util.Map;

/** Reads label expressions: Boolean formulas over the numbers of labels, and aliases for such. */
final class HoaLabels {
  private final DecisionDiagrams diagrams;
  private final Map<String, Guard> aliases = new HashMap<>();

  HoaLabels(DecisionDiagrams diagrams) {
    this.diagrams = diagrams;
  }

  DecisionDiagrams diagrams() {
    return diagrams;
  }

  void define(HoaToken alias, Guard meaning) {
    aliases.put(alias.text(), meaning);
  }

  /** An expression; {@code !} binds tighter than {@code &}, which binds tighter than {@code |}. */
  Guard read(HoaTokens tokens) {
    Guard guard = conjunction(tokens);
    while (tokens.skip("|")) {
      guard = guard.or(conjunction(tokens));
    }
    return guard;
  }

  private Guard conjunction(HoaTokens tokens) {
    Guard guard = atom(tokens);
    while (tokens.skip("&")) {
      guard = guard.and(atom(tokens));
    }
    return guard;
  }

  private Guard atom(HoaTokens tokens) {
    if (tokens.skip("!")) {
      return atom(tokens).not();
    }
    if (tokens.skip("(")) {
      Guard guard = read(tokens);
      tokens.expect(")");
      return guard;
    }
    if (tokens.at(Kind.ALIAS)) {
      return alias(tokens.next());
    }
    if (tokens.at(Kind.INTEGER)) {
      return Guard.label(diagrams, number(tokens));
    }
    HoaToken constant = tokens.peek();
    if (tokens.at(Kind.IDENTIFIER) && constant.text().equals("t")) {
      tokens.next();
      return Guard.everything(diagrams);
    }
    if (tokens.at(Kind.IDENTIFIER) && constant.text().equals("f")) {
      tokens.next();
      return Guard.nothing(diagrams);
    }
    throw tokens.unexpected("a label expression");
  }

  private Guard alias(HoaToken alias) {
    Guard meaning = aliases.get(alias.text());
    if (meaning == null) {
      throw Malformed.text(
          alias.span(),
          "no alias `" + alias.text() + "` is defined before this place",
          "Define it with `Alias: " + alias.text() + " ...`.");
    }
    return meaning;
  }

  /** The number of a label. */
  int number(HoaTokens tokens) {
    HoaToken token = tokens.peek();
    int label = tokens.number();
    if (label >= diagrams.labelCount()) {
      throw Malformed.text(
          token.span(),
          "there is no label " + label + ": `AP:` declares " + diagrams.labelCount(),
          "Labels are numbered from 0.");
    }
    return label;
  }
}
