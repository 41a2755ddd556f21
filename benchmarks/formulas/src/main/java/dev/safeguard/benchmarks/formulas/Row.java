package dev.safeguard.benchmarks.formulas;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param states of the automaton
 * @param fresh a whole process, less the start-up
 * @param warm in a process that runs already
 * @param peer the other tool, where it can express the formula
 */
record Row(FormulaCase formula, int states, Time fresh, Duration warm, Optional<Peer> peer) {
  static final String HEAD =
      """
      | formula | states | target | here | here, processor | here, warm | ltlf2dfa | ratio |
      |---|---|---|---|---|---|---|---|
      """;

  /** Below this, a difference of two processes says nothing. */
  private static final Duration NOISE = Duration.ofMillis(20);

  /**
   * How ltlf2dfa fared.
   *
   * @param time by the clock for a whole process, less the start-up, unless there was no answer
   * @param answer why there was none
   */
  record Peer(Optional<Duration> time, String answer) {
    static final Peer NO_ANSWER = new Peer(Optional.empty(), "no answer");
    static final Peer NOT_TRIED = new Peer(Optional.empty(), "not tried");

    static Peer of(Command.Runs runs, Time start) {
      boolean answered = runs.output().contains("init -> 1") && runs.output().contains("\ndone\n");
      return answered ? new Peer(Optional.of(runs.time().minus(start).elapsed()), "") : NO_ANSWER;
    }
  }

  String markdown() {
    return "| %s | %,d | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            formula.name(),
            states,
            formula.target().map(Row::seconds).orElse(""),
            atLeastNoise(fresh.elapsed()),
            atLeastNoise(fresh.processor()),
            seconds(warm),
            peer.map(other -> other.time().map(Row::atLeastNoise).orElse(other.answer()))
                .orElse("cannot say it"),
            peer.flatMap(Peer::time).filter(Row::isMeasurable).map(this::ratio).orElse(""));
  }

  private String ratio(Duration other) {
    boolean measurable = isMeasurable(fresh.elapsed());
    Duration ours = measurable ? fresh.elapsed() : NOISE;
    return String.format(
        Locale.ROOT, "%s%.1f", measurable ? "" : "> ", (double) other.toNanos() / ours.toNanos());
  }

  private static boolean isMeasurable(Duration duration) {
    return duration.compareTo(NOISE) >= 0;
  }

  static String atLeastNoise(Duration duration) {
    return isMeasurable(duration) ? seconds(duration) : "< " + seconds(NOISE);
  }

  static String seconds(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    return String.format(Locale.ROOT, seconds < 0.0995 ? "%.3f s" : "%.2f s", seconds);
  }
}
