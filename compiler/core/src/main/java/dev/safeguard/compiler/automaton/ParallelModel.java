package dev.safeguard.compiler.automaton;

import java.util.List;

/**
 * A conjunction of safeguards that are kept side by side: each reads every observation. It is
 * violated once a part is, satisfied once all are, pending while a part is, and accepting
 * otherwise.
 *
 * @param module the name of the module that declares it
 * @param name the name of the safeguard
 * @param documentation the text of its {@code ///} comments, or the empty string
 * @param alphabet that of every part
 * @param penalty what a violation costs; not negative
 * @param parts the parts, at least one
 */
public record ParallelModel(
    String module,
    String name,
    String documentation,
    Alphabet alphabet,
    double penalty,
    List<MonitorModel> parts) {

  public ParallelModel {
    parts = List.copyOf(parts);
  }

  /**
   * The parts that can be pending. If there is none, the verdicts are exactly those of the product;
   * else a trace that no part violates, but that nothing can make all parts accept any more, is
   * only pending here.
   */
  public List<MonitorModel> pendingParts() {
    return parts.stream()
        .filter(part -> part.states().stream().anyMatch(s -> s.verdict() == Verdict.PENDING))
        .toList();
  }
}
