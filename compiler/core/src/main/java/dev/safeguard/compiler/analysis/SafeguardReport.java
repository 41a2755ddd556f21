package dev.safeguard.compiler.analysis;

import java.util.List;

/**
 * What verification found out about a safeguard.
 *
 * @param name its name
 * @param states how many states it declares
 * @param minimal how many are left when those are merged that no trace distinguishes by the four
 *     verdicts
 * @param minimalThreeValued the same by satisfied, open and violated
 * @param initial the initial state
 * @param accepting the states in F
 * @param pending the states outside F that are not marked rejecting
 * @param rejecting the states marked rejecting
 * @param rejectingSinks the rejecting sink components (Definition 9)
 * @param doomed the states from which no accepting state can be reached
 * @param secured the states from which only accepting states can be reached
 * @param canViolate whether some trace violates it
 * @param canSatisfy whether some trace satisfies it for good
 */
public record SafeguardReport(
    String name,
    int states,
    int minimal,
    int minimalThreeValued,
    String initial,
    List<String> accepting,
    List<String> pending,
    List<String> rejecting,
    List<List<String>> rejectingSinks,
    List<String> doomed,
    List<String> secured,
    boolean canViolate,
    boolean canSatisfy) {

  public SafeguardReport {
    accepting = List.copyOf(accepting);
    pending = List.copyOf(pending);
    rejecting = List.copyOf(rejecting);
    rejectingSinks = rejectingSinks.stream().map(List::copyOf).toList();
    doomed = List.copyOf(doomed);
    secured = List.copyOf(secured);
  }
}
