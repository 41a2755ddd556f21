package dev.safeguard.compiler;

import dev.safeguard.compiler.analysis.AutomatonRun;
import dev.safeguard.compiler.analysis.Blame;
import dev.safeguard.compiler.analysis.Run;
import dev.safeguard.compiler.analysis.SafeguardReport;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.comparison.StageComparison;
import dev.safeguard.compiler.composition.Structure;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.incentives.Incentives;
import dev.safeguard.compiler.semantics.FormulaText;
import dev.safeguard.compiler.semantics.TemporalFormula;
import dev.safeguard.compiler.signals.Grounding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the compiler knows of one file.
 *
 * @param source the text
 * @param imports the texts of the modules that it imports, and that these import, each once
 * @param module the name of its module
 * @param labels the names of its labels, in the order of declaration
 * @param grounding its signals, and the labels that are defined from them
 * @param diagnostics every finding, sorted by place
 * @param built the safeguards that could be built, in the order of declaration
 * @param progressions the curricula of which every stage could be built
 * @param checks the answers to the checks of which every safeguard could be built
 * @param incentives if it says what its environment pays, what that makes worth while, for each
 *     safeguard that was built as one automaton
 */
public record Compilation(
    Source source,
    List<Source> imports,
    String module,
    List<String> labels,
    Grounding grounding,
    List<Diagnostic> diagnostics,
    List<BuiltSafeguard> built,
    List<ProgressionModel> progressions,
    List<CheckResult> checks,
    List<Incentives> incentives) {

  public Compilation {
    imports = List.copyOf(imports);
    labels = List.copyOf(labels);
    diagnostics = List.copyOf(diagnostics);
    built = List.copyOf(built);
    progressions = List.copyOf(progressions);
    checks = List.copyOf(checks);
    incentives = List.copyOf(incentives);
  }

  /**
   * A safeguard that passed every check, as one automaton.
   *
   * @param tests its example traces, not yet run
   * @param formula the formula that it is given by, if it is given by one
   * @param structure of what it is composed, if it is
   */
  public record CompiledSafeguard(
      MonitorModel model,
      SafeguardReport report,
      List<TestCase> tests,
      Optional<TemporalFormula> formula,
      Optional<Structure> structure)
      implements BuiltSafeguard {
    public CompiledSafeguard {
      tests = List.copyOf(tests);
    }

    /** True if it is given by states. */
    boolean isDrawn() {
      return formula.isEmpty() && structure.isEmpty();
    }

    /** The states from which the agent can avoid a violation, if some labels are its actions. */
    public Optional<List<String>> winning() {
      return model
          .shield()
          .map(shield -> shield.winning().stream().mapToObj(q -> model.states().get(q).name()))
          .map(Stream::toList);
    }

    @Override
    public String name() {
      return model.name();
    }

    @Override
    public Alphabet alphabet() {
      return model.alphabet();
    }

    @Override
    public Optional<CompiledSafeguard> automaton() {
      return Optional.of(this);
    }

    @Override
    public Optional<ParallelSafeguard> parallel() {
      return Optional.empty();
    }

    @Override
    public Run run() {
      return new AutomatonRun(model);
    }

    @Override
    public Optional<Blame> blame(List<Long> trace) {
      return formula.map(violated -> DeepStack.call(() -> Blame.of(violated, trace)));
    }

    /** Its formula as one would write it, templates expanded, if it is given by one. */
    public Optional<String> formulaText() {
      FormulaText text = new FormulaText(model.alphabet().labels(), GuardText::name);
      return formula.map(given -> DeepStack.call(() -> text.of(given)));
    }
  }

  /** True if the specification is accepted: there may be warnings, but no errors. */
  public boolean isAccepted() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /** The safeguards that were built as one automaton. */
  public List<CompiledSafeguard> safeguards() {
    return built.stream().flatMap(safeguard -> safeguard.automaton().stream()).toList();
  }

  /** The safeguards that were built as parts side by side. */
  public List<ParallelSafeguard> parallelSafeguards() {
    return built.stream().flatMap(safeguard -> safeguard.parallel().stream()).toList();
  }

  /** The safeguard of a name, if it could be built as one automaton. */
  public Optional<CompiledSafeguard> safeguard(String name) {
    return safeguards().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The progression of a name, if every stage of it could be built. */
  public Optional<ProgressionModel> progression(String name) {
    return progressions.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /**
   * What safeguards mean that must hold together.
   *
   * @param parts the names of safeguards that could be built as one automaton; at least one
   */
  public TogetherAnswer together(List<String> parts) {
    Set<String> drawn =
        safeguards().stream()
            .filter(CompiledSafeguard::isDrawn)
            .map(safeguard -> safeguard.model().name())
            .collect(Collectors.toSet());
    List<MonitorModel> models =
        parts.stream().distinct().map(name -> safeguard(name).orElseThrow().model()).toList();
    return DeepStack.call(
        () -> TogetherAnswer.of(models, model -> drawn.contains(model.name()), source));
  }

  /**
   * What each stage of a progression allows and forbids beside each earlier one; nothing of pairs
   * that need more than the limits allow, or if a stage is kept as parts side by side.
   */
  public List<StageComparison> stages(ProgressionModel progression) {
    List<MonitorModel> models =
        progression.stages().stream()
            .flatMap(stage -> safeguard(stage.safeguard()).stream())
            .map(CompiledSafeguard::model)
            .toList();
    return models.size() == progression.stages().size()
        ? DeepStack.call(() -> StageComparison.of(models))
        : List.of();
  }

  /** The same with more findings. */
  public Compilation with(List<Diagnostic> more) {
    return new Compilation(
        source,
        imports,
        module,
        labels,
        grounding,
        Stream.concat(diagnostics.stream(), more.stream()).sorted(Diagnostic.ORDER).toList(),
        built,
        progressions,
        checks,
        incentives);
  }

  /** Runs the example traces of every safeguard that could be built. */
  public List<TestResult> test() {
    return built.stream()
        .flatMap(safeguard -> safeguard.tests().stream().map(t -> t.run(source, safeguard)))
        .toList();
  }
}
