package dev.safeguard.samples.doom;

import dev.safeguard.learning.Grounding;
import dev.safeguard.samples.doom.map.Plan;
import java.util.List;

/** The labels of {@code doom.sg} from the signals of the engine. */
final class DoomLabels implements Grounding {
  static final List<String> LABELS = List.of("shielded", "armed", "in_lava", "at_enemy");

  private static final int ENEMY_Y = 96;

  private final int lavaSouth;
  private final int lavaNorth;

  DoomLabels(Plan plan) {
    lavaSouth = plan.lava()[0];
    lavaNorth = plan.lava()[1];
  }

  @Override
  public List<String> labels() {
    return LABELS;
  }

  @Override
  public long labels(double[] signals) {
    double y = signals[DoomEnvironment.SIGNALS.indexOf("y")];
    return bit(0, signals[DoomEnvironment.SIGNALS.indexOf("armor")] > 0)
        | bit(1, signals[DoomEnvironment.SIGNALS.indexOf("weapon6")] > 0)
        | bit(2, y > lavaSouth && y < lavaNorth)
        | bit(3, y > ENEMY_Y);
  }

  private static long bit(int number, boolean holds) {
    return holds ? 1L << number : 0;
  }
}
