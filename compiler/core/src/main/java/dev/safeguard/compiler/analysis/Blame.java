package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.semantics.FormulaText;
import dev.safeguard.compiler.semantics.Proposition;
import dev.safeguard.compiler.semantics.TemporalFormula;
import dev.safeguard.compiler.semantics.TemporalFormula.UnaryOperator;
import java.util.List;
import java.util.Optional;

/**
 * The part of a formula that a trace violates: from a conjunction one conjunct, from {@code always}
 * and {@code historically} what should be so at every position.
 *
 * @param part the formula to blame; its span says where it stands
 * @param position the position, from 1, at which it is false, or 0 before the first observation
 * @param certain whether it is that part alone, at that position, that is false however the trace
 *     goes on; if not, then no part is false by itself, but nothing that could follow makes all of
 *     them true
 */
public record Blame(TemporalFormula part, int position, boolean certain) {

  /**
   * Who is to blame for a violation. Recurses as deeply as the formula nests.
   *
   * @param formula a formula that is violated
   * @param trace the observations up to the violation, as bits of labels
   */
  public static Blame of(TemporalFormula formula, List<Long> trace) {
    PrefixValues values = new PrefixValues(trace);
    return trace.isEmpty() || values.of(formula)[0] != PrefixValues.FALSE
        ? new Blame(formula, trace.size(), false)
        : narrowed(formula, 0, values);
  }

  private static Blame narrowed(TemporalFormula formula, int position, PrefixValues values) {
    return formula
        .accept(new Culprit(position, values))
        .map(blame -> narrowed(blame.part(), blame.position() - 1, values))
        .orElse(new Blame(formula, position + 1, true));
  }

  /** The same if so many observations came before the trace. */
  public Blame after(int observations) {
    return new Blame(part, position + observations, certain);
  }

  /**
   * One sentence: {@code `v -> weaknext w` fails from position 3 on}.
   *
   * @param text writes formulas with the names of the labels
   */
  public String sentence(FormulaText text) {
    String name = "`" + text.of(part) + "`";
    return certain
        ? name + " fails from position " + position + " on"
        : name + " cannot be made true any more from position " + position + " on";
  }

  /** The next smaller part that is false if a formula is false at a position, if there is one. */
  private record Culprit(int position, PrefixValues values)
      implements TemporalFormula.Visitor<Optional<Blame>> {

    private Optional<Blame> first(List<TemporalFormula> conjuncts) {
      return conjuncts.stream().flatMap(part -> at(part, position).stream()).findFirst();
    }

    private Optional<Blame> at(TemporalFormula part, int where) {
      boolean failed = values.of(part)[where] == PrefixValues.FALSE;
      return failed ? Optional.of(new Blame(part, where + 1, true)) : Optional.empty();
    }

    @Override
    public Optional<Blame> chain(TemporalFormula.Chain formula) {
      return formula.connective() == Proposition.Connective.AND
          ? first(formula.operands())
          : Optional.empty();
    }

    @Override
    public Optional<Blame> cardinality(TemporalFormula.Cardinality formula) {
      return formula.count() == Proposition.Count.ALL
          ? first(formula.operands())
          : Optional.empty();
    }

    @Override
    public Optional<Blame> unary(TemporalFormula.Unary formula) {
      boolean past = formula.operator() == UnaryOperator.HISTORICALLY;
      if (!past && formula.operator() != UnaryOperator.ALWAYS) {
        return Optional.empty();
      }
      byte[] operand = values.of(formula.operand());
      int from = past ? Math.max(0, position - formula.bound().orElse(position)) : position;
      for (int i = from; i < operand.length; i++) {
        if (operand[i] == PrefixValues.FALSE) {
          return at(formula.operand(), i);
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<Blame> constant(TemporalFormula.Constant formula) {
      return Optional.empty();
    }

    @Override
    public Optional<Blame> label(TemporalFormula.Label formula) {
      return Optional.empty();
    }

    @Override
    public Optional<Blame> not(TemporalFormula.Not formula) {
      return Optional.empty();
    }

    @Override
    public Optional<Blame> implies(TemporalFormula.Implies formula) {
      return Optional.empty();
    }

    @Override
    public Optional<Blame> binary(TemporalFormula.Binary formula) {
      return Optional.empty();
    }
  }
}
