package dev.safeguard.compiler;

import dev.safeguard.compiler.analysis.TestEvaluation;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.Optional;

/**
 * A test block of a specification.
 *
 * @param name the text after {@code test}
 * @param span where it stands
 * @param example the trace and what is expected of it
 */
public record TestCase(String name, Span span, TestEvaluation.Example example) {

  TestResult run(Source source, BuiltSafeguard safeguard) {
    Optional<Diagnostic> failure =
        TestEvaluation.evaluate(safeguard.run(), safeguard.alphabet(), example)
            .map(
                failed ->
                    new Diagnostic(
                        DiagnosticCode.TEST_FAILED,
                        source.name(),
                        span,
                        "the test \""
                            + name
                            + "\" of `"
                            + safeguard.name()
                            + "` fails: "
                            + failed.message(),
                        "Correct the trace, the expected verdict or the safeguard.",
                        Optional.of(
                            new Witness.Trace(
                                example.trace().stream()
                                    .limit(failed.position())
                                    .map(safeguard.alphabet()::names)
                                    .toList()))));
    return new TestResult(safeguard.name(), name, span, failure);
  }
}
