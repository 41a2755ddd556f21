package dev.safeguard.compiler.together;

import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.List;

/**
 * A point that some trace reaches, where each part alone can go on, and all together cannot.
 *
 * @param trace a shortest trace into one; empty for a contradiction
 * @param parts a smallest set of parts that cannot go on together there
 * @param ahead what may still happen until these parts want what excludes each other; empty if they
 *     want it at once, or never do
 * @param demands what each of these parts wants then
 */
public record Trap(
    ReplayedTrace trace, List<MonitorModel> parts, List<Long> ahead, List<Demand> demands) {
  public Trap {
    parts = List.copyOf(parts);
    ahead = List.copyOf(ahead);
    demands = List.copyOf(demands);
  }

  /**
   * What a part wants.
   *
   * @param state the state in which it is
   * @param guard the observations that it allows next; if it is owed something, those that bring it
   *     nearer to acceptance
   * @param owed whether the part is pending, and the others keep it so for ever
   */
  public record Demand(MonitorModel part, MonitorModel.State state, Guard guard, boolean owed) {}
}
