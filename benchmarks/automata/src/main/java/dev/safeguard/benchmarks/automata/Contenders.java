package dev.safeguard.benchmarks.automata;

import dev.safeguard.benchmarks.automata.Contender.Task;
import java.util.List;

/** Everybody who takes part. */
final class Contenders {
  static final String HERE = "here";

  private static final int LITTLE = 1024;
  private static final int MUCH = 8192;

  private Contenders() {}

  static List<Contender> all() {
    return List.of(
        new Contender(HERE, Task.COMPONENTS, LITTLE, Here::components),
        new Contender("JGraphT 1.5.2, Gabow, sparse graph", Task.COMPONENTS, MUCH, JGraphT::gabow),
        new Contender(
            "JGraphT 1.5.2, Kosaraju, sparse graph", Task.COMPONENTS, MUCH, JGraphT::kosaraju),
        new Contender(
            "JGraphT 1.5.2, Gabow, plain graph", Task.COMPONENTS, MUCH, JGraphT::gabowOnObjects),
        new Contender("AutomataLib 0.12.1, Tarjan", Task.COMPONENTS, MUCH, AutomataLib::components),
        new Contender(HERE, Task.SINKS, LITTLE, Here::sinks),
        new Contender(HERE, Task.MINIMIZATION, LITTLE, Here::minimization),
        new Contender(
            "AutomataLib 0.12.1, Hopcroft", Task.MINIMIZATION, MUCH, AutomataLib::minimization),
        new Contender("dk.brics 1.12, Hopcroft", Task.MINIMIZATION, MUCH, Brics::minimization));
  }
}
