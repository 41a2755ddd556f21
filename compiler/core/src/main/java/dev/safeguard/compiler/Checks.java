package dev.safeguard.compiler;

import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.analysis.ShortestTrace;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.comparison.Question;
import dev.safeguard.compiler.comparison.Question.Answer;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Witness;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Name;
import dev.safeguard.compiler.together.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers the {@code check} lines of a specification as far as their safeguards could be built.
 * Where parts side by side can answer, no product is made of them: what refines every part of a
 * conjunction refines the conjunction, what a part refines the conjunction refines too, and what
 * violates a part violates it.
 */
final class Checks {
  private final Map<String, BuiltSafeguard> safeguards = new HashMap<>();
  private final Map<String, MonitorModel> models = new HashMap<>();
  private final Function<BuiltSafeguard, MonitorModel> automaton;
  private final int stateBudget;

  /**
   * @param built the safeguards that could be built
   * @param automaton makes one automaton of a safeguard; may exceed a budget
   * @param stateBudget the most states of a product of two of them
   */
  Checks(
      List<BuiltSafeguard> built,
      Function<BuiltSafeguard, MonitorModel> automaton,
      int stateBudget) {
    built.forEach(safeguard -> safeguards.putIfAbsent(safeguard.name(), safeguard));
    this.automaton = automaton;
    this.stateBudget = stateBudget;
  }

  /** The answer, or empty if the question is not built; a check that fails is reported. */
  Optional<CheckResult> evaluate(Specification.Check check, Findings findings) {
    boolean built =
        check.question().safeguards().stream()
            .allMatch(name -> safeguards.containsKey(name.text()));
    return built
        ? Optional.of(check.question().accept(new Evaluation(check, findings)))
        : Optional.empty();
  }

  /** Answers one question and reports what is wrong. */
  private final class Evaluation implements Declaration.Question.QuestionVisitor<CheckResult> {
    private final Specification.Check check;
    private final Findings findings;

    Evaluation(Specification.Check check, Findings findings) {
      this.check = check;
      this.findings = findings;
    }

    @Override
    public CheckResult relation(Declaration.Question.Relation question) {
      return result(check, Checks.this.relation(question), findings);
    }

    @Override
    public CheckResult possibility(Declaration.Question.Possibility question) {
      return result(check, Checks.this.possibility(question), findings);
    }

    @Override
    public CheckResult together(Declaration.Question.Together question) {
      List<MonitorModel> parts =
          question.parts().stream().map(Name::text).distinct().map(Checks.this::model).toList();
      Together together = Together.of(parts, part -> isDrawn(part.name()));
      TogetherFindings.report(together, check.span(), findings);
      return new CheckResult(
          check.text(),
          check.span(),
          together.trap().isEmpty(),
          together.trap().map(trap -> trap.trace().witness(parts.get(0).alphabet())));
    }
  }

  private CheckResult result(Specification.Check check, Answer answer, Findings findings) {
    BuiltSafeguard any = safeguard(check.question().safeguards().get(0));
    Optional<Witness> witness = answer.witness().map(trace -> trace.witness(any.alphabet()));
    if (!answer.holds()) {
      String message = "this is not so: " + check.text();
      String help = "Correct one of the safeguards, or the check.";
      witness.ifPresentOrElse(
          trace -> findings.add(DiagnosticCode.CHECK_FAILED, check.span(), message, help, trace),
          () -> findings.add(DiagnosticCode.CHECK_FAILED, check.span(), message, help));
    }
    return new CheckResult(check.text(), check.span(), answer.holds(), witness);
  }

  private Answer relation(Declaration.Question.Relation question) {
    Name left = question.left();
    Name right = question.right();
    return switch (question.comparison()) {
      case REFINES -> refines(left, right);
      case EQUALS -> new Question.Equals(model(left), model(right)).answer(stateBudget);
      case EXCLUDES -> new Question.Excludes(model(left), model(right)).answer(stateBudget);
    };
  }

  /** A trace that shows the contrary is not accepted by some part of the right. */
  private Answer refines(Name left, Name right) {
    List<Answer> contrary = new ArrayList<>();
    for (MonitorModel part : parts(right)) {
      if (parts(left).stream().noneMatch(stronger -> refines(stronger, part).holds())) {
        contrary.add(refines(model(left), part));
      }
    }
    return shortest(contrary, false).orElse(new Answer(true, Optional.empty()));
  }

  /** Of the answers that say yes, or no, the one with the shortest witness. */
  private static Optional<Answer> shortest(List<Answer> answers, boolean holds) {
    return answers.stream()
        .filter(answer -> answer.holds() == holds)
        .reduce((best, next) -> ShortestTrace.precedes(trace(next), trace(best)) ? next : best);
  }

  private static List<Long> trace(Answer answer) {
    return answer.witness().map(ReplayedTrace::observations).orElse(List.of());
  }

  private Answer refines(MonitorModel left, MonitorModel right) {
    return new Question.Refines(left, right).answer(stateBudget);
  }

  private Answer possibility(Declaration.Question.Possibility question) {
    Verdict verdict = question.violation() ? Verdict.VIOLATED : Verdict.SATISFIED;
    Name name = question.safeguard();
    if (question.violation() && question.possible()) {
      List<Answer> parts =
          parts(name).stream()
              .map(part -> new Question.CanReach(part, true, verdict).answer(stateBudget))
              .toList();
      Optional<Answer> violable = shortest(parts, true);
      if (violable.isPresent()) {
        return violable.get();
      }
    }
    return new Question.CanReach(model(name), question.possible(), verdict).answer(stateBudget);
  }

  private BuiltSafeguard safeguard(Name name) {
    return Objects.requireNonNull(safeguards.get(name.text()));
  }

  /** The parts of a conjunction that is kept as parts, or else the one automaton. */
  private List<MonitorModel> parts(Name name) {
    return safeguard(name)
        .parallel()
        .map(parallel -> parallel.model().parts())
        .orElseGet(() -> List.of(model(name)));
  }

  private MonitorModel model(Name name) {
    return model(name.text());
  }

  private MonitorModel model(String name) {
    return models.computeIfAbsent(
        name, any -> automaton.apply(Objects.requireNonNull(safeguards.get(name))));
  }

  private boolean isDrawn(String name) {
    return Objects.requireNonNull(safeguards.get(name))
        .automaton()
        .filter(CompiledSafeguard::isDrawn)
        .isPresent();
  }
}
