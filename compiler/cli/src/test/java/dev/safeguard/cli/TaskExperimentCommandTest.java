package dev.safeguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.cli.console.Console;
import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskExperimentCommandTest {
  private static final String PROGRESSION = "progression P { stage Bench until converged }\n";

  @TempDir private Path folder;

  private @Nullable TrainingRequest request;
  private TaskExperiment.@Nullable Extent extent;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A task that notes what its experiment is asked for. */
  private final class Bench implements TrainingTask, TaskExperiment {
    @Override
    public String name() {
      return "bench";
    }

    @Override
    public String summary() {
      return "Sitting.";
    }

    @Override
    public List<String> arms() {
      return List.of("psl");
    }

    @Override
    public List<TaskOption> options() {
      return List.of();
    }

    @Override
    public int defaultEpisodes() {
      return 12;
    }

    @Override
    public Optional<TaskExperiment> experiment() {
      return Optional.of(this);
    }

    @Override
    public URL specification() {
      try {
        return folder.resolve("bench.sg").toUri().toURL();
      } catch (MalformedURLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public List<String> labels() {
      return List.of("wood", "lava");
    }

    @Override
    public TrainingSummary train(TrainingRequest asked, TrainingListener listener) {
      throw new AssertionError("nobody asked for that");
    }

    @Override
    public Path run(TrainingRequest asked, Extent wanted, Consumer<String> remarks) {
      request = asked;
      extent = wanted;
      remarks.accept("1/1  bench");
      return asked.directory().resolve("report.md");
    }
  }

  private int experiment(String... arguments) throws IOException {
    Files.writeString(folder.resolve("bench.sg"), Sg.BENCH + PROGRESSION);
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), out, err, Map.of(), false, false);
    int code = ExperimentCommand.of(console, List.of(new Bench())).execute(arguments);
    console.out().flush();
    console.err().flush();
    return code;
  }

  @Test
  void theTasksOwnExperimentIsRun() throws IOException {
    Path results = folder.resolve("results");
    assertThat(experiment("bench", "--short", "--seeds", "3", "--jobs", "1", "--out", results + ""))
        .isZero();
    assertThat(extent).isEqualTo(new TaskExperiment.Extent(true, 3, 1));
    assertThat(request.directory()).isEqualTo(results);
    assertThat(request.resume()).as("goes on with what is there").isTrue();
    assertThat(request.episodes()).isEqualTo(12);
    assertThat(request.progression().last().name()).isEqualTo("Bench");
    assertThat(out.toString(UTF_8).strip()).isEqualTo(results.resolve("report.md").toString());
    assertThat(err.toString(UTF_8).strip()).isEqualTo("1/1  bench");
  }

  @Test
  void aRejectedSpecificationIsNotTrainedOn() throws IOException {
    String bad = Sg.file(folder, "bad.sg", "labels wood\nsafeguard {");
    assertThat(experiment("bench", "--spec", bad)).isEqualTo(1);
    assertThat(request).isNull();
  }
}
