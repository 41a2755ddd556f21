package dev.safeguard.compiler.derivation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.signals.LinearForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The combinations of bounds that contradict each other along circuits, as diagrams. */
final class Contradictions {
  private final Cuts cuts;
  private final Variables variables;
  private final DecisionDiagrams diagrams;
  private final int budget;
  private int spent;
  private List<Part> parts = List.of();
  private final Map<Known, Integer> memo = new HashMap<>();

  /** One form of the circuit: its bounds in the direction that its weight asks for. */
  private record Part(List<Bound> bounds) {
    BigDecimal largest() {
      return bounds.stream().map(Bound::weighted).max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  /**
   * One bound.
   *
   * @param literal the diagram that says that it holds
   * @param weighted the bound times the weight
   * @param strict whether the form does not reach it
   */
  private record Bound(int literal, BigDecimal weighted, boolean strict) {}

  /** What is known when the first forms have been given bounds. */
  private record Known(int part, BigDecimal sum, boolean strict) {}

  /**
   * @param budget the most partial sums to look at, along all circuits together
   */
  Contradictions(Cuts cuts, Variables variables, int budget) {
    this.cuts = cuts;
    this.variables = variables;
    this.diagrams = variables.diagrams();
    this.budget = budget;
  }

  /**
   * The diagram over the variables of cuts.
   *
   * @throws BudgetExceededException if there are too many partial sums or nodes
   */
  int along(Circuit circuit) {
    List<LinearForm> forms = cuts.forms();
    parts =
        circuit.forms().stream()
            .map(form -> part(forms.get(form), circuit.weights().get(form)))
            .sorted(Comparator.comparingInt(part -> part.bounds().size()))
            .toList();
    memo.clear();
    return from(new Known(0, BigDecimal.ZERO, false));
  }

  private Part part(LinearForm form, BigInteger weight) {
    List<Bound> bounds = new ArrayList<>();
    for (Cut cut : cuts.through(form)) {
      int above = diagrams.literal(variables.of(form, cut));
      boolean lower = weight.signum() > 0;
      BigDecimal bound = lower ? cut.value() : cut.upper(form.whole());
      bounds.add(
          new Bound(
              lower ? above : diagrams.not(above),
              bound.multiply(new BigDecimal(weight)).stripTrailingZeros(),
              lower ? cut.strict() : !form.whole() && !cut.strict()));
    }
    return new Part(bounds);
  }

  private int from(Known known) {
    int sign = known.sum().signum();
    if (known.part() == parts.size()) {
      return sign > 0 || (sign == 0 && known.strict())
          ? DecisionDiagrams.TRUE
          : DecisionDiagrams.FALSE;
    }
    if (isHopeless(known)) {
      return DecisionDiagrams.FALSE;
    }
    Integer done = memo.get(known);
    if (done != null) {
      return done;
    }
    if (++spent > budget) {
      throw BudgetExceededException.states(budget);
    }
    memo.put(known, DecisionDiagrams.FALSE);
    int result = DecisionDiagrams.FALSE;
    for (Bound bound : parts.get(known.part()).bounds()) {
      int rest =
          from(
              new Known(
                  known.part() + 1,
                  known.sum().add(bound.weighted()).stripTrailingZeros(),
                  known.strict() || bound.strict()));
      result = diagrams.or(result, diagrams.and(bound.literal(), rest));
    }
    memo.put(known, result);
    return result;
  }

  /** Whether even the tightest bounds on the other forms contradict nothing. */
  private boolean isHopeless(Known known) {
    BigDecimal best = known.sum();
    for (Part part : parts.subList(known.part(), parts.size())) {
      best = best.add(part.largest());
    }
    return best.signum() < 0;
  }
}
