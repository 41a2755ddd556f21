package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.limits.Budget;

/** Counts the parts of formulas and states that templates and families bring into a file. */
final class ExpansionBudget {
  private static final int DECLARATIONS = 4;

  private final Budget budget;
  private final long mostInOne;
  private final long mostInAll;
  private long spent;
  private long before;

  /**
   * @param budget says how many parts one declaration may grow to; all of a file together may grow
   *     to four times as many
   */
  ExpansionBudget(Budget budget) {
    this.budget = budget;
    this.mostInOne = budget.limits().expansion();
    this.mostInAll = DECLARATIONS * mostInOne;
  }

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
    budget.tick();
    spent += parts;
    if (spent - before > mostInOne || spent > mostInAll) {
      boolean one = spent - before > mostInOne;
      throw new Rejection(
          DiagnosticCode.LIMIT_EXPANSION,
          use,
          one
              ? "written out, this has more than the " + mostInOne + " parts that are allowed"
              : "up to here the file, written out, has more than the "
                  + mostInAll
                  + " parts that are allowed",
          one
              ? "A template that uses another one twice doubles it; use smaller numbers, or fewer"
                  + " templates in templates; or raise the limit."
              : "Split the file.");
    }
  }
}
