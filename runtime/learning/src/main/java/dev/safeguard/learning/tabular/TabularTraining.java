package dev.safeguard.learning.tabular;

import dev.safeguard.learning.CheckpointFormat;
import dev.safeguard.learning.Environment;
import dev.safeguard.learning.MetricsFile;
import dev.safeguard.learning.SavedRun;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link TabularRun} that can be watched, stopped at any moment and gone on with: its files are
 * {@code run.properties}, {@code metrics.csv}, {@code checkpoint.bin} and {@code summary.json}.
 */
public final class TabularTraining {
  /** The arm under which the goal must not end an episode. */
  public static final String REFERENCE = "reference";

  private static final List<String> COLUMNS =
      List.of(
          "episode",
          "stage",
          "safeguard",
          "length_steps",
          "return",
          "shaped_return",
          "violation_stage",
          "violation_final",
          "success",
          "value_initial");

  private static final int CHECKPOINT_EPISODES = 1000;
  private static final long REPORT_NANOS = 200_000_000;

  private final String task;
  private final TrainingRequest request;
  private final TrainingListener listener;
  private final String identity;
  private final TabularRun run;
  private final double[] recentReturns = new double[100];
  private double secondsBefore;

  /**
   * Prepares a run.
   *
   * @param task the task's name
   * @param contents what tells apart options of the same values, such as the contents of a file: a
   *     run goes on with the same ones only
   * @param environment of this run alone
   * @throws IllegalArgumentException as {@link TabularRun}
   */
  public TabularTraining(
      String task,
      String contents,
      Environment environment,
      TrainingRequest request,
      TrainingListener listener) {
    this.task = task;
    this.request = request;
    this.listener = listener;
    identity = request.identity() + contents;
    run = new TabularRun(environment, request);
  }

  /** The names of all arms, such as {@code psl}. */
  public static List<String> arms() {
    return Arm.names();
  }

  /** The names of those that are compared where none is named. */
  public static List<String> usualArms() {
    return Arm.usual();
  }

  /** What is trained, to be looked at after {@link #run}. */
  public TabularRun trained() {
    return run;
  }

  /**
   * Trains, tests, and writes the files.
   *
   * @throws IOException as {@link dev.safeguard.learning.TrainingTask#train}
   */
  public TrainingSummary run() throws IOException {
    Path directory = request.directory();
    Files.createDirectories(directory);
    Path metricsFile = directory.resolve("metrics.csv");
    boolean resumed = request.resume() && Files.exists(directory.resolve(CheckpointFormat.FILE));
    if (!resumed) {
      Files.deleteIfExists(directory.resolve(CheckpointFormat.FILE));
      Files.deleteIfExists(directory.resolve("summary.json"));
    }
    double seconds;
    try (MetricsFile metrics =
        resumed
            ? MetricsFile.resume(metricsFile, restore(directory))
            : MetricsFile.create(metricsFile, COLUMNS)) {
      SavedRun.of(task, request).write(directory);
      seconds = train(metrics);
    }
    TrainingSummary summary = run.summary(task, seconds, run.test());
    summary.write(directory);
    return summary;
  }

  private double train(MetricsFile metrics) throws IOException {
    long begin = System.nanoTime();
    long reported = begin;
    int episodesBefore = run.episodes();
    StringBuilder row = new StringBuilder();
    while (run.episodes() < request.episodes()) {
      TabularRun.Episode episode = run.train();
      recentReturns[(episode.number() - 1) % recentReturns.length] = episode.reward();
      row.setLength(0);
      append(row, episode);
      metrics.row(row);
      long now = System.nanoTime();
      boolean end = run.episodes() == request.episodes();
      if (end || now - reported > REPORT_NANOS) {
        reported = now;
        report((now - begin) * 1e-9, run.episodes() - episodesBefore);
      }
      if (end || run.episodes() % CHECKPOINT_EPISODES == 0) {
        double seconds = secondsBefore + (now - begin) * 1e-9;
        run.checkpoint(identity, seconds, metrics.flush()).write(request.directory());
      }
    }
    return secondsBefore + (System.nanoTime() - begin) * 1e-9;
  }

  private static void append(StringBuilder row, TabularRun.Episode episode) {
    row.append(episode.number()).append(',').append(episode.stage() + 1);
    row.append(',').append(episode.safeguard()).append(',').append(episode.steps()).append(',');
    MetricsFile.appendNumber(row, episode.reward());
    row.append(',');
    MetricsFile.appendNumber(row, episode.shapedReward());
    row.append(',').append(episode.violatedStage() ? 1 : 0);
    row.append(',').append(episode.violatedLast() ? 1 : 0);
    row.append(',').append(episode.success() ? 1 : 0).append(',');
    MetricsFile.appendNumber(row, episode.initialValue());
  }

  private void report(double seconds, int episodes) {
    int recent = Math.min(episodes, recentReturns.length);
    double sum = 0;
    for (int i = 1; i <= recent; i++) {
      sum += recentReturns[(run.episodes() - i) % recentReturns.length];
    }
    listener.progressed(
        new TrainingListener.Progress(
            run.episodes(),
            request.episodes(),
            "episodes",
            episodes / seconds,
            run.stage(),
            run.stageName(),
            run.violationsByStage(),
            sum / recent));
  }

  /** Goes on from the directory's checkpoint; returns the length of its metrics. */
  private long restore(Path directory) throws IOException {
    Path file = directory.resolve(CheckpointFormat.FILE);
    Checkpoint checkpoint = Checkpoint.read(directory, identity);
    if (checkpoint.episodes() > request.episodes()) {
      throw new IOException(
          "%s has %d episodes already, more than the %d asked for"
              .formatted(file, checkpoint.episodes(), request.episodes()));
    }
    try {
      run.resume(checkpoint);
    } catch (IOException e) {
      throw new IOException(file + " does not fit this run: " + e.getMessage(), e);
    }
    secondsBefore = checkpoint.seconds();
    return checkpoint.metricsLength();
  }
}
