package dev.safeguard.samples.doom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.learning.TaskExperiment.Extent;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoomTaskTest {
  private static final Map<String, String> FEW = Map.of("decisions", "2048", "tests", "1");

  @TempDir private Path folder;

  private final DoomTask task = new DoomTask();

  private TrainingSummary train(String arm, Path directory, Map<String, String> options)
      throws IOException {
    Engines.python();
    return task.train(Engines.request(arm, directory, options), TrainingListener.SILENT);
  }

  @Test
  void isFound() {
    assertThat(TrainingTask.all()).anyMatch(DoomTask.class::isInstance);
  }

  @Test
  void aRunLeavesItsNumbersItsMapAndItsFilm() throws IOException {
    Path first = folder.resolve("first");
    TrainingSummary summary = train("psl", first, FEW);
    assertThat(summary.steps()).isEqualTo(2048);
    assertThat(summary.violationsByStage()).hasSize(3);
    assertThat(first.resolve("summary.json")).content().contains("stochasticReturn");
    assertThat(first.resolve("metrics.csv")).content().contains("NeverLava");
    assertThat(first.resolve("learning-curve.svg")).exists();
    assertThat(first.resolve("map.svg")).content().contains("<svg", "stroke-linejoin");
    assertThat(Files.readAllBytes(first.resolve("agent.gif"))).startsWith('G', 'I', 'F');
  }

  @Test
  void whatCannotBeIsNamed() throws IOException {
    Engines.python();
    assertThatThrownBy(() -> train("psl", folder, Map.of("map", "flat")))
        .hasMessage("--map is one of original, mirrored, moved, not flat");
    assertThatThrownBy(() -> train("psl", folder, Map.of("decisions", "many")))
        .hasMessage("--decisions is a number of at least 1, not many");
    assertThatThrownBy(() -> train("best", folder, FEW)).hasMessageContaining("not best");
  }

  @Test
  void anExperimentDoesNotRepeatWhatIsDone() throws IOException {
    Engines.python();
    List<String> kinds = new ArrayList<>(task.arms());
    kinds.addAll(List.of("mirrored-scratch", "mirrored-adapted", "moved-scratch", "moved-adapted"));
    for (String kind : kinds) {
      Path run = Files.createDirectories(folder.resolve(kind).resolve("seed-1"));
      Files.writeString(run.resolve("measures.csv"), "measure,value\ngreedyReturn,5\n");
      Files.writeString(
          run.resolve("metrics.csv"), "episode,decisions,return,violation_final\n1,9,5,0\n");
    }
    List<String> remarks = new ArrayList<>();
    Path report =
        task.experiment()
            .orElseThrow()
            .run(Engines.request("psl", folder, Map.of()), new Extent(false, 1, 1), remarks::add);
    assertThat(remarks)
        .hasSize(kinds.size())
        .contains("1/11  psl, seed 1: done before")
        .allMatch(line -> line.endsWith("done before"));
    assertThat(report).isEqualTo(folder.resolve("report.md")).content().contains("| `psl` |");
  }
}
