package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.experiment.Experiment;
import dev.safeguard.learning.experiment.ExperimentReport;
import dev.safeguard.learning.experiment.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridExperimentTest {
  private static final GridTask TASK = new GridTask();

  @TempDir private Path directory;

  private static Experiment experiment(Path to, int episodes, int jobs) {
    return experiment(to, episodes, jobs, "1,3");
  }

  private static Experiment experiment(Path to, int episodes, int jobs, String layouts) {
    TrainingRequest request =
        new TrainingRequest(
            "psl",
            1,
            episodes,
            to,
            true,
            Map.of(),
            new MinecraftSpecification().progression(),
            "hash",
            "1");
    return new Experiment(
        TASK,
        Variant.of(TASK.options(), Map.of("layout", layouts)),
        List.of("psl", "rl"),
        List.of(1L, 2L, 3L),
        List.of(),
        jobs,
        "./sg experiment grid",
        request);
  }

  @Test
  void everyArmRunsOnEverySeedOfEveryVariant() throws Exception {
    List<Experiment.Progress> heard = new ArrayList<>();
    ExperimentReport report = experiment(directory, 200, 2).run(heard::add);
    assertThat(heard).hasSize(12);
    assertThat(heard.get(11).secondsLeft()).isZero();
    assertThat(report.rows())
        .extracting(row -> row.variant().text() + " " + row.arm())
        .containsExactly("layout 1 psl", "layout 1 rl", "layout 3 psl", "layout 3 rl");
    List<RunResult> first = report.runs().values().iterator().next().get("psl");
    double mean = first.stream().mapToLong(r -> r.summary().violations().stage()).sum() / 3.0;
    assertThat(report.rows().get(0).stageViolations().mean()).isCloseTo(mean, within(1e-9));
    assertThat(Files.readAllLines(directory.resolve("runs.csv"))).hasSize(13);
    assertThat(directory.resolve("grid/violations-layout-3.svg")).exists();
    for (String name : List.of("return", "penalty", "path", "values")) {
      Path picture = directory.resolve("grid/" + name + "-layout-1.svg");
      DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
      assertThat(directory.resolve("report.md"))
          .content()
          .contains("grid/" + name + "-layout-3.svg");
    }
    // The floor of the last safeguard on layout 3, 0.52 in 5000 episodes.
    assertThat(directory.resolve("report.md")).content().contains("| Tools | 0.021 |");
  }

  @Test
  void exactNumbersAgreeWithTheTest() throws IOException {
    for (List<RunResult> runs :
        experiment(directory, 1500, 2).run(p -> {}).runs().values().iterator().next().values()) {
      RunResult run = runs.get(0);
      RunResult.Exact exact = Objects.requireNonNull(run.exact());
      double violating = run.summary().test().violationRate();
      double deviation = Math.sqrt(Math.max(violating * (1 - violating), 1e-3) / 1000);
      assertThat(1 - exact.safety())
          .as(run.summary().arm())
          .isCloseTo(violating, within(4 * deviation));
    }
  }

  @Test
  void cutOffAtAnyByteItGoesOnToTheSameFiles() throws IOException {
    Path whole = directory.resolve("whole");
    experiment(whole, 60, 1).run(p -> {});
    Map<String, String> files = files(whole);
    assertThat(files)
        .containsKeys("runs.csv", "report.md", "journal.txt", "grid/path-layout-1.svg");
    byte[] journal = Files.readAllBytes(whole.resolve("journal.txt"));
    for (int length : new int[] {0, 5, journal.length / 2, journal.length - 1}) {
      Path cut = Files.createDirectories(directory.resolve("cut-" + length));
      Files.write(cut.resolve("journal.txt"), Arrays.copyOf(journal, length));
      List<Experiment.Progress> heard = new ArrayList<>();
      experiment(cut, 60, 1).run(heard::add);
      assertThat(files(cut)).as("cut off at %d", length).isEqualTo(files);
      assertThat(heard).as("what is done anew").hasSizeBetween(1, length < 10 ? 12 : 11);
      assertThat(heard.get(0).done()).isEqualTo(13 - heard.size());
    }
  }

  /** The content of each file below a folder, by its path there. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aJournalOfAnotherExperimentIsRefusedInWords() throws IOException {
    experiment(directory, 20, 1).run(p -> {});
    assertThatThrownBy(() -> experiment(directory, 21, 1).run(p -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another experiment")
        .hasMessageContaining("episodes=20");
  }

  @Test
  void aMapIsKnownByItsContentsAndNotByTheNameOfItsFile() throws IOException {
    Path map = directory.resolve("own.txt");
    List<String> rows = new ArrayList<>();
    for (String text : List.of("map\nS.D", "map\nS..D", "# the same\nmap\nS..D")) {
      Files.writeString(map, "legend S start\nlegend . free\nlegend D diamond\n" + text + "\n");
      experiment(directory.resolve("out"), 20, 1, map.toString()).run(p -> {});
      rows.add(Files.readString(directory.resolve("out/runs.csv")));
    }
    assertThat(rows.get(1)).as("another map").isNotEqualTo(rows.get(0));
    assertThat(rows.get(2)).isEqualTo(rows.get(1));
    assertThat(Files.readAllLines(directory.resolve("out/journal.txt"))).hasSize(1 + 2 * 6);
  }
}
