package dev.safeguard.benchmarks.automata;

import dev.safeguard.benchmarks.machine.Machine;
import java.util.List;
import java.util.stream.Collectors;

/** The page around the table: what was measured, on which machine. */
final class Report {
  private Report() {}

  /**
   * @param bytes for each edge of an automaton, and of its graph
   * @param text from the text of a specification to its sinks
   */
  static String of(List<Row> rows, String[] bytes, Measurement text) {
    return """
        # How long the analyses of large automata take

        Automata with %,d states and %,d edges, and smaller ones, in memory. Written by

        ```text
        benchmarks/automata/run
        ```

        which measures this compiler and other libraries in one run on one machine, each in a process of its own: the median of 5 runs
        after 2 that are not counted, or the second of two where one takes more than 20 s.

        %s
        - *processor time* is that of all threads of the process, garbage collection and compilation by the Java machine included;
          *elapsed* is what a clock shows, and depends on what else the machine does. *here / other* compares processor times.
        - *peak memory* is the most that objects ever took, the automaton included. Our processes may use 1 GB, the others 8 GB.
        - Every state has four successors, one for each observation of two labels: anywhere; nearby, up to 150 states after it and 50
          before it; or anywhere and with a twin that behaves alike. One state in ten is not accepting.
        - Components and sinks are those of the graph of states, which the peers are given too. Minimisation works on decision diagrams here,
          and on a table of letters in AutomataLib; dk.brics builds its automaton anew in each run, which is in its time.
        - *no answer* means that there was none within %d seconds, or not within the memory.

        An automaton takes %s bytes for each edge, its decision diagrams with their tables included, and the graph of its states %s more.

        From the text of a specification of %,d states and three transitions each to its rejecting sinks: %s of processor time, %s elapsed,
        %,d MB at most of 4 GB.

        %s
        """
        .formatted(
            AutomatonBenchmark.STATES,
            RandomGraph.LETTERS * AutomatonBenchmark.STATES,
            Row.HEAD + rows.stream().map(row -> row.markdown(rows)).collect(Collectors.joining()),
            AutomatonBenchmark.PATIENCE_SECONDS,
            bytes[0],
            bytes[1],
            TextMeasurement.STATES,
            Measurement.seconds(text.processor()),
            Measurement.seconds(text.elapsed()),
            text.peak() >> 20,
            Machine.line());
  }
}
