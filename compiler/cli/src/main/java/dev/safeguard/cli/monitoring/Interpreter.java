package dev.safeguard.cli.monitoring;

import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Run;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Configuration;
import dev.safeguard.compiler.composition.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs a safeguard over one trace, observation by observation. */
public final class Interpreter {
  /** Of a longer way only the latest states are kept, so that a stream may go on for ever. */
  static final int LONGEST_PATH = 1000;

  /** Of a longer trace it is not said which part of a formula failed. */
  private static final int LONGEST_EXPLAINED = 100_000;

  private final BuiltSafeguard safeguard;
  private final Run run;
  private final List<Long> trace = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private Optional<Configuration> parts;
  private long step;
  private boolean violated;

  /** Begins in the initial state. */
  public Interpreter(BuiltSafeguard safeguard) {
    this.safeguard = safeguard;
    this.run = safeguard.run();
    for (String label : safeguard.alphabet().labels()) {
      numbers.put(label, numbers.size());
    }
    path.add(run.state());
    parts = safeguard.structure().map(Configuration::initial);
  }

  /**
   * What an observation led to.
   *
   * @param number its position in the trace, from 1
   * @param labels those that hold
   * @param state the state that follows
   * @param verdict the verdict from now on
   * @param violation how it came to be violated, at the first step that is
   */
  public record Step(
      long number,
      List<String> labels,
      String state,
      Verdict verdict,
      Optional<Violation> violation) {}

  /**
   * How a trace came to be violated.
   *
   * @param line of the specification with the transition, or empty if no line says it
   * @param path the states passed, from the initial one to the violated one
   * @param omitted how many states before those are left out
   * @param because which part of a formula failed, and since when; or that no part of a composition
   *     failed by itself
   * @param parts of a composition the part that failed, or those that can no longer be satisfied
   *     together if no part failed by itself
   */
  public record Violation(
      OptionalInt line,
      List<String> path,
      long omitted,
      Optional<String> because,
      List<String> parts) {
    public Violation {
      path = List.copyOf(path);
      parts = List.copyOf(parts);
    }
  }

  /** Takes an observation; empty if it breaks the assumption. */
  public Optional<Step> step(List<String> labels) {
    long observation = bits(labels);
    boolean fromTheStart = step == 0 && run.verdict() == Verdict.VIOLATED;
    if (!run.step(observation)) {
      return Optional.empty();
    }
    Optional<Configuration> before = parts;
    step++;
    path.add(run.state());
    if (path.size() > LONGEST_PATH) {
      path.remove();
    }
    if (isExplained() && trace.size() <= LONGEST_EXPLAINED && !violated) {
      trace.add(observation);
    }
    parts = violated ? parts : parts.flatMap(here -> here.after(observation, step));
    boolean now = verdict() == Verdict.VIOLATED && !violated;
    violated |= now;
    return Optional.of(
        new Step(
            step,
            labels,
            run.state(),
            verdict(),
            now ? Optional.of(violation(fromTheStart, before, observation)) : Optional.empty()));
  }

  private long bits(List<String> labels) {
    long observation = 0;
    for (String label : labels) {
      observation |= 1L << numbers.getOrDefault(label, 0);
    }
    return observation;
  }

  /** How many observations it has taken. */
  public long steps() {
    return step;
  }

  /** The verdict on what it has taken so far. */
  public Verdict verdict() {
    return run.verdict();
  }

  /** Whether more can be said of a violation than which states led to it. */
  private boolean isExplained() {
    return safeguard.automaton().flatMap(CompiledSafeguard::formula).isPresent()
        || safeguard.structure().isPresent();
  }

  private Violation violation(
      boolean fromTheStart, Optional<Configuration> before, long observation) {
    List<String> names = List.copyOf(path);
    long omitted = step + 1 - names.size();
    Optional<Failure> failure =
        before.flatMap(
            there ->
                fromTheStart
                    ? Optional.of(Failure.together(there))
                    : parts.map(here -> Failure.of(there, here, observation)));
    return failure.isEmpty()
        ? new Violation(run.line(), names, omitted, because(), List.of())
        : new Violation(
            failure.get().line(),
            names,
            omitted,
            because(failure.get()),
            failure.get().part().map(List::of).orElse(failure.get().together()));
  }

  private boolean isTraceKept() {
    return !trace.isEmpty() && trace.size() <= LONGEST_EXPLAINED;
  }

  private Optional<String> because() {
    return isTraceKept() ? safeguard.blame(trace).map(safeguard::sentence) : Optional.empty();
  }

  private Optional<String> because(Failure failure) {
    if (failure.part().isEmpty()) {
      return Optional.of(
          "none of them fails by itself, but no trace satisfies all of them any more");
    }
    return isTraceKept()
        ? safeguard.blame(failure, trace).map(safeguard::sentence)
        : Optional.empty();
  }
}
