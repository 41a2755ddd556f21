package dev.safeguard.compiler;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Span.Position;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings as stable text, one a line: {@code code start-end message | witness | help}. A witness
 * is an observation {@code {a, b}} or a trace {@code [{a}, {}]}.
 */
public final class DiagnosticText {
  private DiagnosticText() {}

  public static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(d -> of(d) + "\n").collect(Collectors.joining());
  }

  private static String of(Diagnostic diagnostic) {
    return diagnostic.code().id()
        + " "
        + of(diagnostic.span().start())
        + "-"
        + of(diagnostic.span().end())
        + " "
        + diagnostic.message()
        + diagnostic.witness().map(witness -> " | " + of(witness)).orElse("")
        + " | "
        + diagnostic.help();
  }

  private static String of(Position position) {
    return position.line() + ":" + position.column();
  }

  private static String of(Witness witness) {
    if (witness instanceof Witness.Trace trace) {
      return trace.observations().stream()
          .map(DiagnosticText::observation)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return observation(((Witness.Observation) witness).labels());
  }

  private static String observation(List<String> labels) {
    return labels.stream().collect(Collectors.joining(", ", "{", "}"));
  }
}
