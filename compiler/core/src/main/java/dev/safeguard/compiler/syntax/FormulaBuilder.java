package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Formula.Bound;
import dev.safeguard.compiler.syntax.Formula.Connective;
import dev.safeguard.compiler.syntax.Formula.Sum;
import dev.safeguard.compiler.syntax.Formula.Term;
import dev.safeguard.grammar.SafeguardParser.BindingContext;
import dev.safeguard.grammar.SafeguardParser.BindingOperatorContext;
import dev.safeguard.grammar.SafeguardParser.BoundContext;
import dev.safeguard.grammar.SafeguardParser.ConjunctionContext;
import dev.safeguard.grammar.SafeguardParser.DisjunctionContext;
import dev.safeguard.grammar.SafeguardParser.ExclusiveContext;
import dev.safeguard.grammar.SafeguardParser.FactorContext;
import dev.safeguard.grammar.SafeguardParser.FormulaContext;
import dev.safeguard.grammar.SafeguardParser.ImplicationContext;
import dev.safeguard.grammar.SafeguardParser.OperandNameContext;
import dev.safeguard.grammar.SafeguardParser.PrefixContext;
import dev.safeguard.grammar.SafeguardParser.PrimaryContext;
import dev.safeguard.grammar.SafeguardParser.SumContext;
import dev.safeguard.grammar.SafeguardParser.TermContext;
import dev.safeguard.grammar.SafeguardParser.UnaryContext;
import dev.safeguard.grammar.SafeguardParser.UnsignedNumberContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns the parser's contexts for formulas into {@link Formula}s. */
final class FormulaBuilder {
  private static final int MOST_DIGITS = 1000;

  private final SyntaxErrors errors;
  private final IdentityHashMap<ParserRuleContext, Formula> finished = new IdentityHashMap<>();

  FormulaBuilder(SyntaxErrors errors) {
    this.errors = errors;
  }

  /** Builds what is parsed without error, and lets go of the parts of its parse tree. */
  void finish(ConjunctionContext context) {
    Formula formula = conjunction(context);
    context.children = null;
    finished.put(context, formula);
  }

  /** As above. */
  void finish(BindingContext context) {
    Formula formula = binding(context);
    context.children = null;
    finished.put(context, formula);
  }

  Formula formula(FormulaContext context) {
    return chain(Connective.IFF, context, context.implication(), this::implication);
  }

  private Formula implication(ImplicationContext context) {
    List<Formula> parts = context.exclusive().stream().map(this::exclusive).toList();
    Formula result = parts.get(parts.size() - 1);
    for (int i = parts.size() - 2; i >= 0; i--) {
      Formula premise = parts.get(i);
      result = new Formula.Implies(premise, result, premise.span().to(result.span()));
    }
    return result;
  }

  Formula exclusive(ExclusiveContext context) {
    return chain(Connective.XOR, context, context.disjunction(), this::disjunction);
  }

  private Formula disjunction(DisjunctionContext context) {
    return chain(Connective.OR, context, context.conjunction(), this::conjunction);
  }

  private Formula conjunction(ConjunctionContext context) {
    @Nullable Formula known = finished.remove(context);
    return known != null ? known : chain(Connective.AND, context, context.binding(), this::binding);
  }

  private static <C extends ParserRuleContext> Formula chain(
      Connective connective,
      ParserRuleContext context,
      List<C> operands,
      Function<C, Formula> build) {
    return operands.size() == 1
        ? build.apply(operands.get(0))
        : new Formula.Chain(connective, operands.stream().map(build).toList(), Spans.of(context));
  }

  private Formula binding(BindingContext context) {
    @Nullable Formula known = finished.remove(context);
    if (known != null) {
      return known;
    }
    List<UnaryContext> operands = context.unary();
    List<BindingOperatorContext> operators = context.bindingOperator();
    Formula result = unary(operands.get(operands.size() - 1));
    for (int i = operands.size() - 2; i >= 0; i--) {
      BindingOperatorContext operator = operators.get(i);
      Formula left = unary(operands.get(i));
      Formula.BinaryOperator kind =
          Formula.BinaryOperator.valueOf(operator.getStart().getText().toUpperCase(Locale.ROOT));
      result =
          new Formula.BinaryTemporal(
              kind, bound(operator.bound()), left, result, left.span().to(result.span()));
    }
    return result;
  }

  private Formula unary(UnaryContext context) {
    Formula result = primary(context.primary());
    List<PrefixContext> prefixes = context.prefix();
    for (int i = prefixes.size() - 1; i >= 0; i--) {
      result = prefixed(prefixes.get(i), result);
    }
    return result;
  }

  private Formula prefixed(PrefixContext prefix, Formula operand) {
    Span span = Spans.of(prefix.getStart()).to(operand.span());
    Formula.UnaryOperator operator =
        switch (prefix.getStart().getText()) {
          case "always" -> Formula.UnaryOperator.ALWAYS;
          case "eventually" -> Formula.UnaryOperator.EVENTUALLY;
          case "once" -> Formula.UnaryOperator.ONCE;
          case "historically" -> Formula.UnaryOperator.HISTORICALLY;
          case "next" -> Formula.UnaryOperator.NEXT;
          case "weaknext" -> Formula.UnaryOperator.WEAKNEXT;
          case "previous", "previously" -> Formula.UnaryOperator.PREVIOUSLY;
          default -> null;
        };
    if (operator == null) {
      return new Formula.Not(operand, span);
    }
    Optional<Bound> bound =
        prefix.operandName() == null
            ? bound(prefix.bound())
            : Optional.of(bound(prefix.operandName()));
    return new Formula.UnaryTemporal(operator, bound, operand, span);
  }

  private Optional<Bound> bound(@Nullable BoundContext context) {
    return context == null || context.operandName() == null
        ? Optional.empty()
        : Optional.of(bound(context.operandName()));
  }

  private Bound bound(OperandNameContext context) {
    if (context.NATURAL() != null) {
      Token token = context.NATURAL().getSymbol();
      return new Bound(OptionalInt.of(natural(token)), Optional.empty(), Spans.of(token));
    }
    Name name = Names.of(context.name());
    return new Bound(OptionalInt.empty(), Optional.of(name), name.span());
  }

  /** The value of a whole number; one too large for the language is reported. */
  int natural(Token token) {
    try {
      return Integer.parseInt(token.getText());
    } catch (NumberFormatException e) {
      errors.add(
          Spans.of(token),
          "the number " + token.getText() + " is larger than " + Integer.MAX_VALUE,
          "Use a smaller number.");
      return Integer.MAX_VALUE;
    }
  }

  private Formula primary(PrimaryContext context) {
    Span span = Spans.of(context);
    if (context.TRUE() != null || context.FALSE() != null) {
      return new Formula.Constant(context.TRUE() != null, span);
    }
    if (context.name() != null) {
      List<Formula> arguments = context.formula().stream().map(this::formula).toList();
      return new Formula.Call(Names.of(context.name()), arguments, span);
    }
    if (!context.formula().isEmpty()) {
      return formula(context.formula(0));
    }
    Sum left = sum(context.sum(0));
    if (context.comparisonOperator() != null) {
      return new Formula.Comparison(
          left, context.comparisonOperator().getText(), sum(context.sum(1)), span);
    }
    return left.terms().size() == 1
            && left.terms().get(0).factor().compareTo(BigDecimal.ONE) == 0
            && left.terms().get(0).signal().isPresent()
        ? new Formula.Reference(left.terms().get(0).signal().get())
        : new Formula.Arithmetic(left);
  }

  Sum sum(SumContext context) {
    List<Term> terms = new ArrayList<>();
    boolean negative = context.signedTerm().getStart().getText().equals("-");
    terms.add(term(context.signedTerm().term(), negative));
    List<TermContext> others = context.term();
    for (int i = 0; i < others.size(); i++) {
      negative = context.getChild(2 * i + 1).getText().equals("-");
      terms.add(term(others.get(i), negative));
    }
    return new Sum(terms, Spans.of(context));
  }

  private Term term(TermContext context, boolean negative) {
    BigDecimal product = negative ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    Optional<Name> signal = Optional.empty();
    for (FactorContext factor : context.factor()) {
      if (factor.name() == null) {
        product = product.multiply(decimal(factor.unsignedNumber()));
      } else if (signal.isEmpty()) {
        signal = Optional.of(Names.of(factor.name()));
      } else {
        errors.add(
            Spans.of(context),
            "a product of two names is not linear",
            "Multiply names by numbers alone; let the environment give the product as a signal.");
      }
    }
    return new Term(product, signal);
  }

  /** The exact value of a number; one with too many digits is reported. */
  private BigDecimal decimal(UnsignedNumberContext context) {
    String text = context.getText();
    if (text.length() <= MOST_DIGITS) {
      try {
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) <= MOST_DIGITS) {
          return value;
        }
      } catch (NumberFormatException e) {
        // An exponent that is no int: reported below like other large ones.
      }
    }
    errors.add(
        Spans.of(context),
        "this number has more than " + MOST_DIGITS + " digits",
        "Use a number that a signal can reach.");
    return BigDecimal.ONE;
  }
}
