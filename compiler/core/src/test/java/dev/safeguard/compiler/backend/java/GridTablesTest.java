package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.runtime.Monitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The gridworld's four safeguards against the transition tables of the paper's reference
 * implementation, on every state and every observation. The tables number states as the reference
 * does; anything that they do not list stays.
 */
class GridTablesTest {
  private static final int SINK = -1;
  private static final List<String> LABELS =
      List.of("wood", "iron", "work_bench", "smith_table", "diamond", "lava", "creeper");

  // For each safeguard, for each state, where a single label leads.
  private static final List<List<Map<String, Integer>>> TABLES =
      List.of(
          List.of(Map.of("creeper", SINK, "lava", SINK)),
          List.of(
              Map.of("creeper", SINK, "lava", SINK, "wood", 1),
              Map.of("creeper", SINK, "lava", SINK)),
          List.of(
              Map.of("creeper", SINK, "lava", SINK, "wood", 1),
              Map.of("creeper", SINK, "lava", SINK, "work_bench", 2),
              Map.of("creeper", SINK)),
          List.of(
              Map.of("creeper", SINK, "lava", SINK, "wood", 1),
              Map.of("creeper", SINK, "lava", SINK, "work_bench", 2, "iron", 3),
              Map.of("creeper", SINK),
              Map.of("creeper", SINK, "lava", SINK, "smith_table", 4),
              Map.of("lava", SINK)));

  @Test
  void theGeneratedMonitorsAreTheReferenceTables() throws Exception {
    Path file = Path.of("../../samples/grid/minecraft.sg");
    Compilation compilation = Compiler.compile(new Source("grid", Files.readString(file)));
    List<MonitorModel> models =
        compilation.safeguards().stream().map(Compilation.CompiledSafeguard::model).toList();
    assertThat(models).hasSize(TABLES.size());
    Generated classes = Generated.compile(JavaPackage.of("generated", models, List.of()));
    for (int i = 0; i < TABLES.size(); i++) {
      compare(TABLES.get(i), classes.monitor("generated." + models.get(i).name()));
    }
  }

  private static void compare(List<Map<String, Integer>> table, Monitor monitor) {
    assertThat(monitor.safeguard().labels()).isEqualTo(LABELS);
    int sink = table.size();
    assertThat(monitor.safeguard().states()).hasSize(sink + 1);
    assertThat(monitor.safeguard().initial()).isZero();
    for (int state = 0; state <= sink; state++) {
      assertThat(monitor.successor(state, 0)).isEqualTo(state);
      for (String label : LABELS) {
        int listed = state == sink ? sink : table.get(state).getOrDefault(label, state);
        int expected = listed == SINK ? sink : listed;
        assertThat(monitor.successor(state, 1L << LABELS.indexOf(label)))
            .as("%s, state %d, %s", monitor.safeguard().name(), state, label)
            .isEqualTo(expected);
      }
    }
  }
}
