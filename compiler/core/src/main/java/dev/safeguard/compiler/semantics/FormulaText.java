package dev.safeguard.compiler.semantics;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Temporal formulas as people read them, in the syntax of a specification, with no more parentheses
 * than the language asks for.
 */
public final class FormulaText implements TemporalFormula.Visitor<FormulaText.Part> {
  /** A text with how tightly its outermost operator binds. */
  record Part(String text, int binding) {
    String at(int least) {
      return binding >= least ? text : "(" + text + ")";
    }
  }

  private static final int IFF = 0;
  private static final int IMPLIES = 1;
  private static final int XOR = 2;
  private static final int OR = 3;
  private static final int AND = 4;
  private static final int BINARY = 5;
  private static final int UNARY = 6;
  private static final int ATOM = 7;

  private final List<String> labels;
  private final UnaryOperator<String> quoting;

  /**
   * @param labels the names: label i is called {@code labels.get(i)}
   * @param quoting how a name is written that is not a plain word
   */
  public FormulaText(List<String> labels, UnaryOperator<String> quoting) {
    this.labels = List.copyOf(labels);
    this.quoting = quoting;
  }

  /** The text of a formula. */
  public String of(TemporalFormula formula) {
    return part(formula).text();
  }

  private Part part(TemporalFormula formula) {
    return formula.accept(this);
  }

  @Override
  public Part constant(TemporalFormula.Constant formula) {
    return new Part(Boolean.toString(formula.value()), ATOM);
  }

  @Override
  public Part label(TemporalFormula.Label formula) {
    return new Part(quoting.apply(labels.get(formula.label())), ATOM);
  }

  @Override
  public Part not(TemporalFormula.Not formula) {
    return new Part("!" + part(formula.operand()).at(UNARY), UNARY);
  }

  @Override
  public Part chain(TemporalFormula.Chain formula) {
    int binding =
        switch (formula.connective()) {
          case AND -> AND;
          case OR -> OR;
          case XOR -> XOR;
          case IFF -> IFF;
        };
    String operator =
        switch (formula.connective()) {
          case AND -> " & ";
          case OR -> " | ";
          case XOR -> " xor ";
          case IFF -> " <-> ";
        };
    return new Part(
        formula.operands().stream()
            .map(operand -> part(operand).at(binding + 1))
            .collect(Collectors.joining(operator)),
        binding);
  }

  @Override
  public Part implies(TemporalFormula.Implies formula) {
    String premise = part(formula.premise()).at(XOR);
    return new Part(premise + " -> " + part(formula.conclusion()).at(IMPLIES), IMPLIES);
  }

  @Override
  public Part cardinality(TemporalFormula.Cardinality formula) {
    return new Part(
        formula.operands().stream()
            .map(this::of)
            .collect(Collectors.joining(", ", formula.count().word() + "(", ")")),
        ATOM);
  }

  @Override
  public Part unary(TemporalFormula.Unary formula) {
    String repetition = formula.operator().isStep() ? "^" : " within ";
    String operator = formula.operator().word() + bound(formula.bound(), repetition);
    return new Part(operator + " " + part(formula.operand()).at(UNARY), UNARY);
  }

  @Override
  public Part binary(TemporalFormula.Binary formula) {
    String operator = formula.operator().word() + bound(formula.bound(), " within ");
    String left = part(formula.left()).at(UNARY);
    return new Part(left + " " + operator + " " + part(formula.right()).at(BINARY), BINARY);
  }

  private static String bound(OptionalInt bound, String before) {
    return bound.isPresent() ? before + bound.getAsInt() : "";
  }
}
