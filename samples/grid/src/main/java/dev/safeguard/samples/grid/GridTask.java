package dev.safeguard.samples.grid;

import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.learning.tabular.TabularTraining;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/** The gridworld as a task: layouts 1 to 3, learned with a table. */
public final class GridTask implements TrainingTask {
  private static final TaskOption LAYOUT =
      new TaskOption("layout", "which of the paper's three maps", "1", GridLayout.NAMES);

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
  public List<TaskOption> options() {
    return List.of(LAYOUT);
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
    GridLayout layout = GridLayout.named(LAYOUT.valueIn(request.options()));
    TabularTraining training = new TabularTraining(name(), new Grid(layout), request, listener);
    return training.run();
  }
}
