package dev.safeguard.samples.doom;

import dev.safeguard.learning.Grounding;
import dev.safeguard.learning.VectorEnvironment.Outcome;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.io.IOException;

/** Walks to places in copy 0 of an environment, with a monitor stepping alongside. */
final class Pilot {
  private static final int X = DoomEnvironment.SIGNALS.indexOf("x");
  private static final int Y = DoomEnvironment.SIGNALS.indexOf("y");
  private static final int ANGLE = DoomEnvironment.SIGNALS.indexOf("angle");
  private static final int MOST_DECISIONS = 150;
  private static final int ENEMY = 19; // its first feature, whether it is there
  private static final int ENEMY_COSINE = ENEMY + 2;
  private static final int ENEMY_SINE = ENEMY + 3;

  private final DoomEnvironment doom;
  private final Grounding labels;
  private final Monitor monitor;
  private double earned;
  private boolean careless;

  Pilot(DoomEnvironment doom, Monitor monitor) {
    this.doom = doom;
    this.monitor = monitor;
    labels = new Grounding(monitor, DoomEnvironment.SIGNALS);
  }

  /** Goes on after a violation too. */
  void ignoreViolations() {
    careless = true;
  }

  void begin(long seed) throws IOException {
    doom.reset(0, seed);
    doom.exchange();
    monitor.reset();
    earned = 0;
  }

  /**
   * Goes near a place, or as far as the episode and the monitor let it; says whether it is there.
   */
  boolean walk(double x, double y) throws IOException {
    for (int i = 0; i < MOST_DECISIONS && goesOn(); i++) {
      double east = x - doom.signal(0, X);
      double north = y - doom.signal(0, Y);
      if (Math.hypot(east, north) < 24) {
        return true;
      }
      double turn =
          Math.IEEEremainder(Math.toDegrees(Math.atan2(north, east)) - doom.signal(0, ANGLE), 360);
      act(turn > 10 ? 1 : turn < -10 ? 2 : 0, Math.abs(turn) < 45 ? 1 : 0, 0);
    }
    return false;
  }

  /** Shoots at the enemy from where it stands, as long as the episode goes on. */
  void fight() throws IOException {
    float[] seen = new float[doom.observation().size()];
    while (goesOn()) {
      doom.observe(0, seen, 0);
      double turn = Math.toDegrees(Math.atan2(seen[ENEMY_SINE], seen[ENEMY_COSINE]));
      act(turn > 8 ? 1 : turn < -8 ? 2 : 0, 0, 1);
    }
  }

  /** One decision: turn, walk, attack. */
  void act(int turn, int walk, int attack) throws IOException {
    doom.step(0, new int[] {turn, walk, 0, attack});
    doom.exchange();
    earned += doom.reward(0);
    double[] signals = new double[DoomEnvironment.SIGNALS.size()];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = doom.signal(0, i);
    }
    monitor.step(labels.labels(signals));
  }

  boolean goesOn() {
    return doom.outcome(0) == Outcome.RUNNING
        && (careless || monitor.verdict() != Verdict.VIOLATED);
  }

  double earned() {
    return earned;
  }

  double signal(String name) {
    return doom.signal(0, DoomEnvironment.SIGNALS.indexOf(name));
  }

  String state() {
    return monitor.safeguard().states().get(monitor.state()).name();
  }
}
