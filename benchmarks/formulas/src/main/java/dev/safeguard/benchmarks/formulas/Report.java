package dev.safeguard.benchmarks.formulas;

import dev.safeguard.benchmarks.machine.Machine;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The page around the table: what was measured, on which machine. */
final class Report {
  private Report() {}

  static String of(List<Row> rows, Time sgStart, Time peerStart, Duration patience) {
    return """
        # How long formulas take

        Whole conversions, from text to minimal automaton. Written by

        ```text
        benchmarks/formulas/run
        ```

        which measures this compiler and its peer, ltlf2dfa 2.0.0 over MONA 1.4, in one run on one machine.

        %s
        Times are by the clock where nothing else is said, so run it on a machine that has nothing else to do.

        - *here* is `sg check` as a new process each time: the median of 5 runs after one that does not count, less start-up.
        - *here, processor* is what all threads of the same runs took together, those that compile Java included, less start-up.
        - *here, warm* is in a process that has compiled the formula before: the median of 15 runs after 15.
        - *ltlf2dfa* is a new process that parses the formula, calls MONA and builds the automaton: one run after one
          that does not count, less start-up. Its own limit of 30 s for MONA is lifted; a process is stopped after %d s (*no answer*), and
          larger formulas of the same kind are then *not tried*.
        - Start-up is the time for `always a` here, %s, and for `true` in ltlf2dfa, %s.
        - *ratio* is ltlf2dfa's time over ours (*here*), both beyond start-up; below 0.020 s a difference of two processes says nothing.

        %s
        """
        .formatted(
            Row.HEAD + rows.stream().map(Row::markdown).collect(Collectors.joining()),
            patience.toSeconds(),
            Row.seconds(sgStart.elapsed()),
            Row.seconds(peerStart.elapsed()),
            Machine.line());
  }
}
