package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Span;

/** Counts the parts of formulas and states that templates and families bring into a file. */
final class ExpansionBudget {
  /** The most parts that one declaration may grow to: far more than an automaton can use. */
  static final long MOST_IN_ONE = 500_000;

  /** The most parts that all declarations of a file may grow to together. */
  static final long MOST_IN_ALL = 2_000_000;

  private long spent;
  private long before;

  /** Begins a declaration: what an unfinished one before it has made is forgotten. */
  void begin() {
    spent = before;
  }

  /** Ends a declaration whose parts are kept. */
  void keep() {
    before = spent;
  }

  long spent() {
    return spent;
  }

  /** Counts parts; over the limit, the use that brings them in is to blame. */
  void spend(long parts, Span use) {
    spent += parts;
    if (spent - before > MOST_IN_ONE || spent > MOST_IN_ALL) {
      boolean one = spent - before > MOST_IN_ONE;
      throw new Rejection(
          DiagnosticCode.LIMIT_EXPANSION,
          use,
          one
              ? "written out, this has more than the " + MOST_IN_ONE + " parts that are allowed"
              : "up to here the file, written out, has more than the "
                  + MOST_IN_ALL
                  + " parts that are allowed",
          one
              ? "A template that uses another one twice doubles it; use smaller numbers, or fewer"
                  + " templates in templates."
              : "Split the file.");
    }
  }
}
