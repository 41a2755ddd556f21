package dev.safeguard.cli.report;

import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.List;

/** Evidence as people read it: {@code observation {a, b}}, {@code trace: {a}; {}; {b}}. */
public final class WitnessText {
  private static final int MOST_OBSERVATIONS = 40;

  private WitnessText() {}

  /** A witness; of a very long trace only both ends. */
  public static String of(Witness witness) {
    if (witness instanceof Witness.Observation observation) {
      return "observation " + labels(observation.labels());
    }
    Witness.Trace trace = (Witness.Trace) witness;
    return "trace: " + (trace.observations().isEmpty() ? "the empty one" : trace(trace));
  }

  /** A trace; of a very long one only both ends. */
  public static String trace(Witness.Trace witness) {
    List<List<String>> trace = witness.observations();
    if (trace.isEmpty()) {
      return "the empty trace";
    }
    if (trace.size() <= MOST_OBSERVATIONS) {
      return joined(trace);
    }
    int half = MOST_OBSERVATIONS / 2;
    return "%s; (%d more); %s"
        .formatted(
            joined(trace.subList(0, half)),
            trace.size() - 2 * half,
            joined(trace.subList(trace.size() - half, trace.size())));
  }

  /** The labels of one observation in braces. */
  public static String labels(List<String> labels) {
    return "{" + String.join(", ", labels.stream().map(GuardText::name).toList()) + "}";
  }

  private static String joined(List<List<String>> observations) {
    return String.join("; ", observations.stream().map(WitnessText::labels).toList());
  }
}
