package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * Resolves what a file says of the environment's reward: one range and one discount, or nothing.
 */
final class EnvironmentResolver {
  private final Findings findings;

  private EnvironmentResolver(Findings findings) {
    this.findings = findings;
  }

  /** The first declaration, if its numbers make sense; whatever is wrong is reported. */
  static Optional<Specification.Environment> resolve(
      List<Declaration.Environment> declarations, Findings findings) {
    EnvironmentResolver resolver = new EnvironmentResolver(findings);
    declarations.stream()
        .skip(1)
        .forEach(second -> resolver.reportDuplicate(second, declarations.get(0)));
    return declarations.stream().findFirst().flatMap(resolver::environment);
  }

  private Optional<Specification.Environment> environment(Declaration.Environment declared) {
    double least = declared.least();
    double most = declared.most();
    double discount = declared.discount();
    boolean finite = Double.isFinite(least) && Double.isFinite(most);
    if (!finite) {
      invalid(
          declared.span(),
          "the number is too large: a reward is at most " + Double.MAX_VALUE,
          "Use a smaller number.");
    } else if (least > most) {
      invalid(
          declared.span(),
          "no reward is both at least " + least + " and at most " + most,
          "Write the least reward first: `environment reward " + most + " .. " + least + " ...`.");
    }
    boolean discounted = discount > 0 && discount < 1;
    if (!discounted) {
      invalid(
          declared.span(),
          "the discount is " + discount + ", and must be more than 0 and less than 1",
          "Give the learner's, of a reward that comes a step later: `discount 0.99`.");
    }
    return finite && least <= most && discounted
        ? Optional.of(new Specification.Environment(least, most, discount, declared.span()))
        : Optional.empty();
  }

  private void invalid(Span span, String message, String help) {
    findings.add(DiagnosticCode.VALUE_INVALID, span, message, help);
  }

  private void reportDuplicate(Declaration.Environment second, Declaration.Environment first) {
    findings.add(
        DiagnosticCode.NAME_DUPLICATE,
        second.span(),
        "a file has one environment, and line " + first.span().line() + " declares it already",
        "Keep one of the two lines.");
  }
}
