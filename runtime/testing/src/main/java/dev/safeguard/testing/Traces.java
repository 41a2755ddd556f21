package dev.safeguard.testing;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Arbitraries of traces. An observation is a {@code long}, as in {@link Monitor#step}; what the
 * specification's assumptions exclude is never drawn. Traces shrink towards fewer observations, and
 * observations towards fewer labels.
 */
public final class Traces {
  /** The longest trace that is drawn unless another size is asked for. */
  public static final int DEFAULT_LENGTH = 24;

  private static final int MOST_MISSES = 100_000;

  private Traces() {}

  /**
   * Single observations that the assumptions allow.
   *
   * @throws net.jqwik.api.TooManyFilterMissesException when drawn from, if the assumptions leave so
   *     few observations that chance does not find them
   */
  public static Arbitrary<Long> observations(Monitor monitor) {
    Guard safe = monitor.safeNext();
    Guard unsafe = monitor.unsafeNext();
    int labels = monitor.safeguard().labels().size();
    if (labels == 0) {
      return Arbitraries.just(0L);
    }
    return Arbitraries.of(IntStream.range(0, labels).boxed().toList())
        .set()
        .ofMinSize(0)
        .ofMaxSize(labels)
        .map(held -> held.stream().mapToLong(label -> 1L << label).reduce(0, (a, b) -> a | b))
        .filter(MOST_MISSES, labelsHeld -> safe.admits(labelsHeld) || unsafe.admits(labelsHeld))
        .edgeCases(config -> config.none());
  }

  /** Traces of up to {@value #DEFAULT_LENGTH} observations, the empty trace included. */
  public static ListArbitrary<Long> of(Supplier<? extends Monitor> monitors) {
    return observations(monitors.get()).list().ofMaxSize(DEFAULT_LENGTH);
  }

  /** A trace in words: the names of the labels of each observation. */
  public static List<List<String>> names(Safeguard safeguard, List<Long> trace) {
    List<List<String>> words = new ArrayList<>();
    for (long observation : trace) {
      words.add(
          IntStream.range(0, safeguard.labels().size())
              .filter(label -> (observation >>> label & 1) == 1)
              .mapToObj(safeguard.labels()::get)
              .toList());
    }
    return words;
  }
}
