package dev.safeguard.compiler;

import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Marking;
import dev.safeguard.compiler.analysis.Realizability;
import dev.safeguard.compiler.analysis.Verification;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.incentives.EnvironmentReward;
import dev.safeguard.compiler.incentives.Incentives;
import dev.safeguard.compiler.interchange.AutomatonFormat;
import dev.safeguard.compiler.interchange.AutomatonReader;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.Imports;
import dev.safeguard.compiler.semantics.ModuleSource;
import dev.safeguard.compiler.semantics.Resolution;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.semantics.TemplateExpansion;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.syntax.Parsing;
import dev.safeguard.compiler.syntax.SyntaxTree;
import dev.safeguard.compiler.translation.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The driver: text, syntax tree, resolved specification, drafts, verified models. */
public final class Compiler {
  private final Source source;
  private final ModuleSource modules;
  private final Budget budget;
  private final Strategy strategy;
  private final Findings findings;
  private final WithinLimits within;
  private List<Source> imports = List.of();
  private Optional<Construction> construction = Optional.empty();
  private List<BuiltSafeguard> built = List.of();
  private Specification specification = Specification.empty("");

  private Compiler(Source source, ModuleSource modules, Limits limits, Strategy strategy) {
    this.source = source;
    this.modules = modules;
    this.budget = Budget.of(limits);
    this.strategy = strategy;
    this.findings = new Findings(source);
    this.within = new WithinLimits(budget, findings);
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
    return compile(source, modules, limits, Strategy.AUTO);
  }

  /**
   * The same, with compositions built in a given form.
   *
   * @param modules where the modules come from that it imports
   */
  public static Compilation compile(
      Source source, ModuleSource modules, Limits limits, Strategy strategy) {
    return DeepStack.call(
        limits.depth(), () -> new Compiler(source, modules, limits, strategy).run());
  }

  /**
   * Reads an automaton that another tool wrote, as a file that declares one safeguard. Whatever is
   * wrong with it is found in the result; nothing is thrown for it.
   */
  public static Compilation read(Source source, AutomatonFormat format, Limits limits) {
    return DeepStack.call(
        limits.depth(),
        () -> new Compiler(source, ModuleSource.NONE, limits, Strategy.PRODUCT).read(format));
  }

  private Compilation read(AutomatonFormat format) {
    within.run(
        "the automaton",
        Span.START,
        () ->
            AutomatonReader.read(format, findings, budget)
                .map(Marking::of)
                .flatMap(this::verified)
                .ifPresent(safeguard -> built = List.of(safeguard)));
    return new Compilation(
        source,
        List.of(),
        built.stream()
            .flatMap(made -> made.automaton().stream())
            .map(made -> made.model().module())
            .findFirst()
            .orElse(""),
        built.stream().flatMap(made -> made.alphabet().labels().stream()).toList(),
        Grounding.NONE,
        findings.sorted(),
        built,
        List.of(),
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
    within.run("the file", Span.START, this::read);
    construction.ifPresent(building -> built = building.all());
    List<ProgressionModel> progressions =
        specification.progressions().stream()
            .map(this::progression)
            .flatMap(Optional::stream)
            .toList();
    specification.progressions().forEach(this::compareStages);
    List<CheckResult> checks = checks();
    List<Incentives> incentives = incentives();
    return new Compilation(
        source,
        imports,
        specification.module(),
        specification.labels(),
        specification.definitions().grounding(),
        findings.sorted(),
        built,
        progressions,
        checks,
        incentives);
  }

  private void read() {
    SyntaxTree tree = Parsing.parse(findings, budget);
    Imports.Imported imported = Imports.of(tree, modules, budget, findings);
    imports = imported.sources();
    SyntaxTree expanded = TemplateExpansion.expand(tree, imported.templates(), budget, findings);
    specification = Resolution.resolve(expanded, findings);
    construction =
        Translation.of(specification, budget, findings)
            .map(translation -> new Construction(specification, translation, strategy, within));
  }

  private List<CheckResult> checks() {
    Checks checks =
        new Checks(built, each -> construction.orElseThrow().model(each), budget.limits().states());
    List<CheckResult> results = new ArrayList<>();
    for (Specification.Check check : specification.checks()) {
      within.run(
          "the check `" + check.text() + "`",
          check.span(),
          () -> checks.evaluate(check, findings).ifPresent(results::add));
    }
    return results;
  }

  private List<Incentives> incentives() {
    List<Incentives> results = new ArrayList<>();
    specification
        .environment()
        .map(said -> EnvironmentReward.of(said.least(), said.most(), said.discount()))
        .ifPresent(
            environment ->
                specification
                    .safeguards()
                    .forEach(each -> addIncentives(each, environment, results)));
    return results;
  }

  private void addIncentives(
      Specification.Safeguard safeguard, EnvironmentReward environment, List<Incentives> results) {
    built.stream()
        .filter(each -> each.name().equals(safeguard.name()))
        .flatMap(each -> each.automaton().stream())
        .findFirst()
        .ifPresent(
            automaton ->
                within.run(
                    "what pays under the safeguard `" + safeguard.name() + "`",
                    safeguard.span(),
                    () -> {
                      Incentives found = Incentives.of(automaton.model(), environment, budget);
                      IncentiveFindings.report(found, safeguard.span(), findings);
                      results.add(found);
                    }));
  }

  private Optional<ProgressionModel> progression(Specification.Progression progression) {
    Set<String> known = built.stream().map(BuiltSafeguard::name).collect(Collectors.toSet());
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

  private void compareStages(Specification.Progression progression) {
    List<MonitorModel> stages =
        progression.stages().stream()
            .flatMap(stage -> built.stream().filter(each -> each.name().equals(stage.safeguard())))
            .flatMap(each -> each.automaton().stream())
            .map(CompiledSafeguard::model)
            .toList();
    within.run(
        "the progression `" + progression.name() + "`",
        progression.span(),
        () -> StageFindings.report(progression, stages, budget.limits().states(), findings));
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
