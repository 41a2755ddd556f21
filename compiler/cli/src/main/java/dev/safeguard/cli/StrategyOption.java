package dev.safeguard.cli;

import dev.safeguard.compiler.Strategy;
import picocli.CommandLine.Option;

/** {@code --strategy}, to be mixed into each command that builds composed safeguards. */
final class StrategyOption {
  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      defaultValue = "auto",
      description = {
        "How a composed safeguard is built: ${COMPLETION-CANDIDATES}. A product is one automaton;",
        "parallel keeps the parts of a conjunction side by side; auto takes the product while it",
        "stays small."
      })
  private Strategy strategy = Strategy.AUTO;

  Strategy strategy() {
    return strategy;
  }
}
