package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The four safeguards of {@code minecraft.sg}, state by observation. */
class MinecraftTest {
  private final MinecraftSpecification specification = new MinecraftSpecification();

  /** Successor names under no label, then under each of {@link Grid#LABELS}; {@code .} stays. */
  private static final List<String> NO_HAZARD = List.of("gathering . . . . . . violated violated");

  private static final List<String> WOOD =
      List.of(
          "gathering . carrying . . . . violated violated",
          "carrying  . .        . . . . violated violated");

  private static final List<String> BENCH =
      List.of(
          "gathering . carrying . .      . . violated violated",
          "carrying  . .        . bridge . . violated violated",
          "bridge    . .        . .      . . .        violated");

  private static final List<String> TOOLS =
      List.of(
          "gathering     . carrying .             .      .     . violated violated",
          "carrying      . .        carrying_both bridge .     . violated violated",
          "bridge        . .        .             .      .     . .        violated",
          "carrying_both . .        .             .      sword . violated violated",
          "sword         . .        .             .      .     . violated .");

  @Test
  void everyCellOfTheTable() {
    check("NoHazard", NO_HAZARD);
    check("Wood", WOOD);
    check("Bench", BENCH);
    check("Tools", TOOLS);
  }

  private void check(String name, List<String> table) {
    Monitor monitor = specification.monitor(name);
    Safeguard safeguard = monitor.safeguard();
    List<String> states = safeguard.states().stream().map(Safeguard.State::name).toList();
    assertThat(states).hasSize(table.size() + 1).endsWith("violated");
    assertThat(safeguard.penalty()).isEqualTo(20);
    for (String row : table) {
      String[] cells = row.split("\\s+");
      int state = states.indexOf(cells[0]);
      assertThat(safeguard.states().get(state).verdict()).isEqualTo(Verdict.ACCEPTING);
      for (int label = -1; label < Grid.LABELS.size(); label++) {
        String expected = cells[label + 2].equals(".") ? cells[0] : cells[label + 2];
        int successor = monitor.successor(state, label < 0 ? 0 : 1L << label);
        assertThat(states.get(successor))
            .as("%s: %s on %s", name, cells[0], label < 0 ? "{}" : Grid.LABELS.get(label))
            .isEqualTo(expected);
      }
    }
    int violated = states.indexOf("violated");
    assertThat(safeguard.states().get(violated).verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(IntStream.range(0, 7).map(label -> monitor.successor(violated, 1L << label)))
        .containsOnly(violated);
  }

  @Test
  void theProgressionGoesThroughAllFour() {
    assertThat(specification.progression().stages().stream().map(Progression.Stage::name))
        .containsExactly("NoHazard", "Wood", "Bench", "Tools");
  }
}
