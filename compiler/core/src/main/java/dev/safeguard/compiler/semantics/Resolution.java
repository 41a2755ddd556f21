package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.signals.Signal;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import dev.safeguard.compiler.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Resolves a whole file: first everything that declares a name, then everything that uses one. */
public final class Resolution {
  private static final String LABEL = "label";
  static final String SAFEGUARD = "safeguard";

  private final SyntaxTree tree;
  private final Findings findings;
  private final Namespace<OptionalInt> names;
  private final List<Name> labels = new ArrayList<>();
  private long actions;
  private final List<Name> signalNames = new ArrayList<>();
  private final List<Signal> signals = new ArrayList<>();
  private final PropositionResolver propositions;
  private final GroundingResolver definitions;
  private final boolean wellFormed;

  private Resolution(SyntaxTree tree, Findings findings) {
    this.tree = tree;
    this.findings = findings;
    this.names = new Namespace<>(findings);
    this.propositions = new PropositionResolver(names, tree.complete(), findings);
    this.definitions =
        new GroundingResolver(
            new ConditionResolver(names, propositions, signals, tree.complete(), findings),
            findings);
    this.wellFormed = findings.size() == 0;
  }

  /** Resolves a syntax tree and adds what is wrong with its names to the findings. */
  public static Specification resolve(SyntaxTree tree, Findings findings) {
    return new Resolution(tree, findings).specification();
  }

  private Specification specification() {
    String module = module();
    declareLabels();
    declareRest();
    if (labels.size() > Alphabet.MOST_LABELS) {
      reportTooManyLabels();
      return Specification.empty(module);
    }
    new UnsupportedFeatures(findings).report(tree);
    Specification.Definitions defined = definitions.resolve(signals);
    List<Specification.Assumption> assumptions = new ArrayList<>();
    for (Declaration.Assumption assumption : tree.all(Declaration.Assumption.class)) {
      propositions
          .resolve(assumption.formula())
          .ifPresent(
              proposition ->
                  assumptions.add(
                      new Specification.Assumption(
                          proposition, assumption.text(), assumption.span())));
    }
    SafeguardResolver safeguards = new SafeguardResolver(names, propositions, findings);
    List<Specification.Safeguard> resolved =
        tree.all(Declaration.Safeguard.class).stream()
            .map(safeguards::resolve)
            .flatMap(Optional::stream)
            .toList();
    List<Specification.Progression> progressions =
        tree.all(Declaration.Progression.class).stream()
            .filter(progression -> !progression.damaged())
            .map(this::progression)
            .toList();
    reportUnused();
    return new Specification(
        module,
        labels.stream().map(Name::text).toList(),
        actions,
        defined,
        assumptions,
        EnvironmentResolver.resolve(tree.all(Declaration.Environment.class), findings),
        Inheritance.resolve(resolved, findings),
        progressions,
        checks());
  }

  private String module() {
    List<Declaration.Module> modules = tree.all(Declaration.Module.class);
    for (Declaration.Module second : modules.subList(Math.min(1, modules.size()), modules.size())) {
      findings.add(
          DiagnosticCode.NAME_DUPLICATE,
          second.span(),
          "a file is one module, and line " + modules.get(0).span().line() + " names it already",
          "Keep one of the two lines.");
    }
    return modules.isEmpty() ? moduleOf(findings.source()) : modules.get(0).name().text();
  }

  /** The name of a module that does not give one: that of its file, without folder and ending. */
  private static String moduleOf(Source source) {
    String file = source.name().substring(source.name().lastIndexOf('/') + 1);
    int dot = file.indexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    return stem.replaceAll("[^\\p{L}\\p{N}_]", "_");
  }

  private void declareLabels() {
    for (Declaration.Labels declaration : tree.all(Declaration.Labels.class)) {
      for (Name name : declaration.names()) {
        long bit = 1L << labels.size();
        if (declareLabel(name) && declaration.actions()) {
          actions |= bit;
        }
      }
    }
    for (Declaration.LabelDefinition definition : tree.all(Declaration.LabelDefinition.class)) {
      int number = labels.size();
      if (declareLabel(definition.name())) {
        definitions.declare(definition, number);
      }
    }
  }

  private boolean declareLabel(Name name) {
    return names.declare(name, LABEL, OptionalInt.of(labels.size())) && labels.add(name);
  }

  private void reportTooManyLabels() {
    Name first = labels.get(Alphabet.MOST_LABELS);
    findings.add(
        DiagnosticCode.LIMIT_LABELS,
        first.span(),
        "the module has "
            + labels.size()
            + " labels; `"
            + first.text()
            + "` is the first that an observation of "
            + Alphabet.MOST_LABELS
            + " cannot hold",
        "Split the specification into modules, each with the labels that it needs.");
  }

  private void declareRest() {
    for (Declaration.Signals declaration : tree.all(Declaration.Signals.class)) {
      for (Name name : declaration.names()) {
        if (names.declare(name, "signal", OptionalInt.empty())) {
          signalNames.add(name);
          signals.add(new Signal(name.text(), Signal.Type.of(declaration.type())));
        }
      }
    }
    for (Declaration.Template template : tree.all(Declaration.Template.class)) {
      names.declare(template.name(), "template", OptionalInt.empty());
    }
    for (Declaration.Safeguard safeguard : tree.all(Declaration.Safeguard.class)) {
      names.declare(safeguard.name(), SAFEGUARD, OptionalInt.empty());
    }
    for (Declaration.Progression progression : tree.all(Declaration.Progression.class)) {
      names.declare(progression.name(), "progression", OptionalInt.empty());
    }
  }

  /** The questions of which every safeguard is known. */
  private List<Specification.Check> checks() {
    List<Specification.Check> checks = new ArrayList<>();
    for (Declaration.Check check : tree.all(Declaration.Check.class)) {
      boolean known = true;
      for (Name name : check.question().safeguards()) {
        known &= isSafeguard(name);
      }
      if (known) {
        checks.add(new Specification.Check(check.question(), check.text(), check.span()));
      }
    }
    return checks;
  }

  /** Whether a name is that of a safeguard; if it is not, that is reported. */
  private boolean isSafeguard(Name name) {
    boolean known =
        names.find(name.text()).filter(entry -> entry.kind().equals(SAFEGUARD)).isPresent();
    if (!known && tree.complete()) {
      names.reportUnknown(name, SAFEGUARD, "");
    }
    return known;
  }

  private Specification.Progression progression(Declaration.Progression progression) {
    List<Specification.Stage> stages = new ArrayList<>();
    Namespace<Integer> seen = new Namespace<>(findings);
    for (Declaration.Stage stage : progression.stages()) {
      seen.declare(stage.safeguard(), "stage", stages.size());
      boolean known = isSafeguard(stage.safeguard());
      if (known) {
        stages.add(
            new Specification.Stage(
                stage.safeguard().text(), stage.converged(), stage.budget().map(this::budget)));
      }
      stage
          .budget()
          .filter(budget -> budget.amount() < 1)
          .ifPresent(budget -> reportEmptyBudget(stage.span()));
    }
    if (progression.stages().isEmpty()) {
      findings.add(
          DiagnosticCode.VALUE_INVALID,
          progression.name().span(),
          "the progression `" + progression.name().text() + "` has no stage",
          "Name a safeguard: `stage Name until converged`.");
    }
    return new Specification.Progression(
        progression.name().text(), progression.name().span(), progression.documentation(), stages);
  }

  private Specification.Budget budget(Declaration.Budget budget) {
    return new Specification.Budget(
        budget.amount(), Specification.Unit.valueOf(budget.unit().toUpperCase(Locale.ROOT)));
  }

  private void reportEmptyBudget(Span span) {
    findings.add(
        DiagnosticCode.VALUE_INVALID,
        span,
        "a stage of length 0 trains nothing",
        "Give it at least 1, or leave the stage out.");
  }

  /** Formulas that are not built yet use labels all the same. */
  private void markUsesOutsideGuards() {
    Stream.of(
            tree.all(Declaration.LabelDefinition.class).stream()
                .map(Declaration.LabelDefinition::definition),
            tree.all(Declaration.Safeguard.class).stream()
                .flatMap(safeguard -> formulas(safeguard.body())),
            tree.all(Declaration.Template.class).stream()
                .flatMap(template -> formulas(template.body())))
        .flatMap(formulas -> formulas)
        .forEach(propositions::markMentioned);
  }

  private static Stream<Formula> formulas(Declaration.Body body) {
    if (body instanceof Declaration.Body.Formulas given) {
      return given.sequence().stream();
    }
    return body instanceof Declaration.Body.States given
        ? given.states().stream()
            .flatMap(state -> state.transitions().stream())
            .flatMap(transition -> transition.guard().stream())
        : Stream.empty();
  }

  private void reportUnused() {
    if (!wellFormed) {
      return; // What uses the label may stand in what could not be read.
    }
    markUsesOutsideGuards();
    definitions.reportUnused(signalNames);
    for (int i = 0; i < labels.size(); i++) {
      if (!propositions.used().get(i)) {
        findings.add(
            DiagnosticCode.LABEL_UNUSED,
            labels.get(i).span(),
            "nothing uses the label `" + labels.get(i).text() + "`",
            "Use it in a guard or an assumption, or leave it out.");
      }
    }
  }
}
