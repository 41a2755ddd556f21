package dev.safeguard.samples.llm.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.learning.MetricsTable;
import dev.safeguard.learning.TaskExperiment.Extent;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.learning.experiment.Measures;
import dev.safeguard.samples.llm.TinyReview;
import dev.safeguard.samples.llm.review.LlmTask;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.start.Regime;
import dev.safeguard.samples.llm.start.StartModels;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, with start models that were never trained. */
class LlmExperimentTest {
  private static final Form TINY = new Form(1, 0, false, 600, 1);

  @TempDir private Path folder;

  private final List<String> remarks = new ArrayList<>();

  /** A task whose runs are killed under way, as often as it is told to. */
  private static final class Killed implements TrainingTask {
    private final LlmTask task = new LlmTask();
    private int runs;

    Killed(int runs) {
      this.runs = runs;
    }

    @Override
    public TrainingSummary train(TrainingRequest request, TrainingListener listener)
        throws IOException {
      if (runs-- > 0) {
        return task.train(request, listener);
      }
      return task.train(
          request,
          progress -> {
            throw new IllegalStateException("killed");
          });
    }

    @Override
    public String name() {
      return task.name();
    }

    @Override
    public String summary() {
      return task.summary();
    }

    @Override
    public List<String> arms() {
      return task.arms();
    }

    @Override
    public List<TaskOption> options() {
      return task.options();
    }

    @Override
    public int defaultEpisodes() {
      return task.defaultEpisodes();
    }

    @Override
    public URL specification() {
      return task.specification();
    }

    @Override
    public List<String> labels() {
      return task.labels();
    }
  }

  /** A folder in which start models and the linter's results are there already. */
  private Path prepared(String name) throws IOException {
    Path root = folder.resolve(name);
    StartModels models = new StartModels(root.resolve("start"), remarks::add);
    for (Regime regime : Regime.values()) {
      TinyReview.writeModel(models.folder(1, regime), regime.ordinal() + 1);
      Map<String, Double> measures = new LinkedHashMap<>();
      measures.put("answers", 1000.0);
      measures.put("format", 0.01);
      measures.put("right", 0.004);
      for (Family family : Family.values()) {
        measures.put("reading " + family.label(), 1.0);
      }
      Measures.write(models.folder(1, regime), measures);
    }
    Path linter = Files.createDirectories(new LinterRun(1).directory(root));
    Measures.write(linter, Map.of(ScoreMeasures.VERDICT, 0.6));
    return root;
  }

  private Bench bench(TrainingTask task, Path root) throws IOException {
    return new Bench(
        task,
        TinyReview.request("psl", root, Map.of()),
        new StartModels(root.resolve("start"), remarks::add),
        TINY,
        remarks::add);
  }

  private static Path run(Bench bench) throws IOException {
    return new LlmExperiment(bench.task()).run(bench, 1);
  }

  @Test
  void whatWasKilledGoesOnToTheSameReport() throws IOException {
    Path whole = run(bench(new Killed(Integer.MAX_VALUE), prepared("whole")));
    assertThat(remarks).hasSize(10);
    assertThat(remarks.get(0))
        .startsWith("learns/zero-shot, seed 1: verdicts 0.")
        .contains("9 left");
    Path root = prepared("killed");
    assertThatThrownBy(() -> run(bench(new Killed(2), root))).hasMessage("killed");
    assertThat(root.resolve("report.md")).content().contains("3 of 11 runs are done");
    remarks.clear();
    Path report = run(bench(new LlmTask(), root));
    assertThat(remarks).hasSize(8);
    assertThat(report).hasSameTextualContentAs(whole).content().contains("11 of 11 runs are done");
    for (String picture : List.of("curves-learns.svg", "curves-no-reward.svg", "ablations.svg")) {
      assertThat(root.resolve(picture)).hasSameTextualContentAs(whole.resolveSibling(picture));
    }
  }

  /** In the first stage its safeguard is the one in force. */
  @Test
  void violationsOfTheFirstSafeguardAreCounted() throws IOException {
    Path run = folder.resolve("run");
    Bench bench = bench(new LlmTask(), prepared("first"));
    Map<String, Double> measures =
        new RewardedRun(Regime.LEARNS, "psl", Ablation.NONE, 1).measure(bench, run);
    assertThat(measures).containsKeys("violations in Format", TrainingMeasures.FORMAT);
    MetricsTable metrics = MetricsTable.read(run.resolve("metrics.csv"));
    assertThat(metrics.size()).isPositive();
    for (int row = 0; row < metrics.size(); row++) {
      assertThat(metrics.text(row, "violation_first"))
          .isEqualTo(metrics.text(row, "violation_stage"))
          .isNotEqualTo("0");
    }
  }

  @Test
  void runsOfAnotherLengthAreNotTakenForItsOwn() throws IOException {
    Path root = Files.createDirectories(folder.resolve("other"));
    Files.writeString(root.resolve("experiment.txt"), "task=llm tokens=7\n");
    assertThatThrownBy(() -> run(bench(new LlmTask(), root)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to another experiment");
  }

  @Test
  void theRightAnswersAreTheCeiling() throws IOException {
    Bench bench = bench(new LlmTask(), prepared("taught"));
    Map<String, Double> measures =
        new SupervisedRun(Regime.LEARNS, 1).measure(bench, folder.resolve("run"));
    assertThat(measures).containsEntry("tokens", 480.0).containsKeys("verdict", "right literal");
  }

  @Test
  void howMuchThereIsOfEverything() {
    Form full = Form.of(new Extent(false, 0, 1));
    assertThat(full.runs(3).stream().map(Run::kind).distinct())
        .contains("learns/psl-mask", "no-reward/supervised", "no-reward/psl-entropy-all", "bandit");
    assertThat(full.runs(3).stream().filter(run -> run.kind().equals("no-reward/psl"))).hasSize(5);
    assertThat(full.runs(3).stream().limit(5).map(Run::seed)).containsOnly(1L);
    assertThat(full.runs(2).stream().map(Run::kind))
        .contains("no-reward/psl-entropy-all")
        .doesNotContain("no-reward/psl-second-none");
    Form few = Form.of(new Extent(true, 1, 1));
    assertThat(few.runs(3).stream().map(Run::kind))
        .containsExactly(
            "learns/zero-shot",
            "learns/psl",
            "no-reward/zero-shot",
            "no-reward/psl",
            "bandit",
            "no-reward/zero-shot-violations-foreseen",
            "no-reward/psl-violations-foreseen",
            "learns/zero-shot-mask",
            "learns/psl-mask",
            "no-reward/zero-shot-mask",
            "no-reward/psl-mask");
    assertThat(few.identity()).as("the same runs").isEqualTo(full.identity());
  }
}
