package dev.safeguard.compiler.signals;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How labels follow from signals: the interpreter that generated code must agree with.
 *
 * <p>Comparisons are those of mathematics: nothing is rounded and nothing overflows. An infinite
 * {@code real} is larger, or smaller, than every number. Where a {@code real} is not a number, or
 * infinities of opposite sign meet in a sum, nothing is grounded at all.
 *
 * @param signals the signals, in the order of declaration
 * @param definitions the defined labels, each after those that its condition mentions
 */
public record Grounding(List<Signal> signals, List<Definition> definitions) {
  /** Without signals and definitions. */
  public static final Grounding NONE = new Grounding(List.of(), List.of());

  public Grounding {
    signals = List.copyOf(signals);
    definitions = List.copyOf(definitions);
  }

  /** The names of the signals. */
  public List<String> signalNames() {
    return signals.stream().map(Signal::name).toList();
  }

  /** The defined labels, as bits. */
  public long defined() {
    long defined = 0;
    for (Definition definition : definitions) {
      defined |= 1L << definition.label();
    }
    return defined;
  }

  /** The linear forms of the definitions, each once, in the order of their first use. */
  public List<LinearForm> forms() {
    Set<LinearForm> forms = new LinkedHashSet<>();
    for (Definition definition : definitions) {
      definition.condition().accept(new Comparisons()).forEach(c -> forms.add(c.form()));
    }
    return List.copyOf(forms);
  }

  /**
   * The observation in which the defined labels hold that should.
   *
   * @param given the labels that are not defined, as bits; those of defined ones are ignored
   * @throws UndefinedSignalException if the signals have no such observation
   */
  public long observation(Valuation signalValues, long given) {
    requireDefined(signalValues);
    long observation = given & ~defined();
    for (Definition definition : definitions) {
      if (definition.condition().accept(new Evaluation(signalValues, observation))) {
        observation |= 1L << definition.label();
      }
    }
    return observation;
  }

  private void requireDefined(Valuation values) {
    for (int i = 0; i < signals.size(); i++) {
      if (signals.get(i).type() == Signal.Type.REAL && Double.isNaN(values.real(i))) {
        throw new UndefinedSignalException(
            "the signal `" + signals.get(i).name() + "` is not a number");
      }
    }
    for (LinearForm form : forms()) {
      if (Double.isNaN(new Sum(form, values).infinity())) {
        throw new UndefinedSignalException(
            "`" + form.text(signalNames()) + "` adds infinities of opposite sign");
      }
    }
  }

  /** The value of a form. */
  private record Sum(LinearForm form, Valuation values) {
    /** What the infinite terms add up to; 0 if there is none. */
    double infinity() {
      double infinity = 0;
      for (LinearForm.Term term : form.terms()) {
        double value = values.real(term.signal());
        infinity += Double.isInfinite(value) ? value * Long.signum(term.coefficient()) : 0;
      }
      return infinity;
    }

    int compareTo(BigDecimal threshold) {
      double infinity = infinity();
      if (infinity != 0) {
        return infinity < 0 ? -1 : 1;
      }
      BigDecimal sum = BigDecimal.ZERO;
      for (LinearForm.Term term : form.terms()) {
        // A signal of one type is 0 as the other.
        BigDecimal value =
            BigDecimal.valueOf(values.whole(term.signal()))
                .add(new BigDecimal(values.real(term.signal())));
        sum = sum.add(BigDecimal.valueOf(term.coefficient()).multiply(value));
      }
      return sum.compareTo(threshold);
    }
  }

  /** Whether a condition holds. */
  private record Evaluation(Valuation values, long labels) implements Condition.Visitor<Boolean> {
    @Override
    public Boolean constant(Condition.Constant condition) {
      return condition.value();
    }

    @Override
    public Boolean label(Condition.Label condition) {
      return (labels >>> condition.label() & 1) != 0;
    }

    @Override
    public Boolean truth(Condition.Truth condition) {
      return values.truth(condition.signal());
    }

    @Override
    public Boolean compared(Condition.Compared condition) {
      Comparison comparison = condition.comparison();
      Sum sum = new Sum(comparison.form(), values);
      return comparison.relation().holds(sum.compareTo(comparison.threshold()));
    }

    @Override
    public Boolean not(Condition.Not condition) {
      return !condition.operand().accept(this);
    }

    @Override
    public Boolean chain(Condition.Chain condition) {
      int holding = holding(condition.operands());
      return switch (condition.operator()) {
        case AND -> holding == condition.operands().size();
        case OR -> holding > 0;
        case XOR -> holding % 2 == 1;
      };
    }

    @Override
    public Boolean count(Condition.Count condition) {
      int holding = holding(condition.operands());
      return condition.least() <= holding && holding <= condition.most();
    }

    private int holding(List<Condition> operands) {
      int holding = 0;
      for (Condition operand : operands) {
        holding += operand.accept(this) ? 1 : 0;
      }
      return holding;
    }
  }
}
