package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.learning.SavedRun;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.runtime.Progression;
import dev.safeguard.runtime.Safeguard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTaskTest {
  private static final Progression PROGRESSION = new MinecraftSpecification().progression();

  @TempDir private Path directory;

  private final GridTask task = new GridTask();

  private TrainingRequest request(String arm, int episodes, Path to, boolean resume) {
    return new TrainingRequest(
        arm, 7, episodes, to, resume, Map.of("layout", "1"), PROGRESSION, "hash", "1");
  }

  private TrainingSummary train(TrainingRequest request) throws IOException {
    return task.train(request, TrainingListener.SILENT);
  }

  private static TrainingSummary timeless(TrainingSummary s) {
    return new TrainingSummary(
        s.task(),
        s.arm(),
        s.seed(),
        s.episodes(),
        s.steps(),
        0,
        s.violations(),
        s.violationsByStage(),
        s.test(),
        s.measures(),
        s.config(),
        s.specificationHash(),
        s.version());
  }

  @Test
  void isFoundAsAService() {
    assertThat(TrainingTask.all()).anyMatch(GridTask.class::isInstance);
    assertThat(task.specification()).isNotNull();
  }

  @Test
  void progressiveSafeguardsFindTheDiamondAndRarelyViolate() throws IOException {
    TrainingSummary summary = train(request("psl", 5000, directory, false));
    assertThat(summary.test().successRate()).isGreaterThan(0.97);
    assertThat(summary.test().violationRate()).isLessThan(0.03);
    assertThat(summary.violationsByStage()).hasSize(4);
    assertThat(summary.violations().stage()).isLessThan(1000);
    assertThat(summary.violationsByStage().stream().mapToLong(v -> v).sum())
        .isEqualTo(summary.violations().stage());
  }

  @Test
  void rewardAloneFindsTheDiamondThroughLava() throws IOException {
    TrainingSummary summary = train(request("rl", 5000, directory, false));
    assertThat(summary.test().successRate()).isGreaterThan(0.97);
    assertThat(summary.violations().stage())
        .isEqualTo(summary.violations().last())
        .isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"psl", "zero-shot", "fear", "rl", "reference", "psl-shield", "psl-plan-factual"})
  void theSameSeedGivesTheSameSummaryAndAnotherOneAnother(String arm) throws IOException {
    TrainingSummary one = train(request(arm, 600, directory.resolve("1"), false));
    TrainingSummary two = train(request(arm, 600, directory.resolve("2"), false));
    assertThat(timeless(two)).isEqualTo(timeless(one));
    assertThat(directory.resolve("2/metrics.csv"))
        .hasSameTextualContentAs(directory.resolve("1/metrics.csv"));
    TrainingRequest other =
        request(arm, 600, directory, false).with(arm, 8, directory.resolve("3"), false);
    assertThat(train(other).steps()).isNotEqualTo(one.steps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"psl", "zero-shot", "fear", "rl", "reference", "psl-shield", "psl-plan-factual"})
  void aKilledRunGoesOnAsIfNothingHadHappened(String arm) throws IOException {
    TrainingSummary whole = train(request(arm, 2300, directory.resolve("whole"), false));
    Path killed = directory.resolve("killed");
    TrainingListener stopping =
        progress -> {
          if (progress.done() > 1000) {
            throw new IllegalStateException("killed");
          }
        };
    // The listener hears of the last episode at the latest, and before that is in a checkpoint.
    assertThatThrownBy(() -> task.train(request(arm, 2300, killed, false), stopping))
        .hasMessage("killed");
    assertThat(killed.resolve("checkpoint.bin")).exists();
    assertThat(killed.resolve("summary.json")).doesNotExist();
    assertThat(SavedRun.read(killed))
        .isEqualTo(new SavedRun("grid", arm, 7, 2300, Map.of("layout", "1"), "hash", "1"));
    Files.writeString(
        killed.resolve("metrics.csv"),
        Files.readString(killed.resolve("metrics.csv")) + "half a ro");
    TrainingSummary resumed = train(request(arm, 2300, killed, true));
    assertThat(timeless(resumed)).isEqualTo(timeless(whole));
    assertThat(killed.resolve("metrics.csv"))
        .hasSameTextualContentAs(directory.resolve("whole/metrics.csv"));
    assertThat(killed.resolve("path.svg"))
        .hasSameTextualContentAs(directory.resolve("whole/path.svg"));
    assertThat(timeless(train(request(arm, 2300, killed, true)))).isEqualTo(timeless(whole));
  }

  @Test
  void aRunCanBeExtendedInTheMiddleOfAStage() throws IOException {
    TrainingSummary whole = train(request("psl", 700, directory.resolve("whole"), false));
    for (int episodes : new int[] {3, 8, 60, 400, 700}) {
      train(request("psl", episodes, directory.resolve("parts"), episodes > 3));
    }
    assertThat(directory.resolve("parts/metrics.csv"))
        .hasSameTextualContentAs(directory.resolve("whole/metrics.csv"));
    assertThat(timeless(train(request("psl", 700, directory.resolve("parts"), true))))
        .isEqualTo(timeless(whole));
  }

  @Test
  void damagedOrForeignCheckpointsAreRefusedInWords() throws IOException {
    train(request("psl", 20, directory, false));
    Path file = directory.resolve("checkpoint.bin");
    byte[] good = Files.readAllBytes(file);
    for (int at : new int[] {40, 200, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(file, bad);
      assertThatThrownBy(() -> train(request("psl", 20, directory, true)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
    }
    for (int length : new int[] {0, 7, 30, good.length - 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatThrownBy(() -> train(request("psl", 20, directory, true)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("checkpoint.bin");
    }
    Files.write(file, good);
    assertThatThrownBy(() -> train(request("rl", 20, directory, true)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another run")
        .hasMessageContaining("arm=psl");
    assertThatThrownBy(() -> train(request("psl", 10, directory, true)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("20 episodes already");
    Files.delete(directory.resolve("metrics.csv"));
    assertThatThrownBy(() -> train(request("psl", 20, directory, true)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("metrics.csv");
  }

  @Test
  void whatIsNoRunIsRefusedInWords() throws IOException {
    assertThatThrownBy(() -> SavedRun.read(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no training run");
    Files.writeString(directory.resolve("run.properties"), "task=grid\nseed=x\n");
    assertThatThrownBy(() -> SavedRun.read(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void wrongRequestsAreRefusedInWords() {
    assertThatThrownBy(() -> train(request("ppo", 20, directory, false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zero-shot");
    TrainingRequest layout9 =
        new TrainingRequest(
            "psl", 1, 20, directory, false, Map.of("layout", "9"), PROGRESSION, "hash", "1");
    assertThatThrownBy(() -> train(layout9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1, 2, 3");
    Progression gold =
        new Progression(
            "Gold",
            List.of(
                new Progression.Stage(
                    "Gold",
                    () ->
                        new ChainMonitor(
                            new Safeguard("Gold", "", List.of("gold"), List.of(), 0, 1), List.of()),
                    PROGRESSION.last().until())));
    TrainingRequest unknown =
        new TrainingRequest("psl", 1, 20, directory, false, Map.of(), gold, "hash", "1");
    assertThatThrownBy(() -> train(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gold");
  }

  @Test
  void metricsAndPicturesAndProgress() throws Exception {
    List<TrainingListener.Progress> heard = new ArrayList<>();
    TrainingSummary summary = task.train(request("psl", 300, directory, false), heard::add);
    List<String> rows = Files.readAllLines(directory.resolve("metrics.csv"));
    assertThat(rows).hasSize(301);
    assertThat(rows.get(0)).startsWith("episode,stage,safeguard,length_steps,return");
    assertThat(rows.get(300)).startsWith("300,4,Tools,");
    long steps = rows.stream().skip(1).mapToLong(row -> Long.parseLong(row.split(",")[3])).sum();
    assertThat(steps).isEqualTo(summary.steps());
    assertThat(Files.readString(directory.resolve("summary.json"))).isEqualTo(summary.toJson());
    for (String picture : List.of("learning-curve.svg", "path.svg")) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(directory.resolve(picture).toFile());
    }
    assertThat(heard).isNotEmpty();
    TrainingListener.Progress end = heard.get(heard.size() - 1);
    assertThat(end.done()).isEqualTo(300);
    assertThat(end.violations()).isEqualTo(summary.violationsByStage());
  }

  @Test
  void aRunGoesOnWithTheSameMapOnlyWhateverItsFileIsCalled() throws IOException {
    Path map = directory.resolve("map.txt");
    String legend = "legend S start\nlegend . free\nlegend D diamond\n";
    Files.writeString(map, legend + "map\nS..D\n");
    Path out = directory.resolve("run");
    train(onMap(map, 20, out));
    Files.writeString(map, legend + "# the same\nmap\nS..D\n");
    assertThat(train(onMap(map, 30, out)).episodes()).isEqualTo(30);
    Files.writeString(map, legend + "map\nS.D\n");
    assertThatThrownBy(() -> train(onMap(map, 40, out)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another run");
  }

  private static TrainingRequest onMap(Path map, int episodes, Path out) {
    Map<String, String> options = Map.of("layout", map.toString());
    return new TrainingRequest("psl", 7, episodes, out, true, options, PROGRESSION, "hash", "1");
  }
}
