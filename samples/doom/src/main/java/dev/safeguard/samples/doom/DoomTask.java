package dev.safeguard.samples.doom;

import dev.safeguard.deep.DeepTraining;
import dev.safeguard.deep.PpoSettings;
import dev.safeguard.deep.TrainingSettings;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.LearningCurve;
import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.samples.doom.map.MapPicture;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.WadFile;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The lava room in the Doom engine as a task. */
public final class DoomTask implements TrainingTask {
  private static final TaskOption MAP =
      new TaskOption(
          "map",
          "where it takes place",
          "original",
          List.of("original", "mirrored", "moved"),
          false);
  private static final TaskOption VIEW =
      new TaskOption(
          "view", "what the policy sees", "features", List.of("features", "frames"), false);
  private static final TaskOption DECISIONS =
      new TaskOption("decisions", "how many to train for", "100000", List.of(), true);
  private static final TaskOption TESTS =
      new TaskOption(
          "tests", "episodes of each of the two tests at the end", "32", List.of(), true);
  private static final TaskOption FROM =
      new TaskOption(
          "from", "the folder of a trained agent to begin with, or none", "none", List.of(), true);
  private static final TaskOption POLICY =
      new TaskOption(
          "policy",
          "whether it remembers",
          "feed-forward",
          List.of("feed-forward", "recurrent"),
          false);

  /**
   * Early episodes of training are cut short in every arm, so that many begin; later ones are as
   * long as those of the tests.
   */
  private static final SortedMap<Long, Integer> CAPS =
      new TreeMap<>(Map.of(0L, 200, 75_000L, DoomEnvironment.DECISIONS));

  private static final int COPIES = 16;
  private static final int MOST_FRAMES = 120;

  @Override
  public String name() {
    return "doom";
  }

  @Override
  public String summary() {
    return "The lava room in the Doom engine: armour before lava, the rifle before the enemy.";
  }

  @Override
  public List<String> arms() {
    return DoomArm.names();
  }

  @Override
  public List<TaskOption> options() {
    return List.of(DECISIONS, MAP, VIEW, POLICY, FROM, TESTS);
  }

  @Override
  public int defaultEpisodes() {
    return 1_000_000;
  }

  @Override
  public String defaultAmount() {
    return "100,000 decisions";
  }

  @Override
  public Optional<TaskExperiment> experiment() {
    return Optional.of(new DoomExperiment(this));
  }

  @Override
  public URL specification() {
    return Objects.requireNonNull(DoomTask.class.getResource("doom.sg"));
  }

  @Override
  public List<String> labels() {
    return List.of("shielded", "armed", "in_lava", "at_enemy");
  }

  @Override
  public TrainingSummary train(TrainingRequest request, TrainingListener listener)
      throws IOException {
    Map<String, String> options = request.options();
    Plan plan = Plan.named(MAP.valueIn(options));
    Path directory = Files.createDirectories(request.directory());
    Path wad = directory.resolve("map.wad");
    AtomicFiles.write(wad, WadFile.of(plan));
    DoomEnvironment.View view =
        DoomEnvironment.View.valueOf(VIEW.valueIn(options).toUpperCase(Locale.ROOT));
    PythonEnvironment python = prepare(listener::remarked);
    DoomEnvironment environment = DoomEnvironment.start(python, plan, wad, view, COPIES);
    try (DeepTraining training =
        new DeepTraining(
            name(),
            environment,
            settings(DoomArm.parse(request.arm()), options),
            request,
            listener)) {
      String from = FROM.valueIn(options);
      if (!from.equals(FROM.defaultValue())) {
        training.adopt(Path.of(from));
      }
      Trajectories ways = new Trajectories(environment);
      TrainingSummary summary = training.run(ways);
      String title = "Doom, %s, seed %d".formatted(request.arm(), request.seed());
      LearningCurve.draw(
          directory.resolve("metrics.csv"), title, directory.resolve("learning-curve.svg"));
      AtomicFiles.write(
          directory.resolve("map.svg"), MapPicture.draw(plan, title, ways.finished()));
      if (view == DoomEnvironment.View.FEATURES) {
        film(training, plan, wad, python, directory.resolve("agent.gif"));
      }
      return summary;
    }
  }

  /** An episode of the trained policy, as it takes the most likely action always. */
  private static void film(
      DeepTraining training, Plan plan, Path wad, PythonEnvironment python, Path file)
      throws IOException {
    Film film = new Film();
    double[] total = {0};
    int[] seen = {0};
    try (DoomEnvironment environment = DoomEnvironment.filmed(python, plan, wad)) {
      training.test(
          environment,
          true,
          1,
          (copy, state, outcome) -> {
            total[0] += environment.reward(copy);
            if (seen[0]++ % Film.EVERY == 0 && film.length() < MOST_FRAMES) {
              film.add(environment.picture(), state, total[0]);
            }
          });
    }
    AtomicFiles.write(file, film.toGif());
  }

  private static TrainingSettings settings(DoomArm arm, Map<String, String> options) {
    PpoSettings learner = PpoSettings.defaults();
    return new TrainingSettings(
        arm.method(),
        (long) number(DECISIONS, options, 1),
        arm.penalty(),
        CAPS,
        DoomEnvironment.DECISIONS,
        0.04,
        0.003,
        60_000,
        5e-5,
        (int) number(TESTS, options, 1),
        5,
        POLICY.valueIn(options).equals("recurrent") ? learner.remembering() : learner);
  }

  private static double number(TaskOption option, Map<String, String> options, double least) {
    String value = option.valueIn(options);
    try {
      double number = Double.parseDouble(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as bad as a number that is too small
    }
    throw new IllegalArgumentException(
        "--%s is a number of at least %.0f, not %s".formatted(option.name(), least, value));
  }

  /** Makes the engine's environment, if this is its first use. */
  PythonEnvironment prepare(Consumer<String> remarks) throws IOException {
    PythonEnvironment python = PythonEnvironment.ofWorkers();
    python.prepare(remarks);
    return python;
  }
}
