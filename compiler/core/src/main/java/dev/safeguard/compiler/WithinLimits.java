package dev.safeguard.compiler;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;

/**
 * Runs the parts of a compilation and reports, at the part that is to blame, a limit that it
 * exceeds.
 *
 * @param budget the limits, and the clock of the part at work
 * @param findings gets what is exceeded
 */
record WithinLimits(Budget budget, Findings findings) {

  /**
   * Runs one part.
   *
   * @param part how messages call it, with its article
   * @param span where it stands
   */
  void run(String part, Span span, Runnable work) {
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
}
