package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.analysis.Verification;
import dev.safeguard.compiler.analysis.Verification.Verified;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Structure.Combined;
import dev.safeguard.compiler.composition.Structure.Sequential;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.semantics.Composition;
import dev.safeguard.compiler.semantics.Composition.Rule;
import dev.safeguard.compiler.semantics.FormulaText;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.semantics.TemporalFormula;
import dev.safeguard.compiler.translation.Translation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the parts of a composed safeguard, each with a model of its own. Conjunctions within
 * conjunctions are one, also across the names of safeguards, so that a violation can name the
 * smallest part that fails.
 */
public final class Composer {
  private final Translation translation;
  private final Products products;
  private final Function<String, Optional<Operand>> named;
  private final FormulaText formulas;
  private final Findings findings;

  /**
   * @param named the safeguard of a name, if it could be built
   * @param findings gets what is wrong with the parts
   */
  public Composer(
      Specification specification,
      Translation translation,
      Products products,
      Function<String, Optional<Operand>> named,
      Findings findings) {
    this.translation = translation;
    this.products = products;
    this.named = named;
    this.formulas = new FormulaText(specification.labels(), GuardText::name);
    this.findings = findings;
  }

  /**
   * The structure of a composed safeguard.
   *
   * @return empty if a part could not be built, which is reported where that part is
   */
  public Optional<Structure> structure(Specification.Body.Composed body) {
    return body.composition()
        .accept(new Reading())
        .map(
            operand ->
                operand
                    .structure()
                    .orElseGet(() -> new Combined(Rule.ALL, List.of(operand.part()))));
  }

  /** Reads compositions from the leaves; nothing is built of a whole that is not asked for. */
  private final class Reading implements Composition.Visitor<Optional<Operand>> {
    @Override
    public Optional<Operand> named(Composition.Named composition) {
      return named.apply(composition.safeguard());
    }

    @Override
    public Optional<Operand> satisfying(Composition.Satisfying composition) {
      TemporalFormula formula = composition.formula();
      String name = PartNames.of(formulas.of(formula));
      return Optional.of(
          Operand.of(
              new Part(
                  name,
                  products.of(name, formula, translation),
                  Optional.of(formula),
                  Optional.empty())));
    }

    @Override
    public Optional<Operand> written(Composition.Written composition) {
      return composition.safeguard().body().accept(new Written(composition.safeguard()));
    }

    @Override
    public Optional<Operand> combination(Composition.Combination composition) {
      return all(composition.operands())
          .map(
              operands -> {
                List<Part> parts = parts(composition.rule(), operands);
                String name = PartNames.of(composition.rule(), parts);
                Structure structure = new Combined(composition.rule(), parts);
                return whole(name, composition.span(), structure);
              });
    }

    @Override
    public Optional<Operand> sequence(Composition.Sequence composition) {
      return all(List.of(composition.first(), composition.second()))
          .map(
              operands -> {
                Part first = operands.get(0).part();
                Part second = operands.get(1).part();
                warnIfUnreached(first, composition.second().span());
                String name = PartNames.then(first, second);
                return whole(name, composition.span(), new Sequential(first, second));
              });
    }

    private Operand whole(String name, Span span, Structure structure) {
      return new Operand(
          Optional.of(structure),
          () ->
              new Part(
                  name,
                  products.inner(name, span, structure).model(),
                  Optional.empty(),
                  Optional.of(structure)));
    }

    private Optional<List<Operand>> all(List<Composition> compositions) {
      List<Operand> operands = new ArrayList<>();
      for (Composition composition : compositions) {
        composition.accept(this).ifPresent(operands::add);
      }
      return operands.size() == compositions.size() ? Optional.of(operands) : Optional.empty();
    }
  }

  /** The parts of operands; those of a conjunction take its place in a conjunction. */
  private static List<Part> parts(Rule rule, List<Operand> operands) {
    List<Part> parts = new ArrayList<>();
    for (Operand operand : operands) {
      Optional<List<Part>> conjuncts = operand.structure().flatMap(s -> s.accept(new Conjuncts()));
      if (rule == Rule.ALL && conjuncts.isPresent()) {
        parts.addAll(conjuncts.get());
      } else {
        parts.add(operand.part());
      }
    }
    return rule == Rule.ALL ? distinct(parts) : parts;
  }

  private static List<Part> distinct(List<Part> parts) {
    IdentityHashMap<MonitorModel, Part> byModel = new IdentityHashMap<>();
    return parts.stream().filter(part -> byModel.put(part.model(), part) == null).toList();
  }

  private void warnIfUnreached(Part first, Span second) {
    if (!first.model().canReach(Verdict.SATISFIED)) {
      findings.add(
          DiagnosticCode.SEQUENCE_UNREACHED,
          second,
          "no trace secures `" + first.name() + "`, so what follows it never starts",
          "`A then B` goes on to B when nothing can violate A any more; give A such a state.");
    }
  }

  /** A template that is written out in an expression. */
  private final class Written implements Specification.Body.Visitor<Optional<Operand>> {
    private final Specification.Safeguard safeguard;

    Written(Specification.Safeguard safeguard) {
      this.safeguard = safeguard;
    }

    @Override
    public Optional<Operand> states(Specification.Body.States body) {
      return body.initial().isEmpty()
          ? Optional.empty()
          : Verification.verify(translation.draft(safeguard, body), findings)
              .filter(verified -> safeguard.complete())
              .map(this::operand);
    }

    private Operand operand(Verified verified) {
      return Operand.of(
          new Part(safeguard.name(), verified.model(), Optional.empty(), Optional.empty()));
    }

    @Override
    public Optional<Operand> temporal(Specification.Body.Temporal body) {
      return new Reading().satisfying(new Composition.Satisfying(body.formula()));
    }

    @Override
    public Optional<Operand> composed(Specification.Body.Composed body) {
      return body.composition().accept(new Reading());
    }
  }
}
