package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.comparison.Question;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Witness;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Name;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers the {@code check} lines of a specification as far as their safeguards could be built. */
final class Checks implements Declaration.Question.QuestionVisitor<Optional<Question>> {
  private final Map<String, MonitorModel> models;
  private final int stateBudget;

  /**
   * @param models the safeguards that could be built, by name
   * @param stateBudget the most states of a product of two of them
   */
  Checks(Map<String, MonitorModel> models, int stateBudget) {
    this.models = models;
    this.stateBudget = stateBudget;
  }

  /** The answer, or empty if the question is not built; a check that fails is reported. */
  Optional<CheckResult> evaluate(Specification.Check check, Findings findings) {
    boolean built =
        check.question().safeguards().stream().allMatch(name -> models.containsKey(name.text()));
    return built
        ? check.question().accept(this).map(question -> result(check, question, findings))
        : Optional.empty();
  }

  private CheckResult result(Specification.Check check, Question question, Findings findings) {
    Question.Answer answer = question.answer(stateBudget);
    MonitorModel any = model(check.question().safeguards().get(0));
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

  @Override
  public Optional<Question> relation(Declaration.Question.Relation question) {
    MonitorModel left = model(question.left());
    MonitorModel right = model(question.right());
    return Optional.of(
        switch (question.comparison()) {
          case REFINES -> new Question.Refines(left, right);
          case EQUALS -> new Question.Equals(left, right);
          case EXCLUDES -> new Question.Excludes(left, right);
        });
  }

  @Override
  public Optional<Question> possibility(Declaration.Question.Possibility question) {
    Verdict verdict = question.violation() ? Verdict.VIOLATED : Verdict.SATISFIED;
    return Optional.of(
        new Question.CanReach(model(question.safeguard()), question.possible(), verdict));
  }

  @Override
  public Optional<Question> together(Declaration.Question.Together question) {
    return Optional.empty();
  }

  private MonitorModel model(Name safeguard) {
    return Objects.requireNonNull(models.get(safeguard.text()));
  }
}
