package dev.safeguard.samples.grid;

import dev.safeguard.learning.Goal;
import dev.safeguard.learning.Goal.Measure;
import dev.safeguard.learning.Published;
import dev.safeguard.learning.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was hoped for on the paper's layouts, and what was measured there by others. */
final class GridGoals {
  private static final Map<String, List<Integer>> VIOLATIONS =
      Map.of(
          "psl", List.of(150, 140, 115),
          "psl-shield", List.of(50, 55, 50),
          "psl-plan", List.of(10, 11, 10));

  private static final int PUBLISHED_SEEDS = 20;
  private static final double LEARNED = 0.95;
  private static final double VIOLATING = 0.003;
  private static final double SAFETY = 0.999;

  /** For runs of 5000 episodes. */
  static final List<Goal> ALL = all();

  /**
   * The learner that was published with the paper, over 20 seeds of 5000 episodes: means and
   * standard deviations.
   */
  static final List<Published> PUBLISHED =
      List.of(published("1", 2259, 1245), published("2", 3650, 855), published("3", 2811, 1482));

  private GridGoals() {}

  private static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    for (String arm : List.of("psl", "psl-shield", "psl-plan")) {
      for (int i = 0; i < Layouts.PAPER.size(); i++) {
        Map<String, String> layout = Map.of("layout", Layouts.PAPER.get(i));
        double violations = VIOLATIONS.getOrDefault(arm, List.of()).get(i);
        goals.add(new Goal(arm, layout, Measure.VIOLATIONS, violations));
        double learned = arm.equals("psl-plan") ? 1 : LEARNED;
        goals.add(new Goal(arm, layout, Measure.LEARNED, learned));
        goals.add(new Goal(arm, layout, Measure.VIOLATING, VIOLATING));
        goals.add(new Goal(arm, layout, Measure.SAFETY, SAFETY));
      }
    }
    return List.copyOf(goals);
  }

  private static Published published(String layout, double mean, double deviation) {
    return new Published(
        "reference", Map.of("layout", layout), Statistics.of(PUBLISHED_SEEDS, mean, deviation));
  }
}
