package dev.safeguard.compiler;

import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Realizability;
import dev.safeguard.compiler.analysis.TestEvaluation;
import dev.safeguard.compiler.analysis.Verification;
import dev.safeguard.compiler.analysis.Verification.Verified;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ParallelModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Composer;
import dev.safeguard.compiler.composition.CompositionLimit;
import dev.safeguard.compiler.composition.Conjuncts;
import dev.safeguard.compiler.composition.Operand;
import dev.safeguard.compiler.composition.Part;
import dev.safeguard.compiler.composition.Products;
import dev.safeguard.compiler.composition.Structure;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.limits.BudgetExceededException.Resource;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.semantics.TemporalFormula;
import dev.safeguard.compiler.together.Together;
import dev.safeguard.compiler.translation.Translation;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Builds the safeguards of one specification; those that one is composed of come before it. */
final class Construction {
  /** The most states of a product that is taken when nobody asks for it. */
  private static final int MOST_UNASKED_STATES = 4_096;

  /** The most diagram nodes of such a product. */
  private static final int MOST_UNASKED_NODES = 500_000;

  private final Specification specification;
  private final Translation translation;
  private final Strategy strategy;
  private final WithinLimits within;
  private final Findings findings;
  private final Products products;
  private final Map<String, Specification.Safeguard> byName = new HashMap<>();
  private final IdentityHashMap<Specification.Safeguard, BuiltSafeguard> results =
      new IdentityHashMap<>();
  private final Set<Specification.Safeguard> begun =
      Collections.newSetFromMap(new IdentityHashMap<>());

  Construction(
      Specification specification,
      Translation translation,
      Strategy strategy,
      WithinLimits within) {
    this.specification = specification;
    this.translation = translation;
    this.strategy = strategy;
    this.within = within;
    this.findings = within.findings();
    Limits limits = within.budget().limits();
    this.products =
        new Products(
            specification.module(), translation.alphabet(), limits.states(), limits.nodes());
    specification.safeguards().forEach(each -> byName.putIfAbsent(each.name(), each));
  }

  /** The safeguards that can be built, in the order of declaration. */
  List<BuiltSafeguard> all() {
    specification.safeguards().forEach(this::build);
    specification.safeguards().forEach(this::warnOfTrap);
    return specification.safeguards().stream()
        .flatMap(safeguard -> Stream.ofNullable(results.get(safeguard)))
        .toList();
  }

  /**
   * The automaton of a safeguard; that of parts side by side is built now.
   *
   * @throws BudgetExceededException if it is too large
   */
  MonitorModel model(BuiltSafeguard safeguard) {
    return safeguard
        .automaton()
        .map(CompiledSafeguard::model)
        .orElseGet(
            () -> {
              ParallelSafeguard parallel = safeguard.parallel().orElseThrow();
              return products.of(parallel.model(), parallel.conjunction());
            });
  }

  private void build(Specification.Safeguard safeguard) {
    if (begun.add(safeguard)) {
      within.run(
          "the safeguard `" + safeguard.name() + "`",
          safeguard.span(),
          () ->
              safeguard
                  .body()
                  .accept(new OfBody(safeguard))
                  .filter(made -> safeguard.complete())
                  .ifPresent(made -> results.put(safeguard, made)));
    }
  }

  /** Of a conjunction, as far as that can be found out with no more work than its product. */
  private void warnOfTrap(Specification.Safeguard safeguard) {
    Optional<List<Part>> conjuncts =
        Optional.ofNullable(results.get(safeguard))
            .flatMap(BuiltSafeguard::structure)
            .flatMap(structure -> structure.accept(new Conjuncts()));
    if (conjuncts.isEmpty()) {
      return;
    }
    List<MonitorModel> parts = conjuncts.get().stream().map(Part::model).toList();
    try {
      within
          .budget()
          .spendOn(() -> Together.trap(parts, MOST_UNASKED_STATES))
          .ifPresent(
              trap ->
                  TogetherFindings.reportConjunction(
                      safeguard.name(), trap, safeguard.span(), findings));
    } catch (BudgetExceededException e) {
      // Nobody asked. Whoever does, by `check together`, is told that it takes more.
    }
  }

  /** The safeguard of a name as an operand, if it can be built. */
  private Optional<Operand> operand(String name) {
    return Optional.ofNullable(byName.get(name))
        .flatMap(
            safeguard -> {
              build(safeguard);
              return Optional.ofNullable(results.get(safeguard));
            })
        .map(built -> new Operand(built.structure(), () -> part(built)));
  }

  private Part part(BuiltSafeguard safeguard) {
    return new Part(
        safeguard.name(),
        model(safeguard),
        safeguard.automaton().flatMap(CompiledSafeguard::formula),
        safeguard.structure());
  }

  /** Builds one safeguard, in the way that its body asks for. */
  private final class OfBody
      implements Specification.Body.Visitor<Optional<? extends BuiltSafeguard>> {
    private final Specification.Safeguard safeguard;

    OfBody(Specification.Safeguard safeguard) {
      this.safeguard = safeguard;
    }

    @Override
    public Optional<? extends BuiltSafeguard> states(Specification.Body.States body) {
      return body.initial().isEmpty()
          ? Optional.empty()
          : Verification.verify(translation.draft(safeguard, body), findings)
              .map(verified -> compiled(verified, Optional.empty(), Optional.empty()));
    }

    @Override
    public Optional<? extends BuiltSafeguard> temporal(Specification.Body.Temporal body) {
      Verified verified = Verification.verify(translation.explore(safeguard, body), findings);
      return Optional.of(compiled(verified, Optional.of(body.formula()), Optional.empty()));
    }

    @Override
    public Optional<? extends BuiltSafeguard> composed(Specification.Body.Composed body) {
      return new Composer(
              specification, translation, products, Construction.this::operand, findings)
          .structure(body)
          .flatMap(structure -> built(body, structure));
    }

    private Optional<? extends BuiltSafeguard> built(
        Specification.Body.Composed body, Structure structure) {
      boolean divisible = structure.accept(new Conjuncts()).isPresent() && !isStage();
      if (divisible && strategy == Strategy.PARALLEL) {
        return Optional.of(parallel(structure));
      }
      boolean tentative = divisible && strategy == Strategy.AUTO;
      Products within =
          tentative ? products.atMost(MOST_UNASKED_STATES, MOST_UNASKED_NODES) : products;
      try {
        return Optional.of(product(within.of(safeguard, body, structure), structure));
      } catch (BudgetExceededException e) {
        if (tentative && e.resource() != Resource.TIME) {
          return Optional.of(parallel(structure));
        }
        CompositionLimit.report(safeguard, structure, e, findings);
        return Optional.empty();
      }
    }

    /** Learners need one automaton. */
    private boolean isStage() {
      return specification.progressions().stream()
          .flatMap(progression -> progression.stages().stream())
          .anyMatch(stage -> stage.safeguard().equals(safeguard.name()));
    }

    private CompiledSafeguard product(Verified verified, Structure structure) {
      if (!verified.report().canViolate()) {
        Verification.reportVacuous(
            safeguard.name(),
            safeguard.span(),
            "Each trace can still be made good by the parts; correct one, or leave it out.",
            findings);
      }
      return compiled(verified, Optional.empty(), Optional.of(structure));
    }

    private ParallelSafeguard parallel(Structure conjunction) {
      ParallelModel model =
          new ParallelModel(
              specification.module(),
              safeguard.name(),
              safeguard.documentation(),
              translation.alphabet(),
              safeguard.penalty(),
              conjunction.parts().stream().map(Part::model).toList());
      model.pendingParts().stream().findFirst().ifPresent(this::reportInexact);
      return new ParallelSafeguard(model, conjunction, tests());
    }

    private void reportInexact(MonitorModel pending) {
      findings.add(
          DiagnosticCode.PARTS_INEXACT,
          safeguard.span(),
          "`"
              + safeguard.name()
              + "` is kept as parts side by side, of which `"
              + pending.name()
              + "` can be pending: that all parts can no longer be satisfied together is not"
              + " reported before one of them is violated by itself",
          "One automaton reports it at once: `--strategy product`, if it is small enough.");
    }

    private CompiledSafeguard compiled(
        Verified verified, Optional<TemporalFormula> formula, Optional<Structure> structure) {
      MonitorModel model = Realizability.check(verified.model(), safeguard.span(), findings);
      return new CompiledSafeguard(model, verified.report(), tests(), formula, structure);
    }

    private List<TestCase> tests() {
      return safeguard.tests().stream()
          .map(test -> new TestCase(test.name(), test.span(), example(test)))
          .toList();
    }

    private TestEvaluation.Example example(Specification.Test test) {
      return new TestEvaluation.Example(
          test.trace(), Verdict.valueOf(test.expected().name()), test.violatedAt());
    }
  }
}
