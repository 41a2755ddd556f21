package dev.safeguard.compiler.diagnostics;

import java.util.List;

/** Evidence for a finding that the author can replay. */
public sealed interface Witness {

  /**
   * One observation.
   *
   * @param labels the labels that hold, in the order of declaration
   */
  record Observation(List<String> labels) implements Witness {
    public Observation {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A finite sequence of observations.
   *
   * @param observations for each position the labels that hold, in the order of declaration
   */
  record Trace(List<List<String>> observations) implements Witness {
    public Trace {
      observations = observations.stream().map(List::copyOf).toList();
    }
  }
}
