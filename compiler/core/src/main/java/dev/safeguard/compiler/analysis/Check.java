package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.diagnostics.Findings;

/** One question that is asked of every safeguard. */
@FunctionalInterface
interface Check {
  /** At most so many findings of one check about one safeguard; more would say nothing new. */
  int MOST_FINDINGS = 100;

  /** Adds what is wrong to the findings. */
  void examine(Examination examination, Findings findings);
}
