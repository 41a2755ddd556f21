package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.semantics.Proposition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BinaryOperator;

/** Builds the decision diagram of a proposition. */
final class PropositionTranslation implements Proposition.Visitor<Guard> {
  private final DecisionDiagrams diagrams;

  PropositionTranslation(DecisionDiagrams diagrams) {
    this.diagrams = diagrams;
  }

  /** The observations of which the proposition is true. */
  Guard guard(Proposition proposition) {
    return proposition.accept(this);
  }

  @Override
  public Guard constant(Proposition.Constant proposition) {
    return proposition.value() ? Guard.everything(diagrams) : Guard.nothing(diagrams);
  }

  @Override
  public Guard label(Proposition.Label proposition) {
    return Guard.label(diagrams, proposition.label());
  }

  @Override
  public Guard not(Proposition.Not proposition) {
    return guard(proposition.operand()).not();
  }

  @Override
  public Guard chain(Proposition.Chain proposition) {
    return switch (proposition.connective()) {
      case AND -> balanced(proposition.operands(), Guard::and);
      case OR -> balanced(proposition.operands(), Guard::or);
      case XOR -> balanced(proposition.operands(), Guard::xor);
      // Grouped in whatever way, a <-> b <-> c is true when an even number of them is false.
      case IFF -> balanced(proposition.operands(), (a, b) -> a.xor(b).not());
    };
  }

  /** Combines neighbours pair by pair, so that a long chain stays a sum of small diagrams. */
  private Guard balanced(List<Proposition> operands, BinaryOperator<Guard> operator) {
    Deque<Guard> round = new ArrayDeque<>();
    for (Proposition operand : operands) {
      round.add(guard(operand));
    }
    while (round.size() > 1) {
      Deque<Guard> next = new ArrayDeque<>();
      while (round.size() > 1) {
        next.add(operator.apply(round.remove(), round.remove()));
      }
      next.addAll(round);
      round = next;
    }
    return round.remove();
  }

  @Override
  public Guard implies(Proposition.Implies proposition) {
    return guard(proposition.premise()).not().or(guard(proposition.conclusion()));
  }

  @Override
  public Guard cardinality(Proposition.Cardinality proposition) {
    Guard none = Guard.everything(diagrams);
    Guard one = Guard.nothing(diagrams);
    Guard all = Guard.everything(diagrams);
    for (Proposition operand : proposition.operands()) {
      Guard holds = guard(operand);
      one = one.without(holds).or(none.and(holds));
      none = none.without(holds);
      all = all.and(holds);
    }
    return switch (proposition.count()) {
      case NONE -> none;
      case AT_MOST_ONE -> none.or(one);
      case ONE -> one;
      case ANY -> none.not();
      case ALL -> all;
    };
  }
}
