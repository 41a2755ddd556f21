package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.semantics.Proposition;
import dev.safeguard.compiler.semantics.Specification;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which diagrams test labels: that of their first use in guards and assumptions, depth
 * first (Fujita, Fujisawa and Kawato 1988). Labels that are used together so come to stand
 * together, which keeps the diagrams of ordinary guards small however the labels are declared.
 */
final class LabelOrder implements Proposition.Visitor<LabelOrder> {
  private final Set<Integer> order = new LinkedHashSet<>();

  /** A permutation of the labels of a specification. */
  static int[] of(Specification specification) {
    LabelOrder labels = new LabelOrder();
    for (Specification.Safeguard safeguard : specification.safeguards()) {
      for (Specification.State state : safeguard.states()) {
        for (Specification.Transition transition : state.transitions()) {
          transition.guard().accept(labels);
        }
      }
    }
    for (Specification.Assumption assumption : specification.assumptions()) {
      assumption.proposition().accept(labels);
    }
    List<Integer> all = new ArrayList<>(labels.order);
    for (int label = 0; label < specification.labels().size(); label++) {
      if (!labels.order.contains(label)) {
        all.add(label);
      }
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public LabelOrder constant(Proposition.Constant proposition) {
    return this;
  }

  @Override
  public LabelOrder label(Proposition.Label proposition) {
    order.add(proposition.label());
    return this;
  }

  @Override
  public LabelOrder not(Proposition.Not proposition) {
    return proposition.operand().accept(this);
  }

  @Override
  public LabelOrder chain(Proposition.Chain proposition) {
    return all(proposition.operands());
  }

  @Override
  public LabelOrder implies(Proposition.Implies proposition) {
    proposition.premise().accept(this);
    return proposition.conclusion().accept(this);
  }

  @Override
  public LabelOrder cardinality(Proposition.Cardinality proposition) {
    return all(proposition.operands());
  }

  private LabelOrder all(List<Proposition> operands) {
    operands.forEach(operand -> operand.accept(this));
    return this;
  }
}
