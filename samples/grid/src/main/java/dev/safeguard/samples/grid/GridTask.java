package dev.safeguard.samples.grid;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.Goal;
import dev.safeguard.learning.LearningCurve;
import dev.safeguard.learning.Published;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.StageFloor;
import dev.safeguard.learning.Study;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.UnseenSafeguard;
import dev.safeguard.learning.model.KnownEnvironment;
import dev.safeguard.learning.model.PolicyEvaluation;
import dev.safeguard.learning.tabular.TabularRun;
import dev.safeguard.learning.tabular.TabularRun.Visit;
import dev.safeguard.learning.tabular.TabularTraining;
import dev.safeguard.runtime.Monitor;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** The gridworld as a task, learned with a table. */
public final class GridTask implements ComparableTask {
  private static final TaskOption LAYOUT =
      new TaskOption(
          "layout",
          "one of the paper's three maps, another that comes with it (%s), random-N, or a file"
              .formatted(String.join(", ", Layouts.OTHERS)),
          "1",
          Layouts.PAPER,
          true);

  private static final int ADAPTATION_SEEDS = 20;

  @Override
  public String name() {
    return "grid";
  }

  @Override
  public String summary() {
    return "A Minecraft-inspired gridworld: find the diamond, mind lava and creepers.";
  }

  @Override
  public List<String> arms() {
    return TabularTraining.arms();
  }

  @Override
  public List<String> usualArms() {
    return TabularTraining.usualArms();
  }

  @Override
  public List<TaskOption> options() {
    return List.of(LAYOUT);
  }

  @Override
  public String contents(Map<String, String> options) {
    String layout = LAYOUT.valueIn(options);
    return Layouts.comesWithTheGridworld(layout)
        ? ""
        : "@%08x".formatted(Layouts.named(layout).hashCode());
  }

  @Override
  public int defaultEpisodes() {
    return 5000;
  }

  @Override
  public URL specification() {
    return Objects.requireNonNull(GridTask.class.getResource("minecraft.sg"));
  }

  @Override
  public List<String> labels() {
    return Grid.LABELS;
  }

  @Override
  public TrainingSummary train(TrainingRequest request, TrainingListener listener)
      throws IOException {
    String name = LAYOUT.valueIn(request.options());
    GridLayout layout = Layouts.named(name);
    Grid grid = grid(request);
    TabularTraining training =
        new TabularTraining(name(), contents(request.options()), grid, request, listener);
    TrainingSummary summary = training.run();
    Path directory = request.directory();
    String run = "Gridworld, layout %s, %s, seed %d".formatted(name, request.arm(), request.seed());
    LearningCurve.draw(
        directory.resolve("metrics.csv"), run, directory.resolve("learning-curve.svg"));
    AtomicFiles.write(
        directory.resolve("path.svg"),
        GridPicture.draw(layout, run + ": greedy path", unshiftedPath(training.trained(), grid)));
    return summary;
  }

  @Override
  public RunResult result(TrainingRequest request) {
    Grid grid = grid(request);
    TabularRun run = new TabularRun(grid, request);
    RunResult result = run.complete(name());
    PolicyEvaluation exact =
        PolicyEvaluation.of(grid.dynamics(), run.labels(), run.judge(), run.policy());
    return new RunResult(
        result.summary(),
        new RunResult.Exact(exact.success(), exact.safety(), exact.meanReturn()),
        result.curve());
  }

  @Override
  public List<Exhibit> exhibits(TrainingRequest request) {
    GridLayout layout = Layouts.named(LAYOUT.valueIn(request.options()));
    return new GridExhibits(layout, request, floors(request)).all();
  }

  /** The gridworld that a request trains in. */
  public KnownEnvironment environment(TrainingRequest request) {
    return grid(request);
  }

  @Override
  public OptionalDouble greatestSafety(TrainingRequest request) {
    GridLayout layout = Layouts.named(LAYOUT.valueIn(request.options()));
    Monitor monitor = request.progression().last().monitor().get();
    return OptionalDouble.of(1 - Floor.of(layout, monitor, 0).middle());
  }

  @Override
  public List<StageFloor> floors(TrainingRequest request) {
    GridLayout layout = Layouts.named(LAYOUT.valueIn(request.options()));
    return request.progression().stages().stream()
        .map(
            stage ->
                new StageFloor(
                    stage.name(),
                    Floor.of(layout, stage.monitor().get(), 0).middle(),
                    Floor.of(layout, stage.monitor().get(), Floor.EPSILON).middle()))
        .toList();
  }

  @Override
  public String title() {
    return "The gridworld, measured";
  }

  @Override
  public int usualSeeds() {
    return 100;
  }

  @Override
  public long firstSeed() {
    return 20001;
  }

  @Override
  public List<Goal> goals() {
    return GridGoals.ALL;
  }

  @Override
  public List<Published> published() {
    return GridGoals.PUBLISHED;
  }

  @Override
  public Optional<URL> unseen() {
    return Optional.ofNullable(GridTask.class.getResource("unseen.sg"));
  }

  @Override
  public Optional<Study> adaptation(
      List<Map<String, String>> options,
      List<Long> seeds,
      TrainingRequest request,
      List<UnseenSafeguard> unseen) {
    List<String> layouts = options.stream().map(LAYOUT::valueIn).toList();
    List<Long> few = seeds.subList(0, Math.min(seeds.size(), ADAPTATION_SEEDS));
    return Optional.of(new AdaptationStudy(layouts, few, request, unseen));
  }

  private static Grid grid(TrainingRequest request) {
    GridLayout layout = Layouts.named(LAYOUT.valueIn(request.options()));
    return new Grid(layout, !request.arm().equals(TabularTraining.REFERENCE));
  }

  /** The first greedy episode on the map as it is drawn. */
  static List<Visit> unshiftedPath(TabularRun run, Grid grid) {
    for (long seed = 0; ; seed++) {
      List<Visit> path = run.greedyEpisode(seed);
      if (grid.shift() == 0) {
        return path;
      }
    }
  }
}
