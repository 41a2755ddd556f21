package dev.safeguard.runtime.tools;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Shield;
import dev.safeguard.runtime.TraceMonitor;
import dev.safeguard.runtime.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Stands between an agent and its tools. A call is an observation of a safeguard, and so is its
 * result; a call whose observation would violate is not made, and the answer says why. After a
 * refusal the safeguard is where it was, so that the agent can try something else.
 *
 * <p>A result cannot be refused, as it is there. Where one violates the safeguard, {@link #verdict}
 * says so, and every later call is refused.
 *
 * <p>Not safe for use by several threads: a conversation has a gate of its own.
 *
 * @param <C> calls: the tool and its arguments
 * @param <R> results
 */
public final class ToolGate<C, R> {
  private final TraceMonitor monitor;
  private final String specification;
  private final ToolLabels<? super C, ? super R> labels;
  private final Optional<Shield> shield;
  private final List<Set<String>> trace = new ArrayList<>();
  private final Map<Monitor, List<String>> paths = new LinkedHashMap<>();

  private ToolGate(
      TraceMonitor monitor,
      Optional<Shield> shield,
      String specification,
      ToolLabels<? super C, ? super R> labels) {
    this.monitor = monitor;
    this.shield = shield;
    this.specification = specification;
    this.labels = labels;
    for (Monitor part : monitor.parts()) {
      paths.put(part, new ArrayList<>(List.of(name(part, part.state()))));
    }
  }

  /**
   * A gate that refuses what would violate at once.
   *
   * @param monitor used by nobody else; the conversation begins in its present state
   * @param specification the file's name, for explanations
   */
  public static <C, R> ToolGate<C, R> of(
      TraceMonitor monitor, String specification, ToolLabels<? super C, ? super R> labels) {
    return new ToolGate<>(monitor, Optional.empty(), specification, labels);
  }

  /**
   * A gate that refuses also what would leave the agent, sooner or later, without a call that is
   * safe whatever the world answers. The specification says which labels are the agent's actions.
   */
  public static <C, R, M extends TraceMonitor & Shield> ToolGate<C, R> shielded(
      M monitor, String specification, ToolLabels<? super C, ? super R> labels) {
    return new ToolGate<>(monitor, Optional.of(monitor), specification, labels);
  }

  /**
   * What came of a call that an agent wanted to make: its result, or a refusal.
   *
   * @param result what the tool returned; empty if the call was refused
   * @param refusal why it was not made; empty if it was
   */
  public record Answer<R>(Optional<R> result, Optional<Refusal> refusal) {
    /** The result as text, or why there is none. */
    public String text() {
      return refusal.map(Refusal::text).or(() -> result.map(String::valueOf)).orElseThrow();
    }
  }

  /**
   * Makes a call, unless it has to be refused.
   *
   * @param tool makes the call; not used for one that is refused; what it throws comes through, and
   *     then the call has been made and its result is unknown
   * @throws IllegalArgumentException if a label is none of the specification's
   * @throws dev.safeguard.runtime.AssumptionViolatedException if the labels break what the
   *     specification assumes
   */
  public Answer<R> call(C call, Function<? super C, ? extends R> tool) {
    Optional<Refusal> refusal = refusal(call);
    if (refusal.isPresent()) {
      return new Answer<>(Optional.empty(), refusal);
    }
    observe(labels.ofCall(call));
    R result = tool.apply(call);
    observe(labels.ofResult(call, result));
    return new Answer<>(Optional.of(result), Optional.empty());
  }

  /** Why a call would be refused if it were made now; empty if it would not. Nothing changes. */
  public Optional<Refusal> refusal(C call) {
    Set<String> wanted = labels.ofCall(call);
    long observation = bits(wanted);
    for (Monitor part : monitor.parts()) {
      if (isViolated(part, part.successor(part.state(), observation))) {
        return Optional.of(refusal(part, wanted, observation, true, part.safeNext()));
      }
    }
    return shield
        .map(Shield::safeActions)
        .filter(safe -> !safe.admits(observation))
        .map(safe -> refusal(monitor.parts().get(0), wanted, observation, false, safe));
  }

  private Refusal refusal(
      Monitor part, Set<String> wanted, long observation, boolean violates, Guard allowed) {
    List<String> path = new ArrayList<>(Objects.requireNonNull(paths.get(part)));
    path.add(name(part, part.successor(part.state(), observation)));
    return new Refusal(
        monitor.name(),
        part.name(),
        specification,
        wanted,
        violates,
        part.cause(part.state(), observation),
        path,
        trace,
        allowed.text());
  }

  /**
   * Takes in what holds beside the calls, such as that a person has approved something.
   *
   * @throws IllegalArgumentException as {@link #call}
   */
  public Verdict observe(Set<String> names) {
    Verdict verdict = monitor.step(bits(names));
    trace.add(Set.copyOf(names));
    paths.forEach((part, path) -> path.add(name(part, part.state())));
    return verdict;
  }

  /** The verdict on the conversation so far. */
  public Verdict verdict() {
    return monitor.verdict();
  }

  private static boolean isViolated(Monitor part, int state) {
    return part.safeguard().states().get(state).verdict() == Verdict.VIOLATED;
  }

  private static String name(Monitor part, int state) {
    return part.safeguard().states().get(state).name();
  }

  private long bits(Set<String> names) {
    List<String> all = monitor.labelNames();
    for (String name : names) {
      if (!all.contains(name)) {
        throw new IllegalArgumentException(
            "%s has no label %s; it has %s"
                .formatted(monitor.name(), name, String.join(", ", all)));
      }
    }
    return IntStream.range(0, all.size())
        .filter(label -> names.contains(all.get(label)))
        .mapToLong(label -> 1L << label)
        .reduce(0, (some, more) -> some | more);
  }
}
