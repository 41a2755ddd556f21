package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.semantics.Composition;
import dev.safeguard.compiler.semantics.Proposition;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which diagrams test labels: that of their first use in guards, formulas and
 * assumptions, depth first (Fujita, Fujisawa and Kawato 1988). Labels that are used together so
 * come to stand together, which keeps the diagrams of ordinary guards small however the labels are
 * declared.
 */
final class LabelOrder {
  private final Set<Integer> order = new LinkedHashSet<>();

  private LabelOrder() {}

  /** A permutation of the labels of a specification. */
  static int[] of(Specification specification) {
    LabelOrder labels = new LabelOrder();
    for (Specification.Safeguard safeguard : specification.safeguards()) {
      safeguard.body().accept(labels.new OfBody());
    }
    OfProposition propositions = labels.new OfProposition();
    for (Specification.Assumption assumption : specification.assumptions()) {
      assumption.proposition().accept(propositions);
    }
    List<Integer> all = new ArrayList<>(labels.order);
    for (int label = 0; label < specification.labels().size(); label++) {
      if (!labels.order.contains(label)) {
        all.add(label);
      }
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Visits what a safeguard means; nothing comes back. */
  private final class OfBody implements Specification.Body.Visitor<Boolean> {
    @Override
    public Boolean states(Specification.Body.States body) {
      OfProposition propositions = new OfProposition();
      for (Specification.State state : body.states()) {
        for (Specification.Transition transition : state.transitions()) {
          transition.guard().accept(propositions);
        }
      }
      return true;
    }

    @Override
    public Boolean temporal(Specification.Body.Temporal body) {
      return body.formula().accept(new OfFormula());
    }

    @Override
    public Boolean composed(Specification.Body.Composed body) {
      return body.composition().accept(new OfComposition());
    }
  }

  /** Safeguards that a composition names are visited where they are declared. */
  private final class OfComposition implements Composition.Visitor<Boolean> {
    @Override
    public Boolean named(Composition.Named composition) {
      return true;
    }

    @Override
    public Boolean satisfying(Composition.Satisfying composition) {
      return composition.formula().accept(new OfFormula());
    }

    @Override
    public Boolean written(Composition.Written composition) {
      return composition.safeguard().body().accept(new OfBody());
    }

    @Override
    public Boolean combination(Composition.Combination composition) {
      composition.operands().forEach(operand -> operand.accept(this));
      return true;
    }

    @Override
    public Boolean sequence(Composition.Sequence composition) {
      composition.first().accept(this);
      return composition.second().accept(this);
    }
  }

  private final class OfProposition implements Proposition.Visitor<Boolean> {
    @Override
    public Boolean constant(Proposition.Constant proposition) {
      return true;
    }

    @Override
    public Boolean label(Proposition.Label proposition) {
      return order.add(proposition.label());
    }

    @Override
    public Boolean not(Proposition.Not proposition) {
      return proposition.operand().accept(this);
    }

    @Override
    public Boolean chain(Proposition.Chain proposition) {
      return all(proposition.operands());
    }

    @Override
    public Boolean implies(Proposition.Implies proposition) {
      proposition.premise().accept(this);
      return proposition.conclusion().accept(this);
    }

    @Override
    public Boolean cardinality(Proposition.Cardinality proposition) {
      return all(proposition.operands());
    }

    private Boolean all(List<Proposition> operands) {
      operands.forEach(operand -> operand.accept(this));
      return true;
    }
  }

  private final class OfFormula implements TemporalFormula.Visitor<Boolean> {
    @Override
    public Boolean constant(TemporalFormula.Constant formula) {
      return true;
    }

    @Override
    public Boolean label(TemporalFormula.Label formula) {
      return order.add(formula.label());
    }

    @Override
    public Boolean not(TemporalFormula.Not formula) {
      return formula.operand().accept(this);
    }

    @Override
    public Boolean chain(TemporalFormula.Chain formula) {
      return all(formula.operands());
    }

    @Override
    public Boolean implies(TemporalFormula.Implies formula) {
      formula.premise().accept(this);
      return formula.conclusion().accept(this);
    }

    @Override
    public Boolean cardinality(TemporalFormula.Cardinality formula) {
      return all(formula.operands());
    }

    @Override
    public Boolean unary(TemporalFormula.Unary formula) {
      return formula.operand().accept(this);
    }

    @Override
    public Boolean binary(TemporalFormula.Binary formula) {
      formula.left().accept(this);
      return formula.right().accept(this);
    }

    private Boolean all(List<TemporalFormula> operands) {
      operands.forEach(operand -> operand.accept(this));
      return true;
    }
  }
}
