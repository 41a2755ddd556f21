package dev.safeguard.samples.doom;

import dev.safeguard.deep.Watcher;
import dev.safeguard.learning.VectorEnvironment.Outcome;
import dev.safeguard.samples.doom.map.MapPicture.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** Notes where a policy goes. */
final class Trajectories implements Watcher {
  private static final int X = DoomEnvironment.SIGNALS.indexOf("x");
  private static final int Y = DoomEnvironment.SIGNALS.indexOf("y");

  private final DoomEnvironment environment;
  private final List<List<double[]>> current = new ArrayList<>();
  private final List<Trajectory> finished = new ArrayList<>();

  Trajectories(DoomEnvironment environment) {
    this.environment = environment;
    for (int i = 0; i < environment.copies(); i++) {
      current.add(new ArrayList<>());
    }
  }

  @Override
  public void saw(int copy, String state, Outcome outcome) {
    List<double[]> points = current.get(copy);
    points.add(new double[] {environment.signal(copy, X), environment.signal(copy, Y)});
    if (outcome != Outcome.RUNNING) {
      if (outcome != Outcome.LOST) {
        finished.add(new Trajectory("an episode", points, state.equals("violated")));
      }
      points.clear();
    }
  }

  List<Trajectory> finished() {
    return finished;
  }
}
