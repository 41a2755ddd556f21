package dev.safeguard.compiler.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the findings of one source while a stage works on it. */
public final class Findings {
  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();

  public Findings(Source source) {
    this.source = source;
  }

  /** The source that the findings are about. */
  public Source source() {
    return source;
  }

  /** Adds a finding without a witness. */
  public void add(DiagnosticCode code, Span span, String message, String help) {
    add(code, span, message, help, Optional.empty());
  }

  /** Adds a finding with a witness. */
  public void add(DiagnosticCode code, Span span, String message, String help, Witness witness) {
    add(code, span, message, help, Optional.of(witness));
  }

  private void add(
      DiagnosticCode code, Span span, String message, String help, Optional<Witness> witness) {
    String where =
        span.origin()
            .map(o -> " (in " + o.what() + ", line " + o.span().line() + " of " + o.file() + ")")
            .orElse("");
    found.add(new Diagnostic(code, source.name(), span, message + where, help, witness));
  }

  /** Adds what an earlier stage found. */
  public void addAll(List<Diagnostic> earlier) {
    found.addAll(earlier);
  }

  /** How many findings there are so far. */
  public int size() {
    return found.size();
  }

  /** The findings in the order of {@link Diagnostic#ORDER}, without repetitions. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted(Diagnostic.ORDER).distinct().toList();
  }
}
