package dev.safeguard.benchmarks.formulas;

import java.time.Duration;
import java.util.List;

/**
 * What a program took.
 *
 * @param elapsed by the clock
 * @param processor of all its threads and of all that it started
 */
record Time(Duration elapsed, Duration processor) {
  Time minus(Time other) {
    return new Time(elapsed.minus(other.elapsed), processor.minus(other.processor));
  }

  /** The median of each kind of time by itself. */
  static Time median(List<Time> times) {
    return new Time(
        middle(times.stream().map(Time::elapsed).toList()),
        middle(times.stream().map(Time::processor).toList()));
  }

  /** The median, the larger one of two. */
  static Duration middle(List<Duration> durations) {
    return durations.stream().sorted().skip(durations.size() / 2).findFirst().orElseThrow();
  }
}
