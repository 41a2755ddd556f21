package dev.safeguard.compiler;

import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Marking;
import dev.safeguard.compiler.analysis.Realizability;
import dev.safeguard.compiler.analysis.TestEvaluation;
import dev.safeguard.compiler.analysis.Verification;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.ExploredAutomaton;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Composer;
import dev.safeguard.compiler.composition.CompositionLimit;
import dev.safeguard.compiler.composition.Operand;
import dev.safeguard.compiler.composition.Part;
import dev.safeguard.compiler.composition.Products;
import dev.safeguard.compiler.composition.Structure;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.AutomatonFormat;
import dev.safeguard.compiler.interchange.AutomatonReader;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.Imports;
import dev.safeguard.compiler.semantics.ModuleSource;
import dev.safeguard.compiler.semantics.Resolution;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.semantics.TemplateExpansion;
import dev.safeguard.compiler.semantics.TemporalFormula;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.syntax.Parsing;
import dev.safeguard.compiler.syntax.SyntaxTree;
import dev.safeguard.compiler.translation.Translation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The driver: text, syntax tree, resolved specification, drafts, verified models. */
public final class Compiler {
  private final Source source;
  private final ModuleSource modules;
  private final Budget budget;
  private final Findings findings;
  private List<Source> imports = List.of();
  private Optional<Translation> translation = Optional.empty();
  private final List<CompiledSafeguard> built = new ArrayList<>();
  private final Map<Specification.Safeguard, CompiledSafeguard> results = new IdentityHashMap<>();
  private final Set<Specification.Safeguard> begun =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private Specification specification = Specification.empty("");

  private Compiler(Source source, ModuleSource modules, Limits limits) {
    this.source = source;
    this.modules = modules;
    this.budget = Budget.of(limits);
    this.findings = new Findings(source);
  }

  /** Compiles one file that imports nothing, within the default limits. */
  public static Compilation compile(Source source) {
    return compile(source, Limits.DEFAULT);
  }

  /** Compiles one file that imports nothing. */
  public static Compilation compile(Source source, Limits limits) {
    return compile(source, ModuleSource.NONE, limits);
  }

  /**
   * Compiles one file. Whatever is wrong with it is found in the result; nothing is thrown for it.
   *
   * @param modules where the modules come from that it imports
   */
  public static Compilation compile(Source source, ModuleSource modules, Limits limits) {
    return DeepStack.call(limits.depth(), () -> new Compiler(source, modules, limits).run());
  }

  /**
   * Reads an automaton that another tool wrote, as a file that declares one safeguard. Whatever is
   * wrong with it is found in the result; nothing is thrown for it.
   */
  public static Compilation read(Source source, AutomatonFormat format, Limits limits) {
    return DeepStack.call(
        limits.depth(), () -> new Compiler(source, ModuleSource.NONE, limits).read(format));
  }

  private Compilation read(AutomatonFormat format) {
    within(
        "the automaton",
        Span.START,
        () ->
            AutomatonReader.read(format, findings, budget)
                .map(Marking::of)
                .flatMap(this::verified)
                .ifPresent(built::add));
    return new Compilation(
        source,
        List.of(),
        built.stream().map(safeguard -> safeguard.model().module()).findFirst().orElse(""),
        built.stream().flatMap(made -> made.model().alphabet().labels().stream()).toList(),
        Grounding.NONE,
        findings.sorted(),
        built,
        List.of(),
        List.of());
  }

  private Optional<CompiledSafeguard> verified(DraftAutomaton draft) {
    return Verification.verify(draft, findings)
        .map(
            verified ->
                new CompiledSafeguard(
                    Realizability.check(verified.model(), draft.span(), findings),
                    verified.report(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
  }

  private Compilation run() {
    within("the file", Span.START, this::read);
    translation.ifPresent(this::buildAll);
    List<ProgressionModel> progressions =
        specification.progressions().stream()
            .map(this::progression)
            .flatMap(Optional::stream)
            .toList();
    List<CheckResult> checks = checks();
    return new Compilation(
        source,
        imports,
        specification.module(),
        specification.labels(),
        specification.definitions().grounding(),
        findings.sorted(),
        built,
        progressions,
        checks);
  }

  private void read() {
    SyntaxTree tree = Parsing.parse(findings, budget);
    Imports.Imported imported = Imports.of(tree, modules, budget, findings);
    imports = imported.sources();
    SyntaxTree expanded = TemplateExpansion.expand(tree, imported.templates(), budget, findings);
    specification = Resolution.resolve(expanded, findings);
    translation = Translation.of(specification, budget, findings);
  }

  private void buildAll(Translation translation) {
    specification.safeguards().forEach(safeguard -> build(safeguard, translation));
    specification.safeguards().stream()
        .flatMap(safeguard -> Stream.ofNullable(results.get(safeguard)))
        .forEach(built::add);
  }

  /** Builds a safeguard if it is not built yet; those that it is composed of come first. */
  private void build(Specification.Safeguard safeguard, Translation translation) {
    if (!begun.add(safeguard)) {
      return;
    }
    within(
        "the safeguard `" + safeguard.name() + "`",
        safeguard.span(),
        () ->
            safeguard
                .body()
                .accept(new Construction(safeguard, translation))
                .filter(made -> safeguard.complete())
                .ifPresent(compiled -> results.put(safeguard, compiled)));
  }

  /** The safeguard of a name as an operand, built now if it was not before. */
  private Optional<Operand> operand(String name, Translation translation) {
    return specification.safeguards().stream()
        .filter(safeguard -> safeguard.name().equals(name))
        .findFirst()
        .flatMap(
            safeguard -> {
              build(safeguard, translation);
              return Optional.ofNullable(results.get(safeguard));
            })
        .map(
            compiled ->
                Operand.of(
                    new Part(name, compiled.model(), compiled.formula(), compiled.structure())));
  }

  /** Builds one safeguard, in the way that its body asks for. */
  private final class Construction
      implements Specification.Body.Visitor<Optional<CompiledSafeguard>> {
    private final Specification.Safeguard safeguard;
    private final Translation translation;

    Construction(Specification.Safeguard safeguard, Translation translation) {
      this.safeguard = safeguard;
      this.translation = translation;
    }

    @Override
    public Optional<CompiledSafeguard> states(Specification.Body.States body) {
      return body.initial().isEmpty()
          ? Optional.empty()
          : Verification.verify(translation.draft(safeguard, body), findings)
              .map(verified -> compiled(verified, Optional.empty(), Optional.empty()));
    }

    @Override
    public Optional<CompiledSafeguard> temporal(Specification.Body.Temporal body) {
      ExploredAutomaton explored = translation.explore(safeguard, body);
      return Optional.of(
          compiled(
              Verification.verify(explored, findings),
              Optional.of(body.formula()),
              Optional.empty()));
    }

    @Override
    public Optional<CompiledSafeguard> composed(Specification.Body.Composed body) {
      Products products =
          new Products(specification.module(), translation.alphabet(), budget.limits().states());
      Composer composer =
          new Composer(
              specification, translation, products, name -> operand(name, translation), findings);
      return composer.structure(body).flatMap(structure -> product(body, structure, products));
    }

    private Optional<CompiledSafeguard> product(
        Specification.Body.Composed body, Structure structure, Products products) {
      try {
        Verification.Verified verified = products.of(safeguard, body, structure);
        if (!verified.report().canViolate()) {
          Verification.reportVacuous(
              safeguard.name(),
              safeguard.span(),
              "Each trace can still be made good by the parts; correct one, or leave it out.",
              findings);
        }
        return Optional.of(compiled(verified, Optional.empty(), Optional.of(structure)));
      } catch (BudgetExceededException e) {
        CompositionLimit.report(safeguard, structure, e, findings);
        return Optional.empty();
      }
    }

    private CompiledSafeguard compiled(
        Verification.Verified verified,
        Optional<TemporalFormula> formula,
        Optional<Structure> structure) {
      MonitorModel model = Realizability.check(verified.model(), safeguard.span(), findings);
      return new CompiledSafeguard(model, verified.report(), tests(safeguard), formula, structure);
    }
  }

  private List<CheckResult> checks() {
    Map<String, MonitorModel> models =
        built.stream()
            .map(CompiledSafeguard::model)
            .collect(
                Collectors.toMap(MonitorModel::name, model -> model, (first, second) -> first));
    Checks checks = new Checks(models, budget.limits().states());
    List<CheckResult> results = new ArrayList<>();
    for (Specification.Check check : specification.checks()) {
      within(
          "the check `" + check.text() + "`",
          check.span(),
          () -> checks.evaluate(check, findings).ifPresent(results::add));
    }
    return results;
  }

  /** Runs a part of the work and reports, at the part that is to blame, a limit that it exceeds. */
  private void within(String part, Span span, Runnable work) {
    try {
      budget.spendOn(
          () -> {
            work.run();
            return true;
          });
    } catch (BudgetExceededException e) {
      findings.add(
          switch (e.resource()) {
            case STATES -> DiagnosticCode.LIMIT_STATES;
            case NODES -> DiagnosticCode.LIMIT_NODES;
            case TIME -> DiagnosticCode.LIMIT_TIME;
          },
          span,
          part
              + " needs more than the "
              + e.allowed()
              + " that are allowed"
              + (e.reason().isEmpty() ? "" : "; " + e.reason()),
          "Simplify it, or raise the limit.");
    } catch (StackOverflowError e) {
      findings.add(
          DiagnosticCode.LIMIT_DEPTH,
          span,
          part + " nests formulas more deeply than the compiler can follow",
          "Split the formula.");
    } catch (OutOfMemoryError e) {
      findings.add(
          DiagnosticCode.LIMIT_NODES,
          span,
          part + " needs more memory than there is",
          "Split the file, or give Java more memory.");
    }
  }

  private static List<TestCase> tests(Specification.Safeguard safeguard) {
    return safeguard.tests().stream()
        .map(
            test ->
                new TestCase(
                    test.name(),
                    test.span(),
                    new TestEvaluation.Example(
                        test.trace(), Verdict.valueOf(test.expected().name()), test.violatedAt())))
        .toList();
  }

  private Optional<ProgressionModel> progression(Specification.Progression progression) {
    Set<String> known =
        built.stream().map(safeguard -> safeguard.model().name()).collect(Collectors.toSet());
    if (!progression.stages().stream().allMatch(stage -> known.contains(stage.safeguard()))) {
      return Optional.empty();
    }
    return Optional.of(
        new ProgressionModel(
            specification.module(),
            progression.name(),
            progression.documentation(),
            progression.stages().stream().map(Compiler::stage).toList()));
  }

  private static ProgressionModel.Stage stage(Specification.Stage stage) {
    return new ProgressionModel.Stage(
        stage.safeguard(),
        stage.converged(),
        stage
            .budget()
            .map(
                budget ->
                    new ProgressionModel.Budget(
                        budget.amount(), ProgressionModel.Unit.valueOf(budget.unit().name()))));
  }
}
