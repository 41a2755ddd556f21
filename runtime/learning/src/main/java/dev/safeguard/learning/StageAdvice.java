package dev.safeguard.learning;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What to do with a stage of a curriculum, told beforehand. What a stage teaches is what is
 * dangerous, and a few episodes show that; what it costs is at least its floor.
 *
 * <ul>
 *   <li>A stage is to be <b>skipped</b> if a later one forbids the same, so that it teaches nothing
 *       that the later one does not; or if the best of all agents violates it more often than the
 *       last one, by {@link #TOLERANCE} or more in all episodes: then the way that is safest under
 *       it is not the one to be learned, and dear.
 *   <li>A stage is to be <b>shortened</b> if forced exploration alone is dearer under it than under
 *       the last one: to so many episodes that it costs one violation more at most.
 *   <li>Any other stage is to be <b>kept</b>, as the last one always is.
 * </ul>
 *
 * @param floor of the stage
 * @param kind what to do
 * @param episodes the most that the stage is to have if it is to be shortened, else 0
 * @param reason why, for people
 */
public record StageAdvice(StageFloor floor, Kind kind, long episodes, String reason) {
  /** So many violations more, in all episodes, count as none. */
  public static final double TOLERANCE = 1;

  /** What to do with a stage. */
  public enum Kind {
    /** It costs more than it teaches. */
    SKIP,
    /** It is to end sooner. */
    SHORTEN,
    /** It is no dearer than the last one. */
    KEEP
  }

  /**
   * Advice on each stage.
   *
   * @param floors of the stages, in their order
   * @param sameAs for each stage that a later one forbids the same as, the later one's name
   * @param episodes of all stages together
   */
  public static List<StageAdvice> of(
      List<StageFloor> floors, Map<String, String> sameAs, int episodes) {
    StageFloor last = floors.get(floors.size() - 1);
    List<StageAdvice> advice = new ArrayList<>();
    for (StageFloor floor : floors.subList(0, floors.size() - 1)) {
      advice.add(of(floor, last, sameAs, episodes));
    }
    advice.add(new StageAdvice(last, Kind.KEEP, 0, "it is the one that counts"));
    return advice;
  }

  private static StageAdvice of(
      StageFloor floor, StageFloor last, Map<String, String> sameAs, int episodes) {
    String same = sameAs.get(floor.stage());
    if (same != null) {
      return new StageAdvice(floor, Kind.SKIP, 0, same + " forbids the same");
    }
    if (episodes * (floor.least() - last.least()) >= TOLERANCE) {
      String reason =
          String.format(
              Locale.ROOT,
              "even the best agent violates it in %.1f of %d episodes, and %s in %.1f",
              episodes * floor.least(),
              episodes,
              last.stage(),
              episodes * last.least());
      return new StageAdvice(floor, Kind.SKIP, 0, reason);
    }
    double dearer = floor.exploring() - last.exploring();
    if (episodes * dearer > TOLERANCE) {
      String reason =
          String.format(
              Locale.ROOT,
              "exploring costs %.1f violations more in %d episodes than under %s",
              episodes * dearer,
              episodes,
              last.stage());
      long most = Math.max(1, (long) Math.floor(TOLERANCE / dearer));
      return new StageAdvice(floor, Kind.SHORTEN, most, reason);
    }
    return new StageAdvice(floor, Kind.KEEP, 0, "no dearer than " + last.stage());
  }

  /** The curriculum that follows the advice. */
  public static Progression follow(Progression progression, List<StageAdvice> advice) {
    List<Progression.Stage> stages = new ArrayList<>();
    for (int i = 0; i < advice.size(); i++) {
      Progression.Stage stage = progression.stages().get(i);
      switch (advice.get(i).kind()) {
        case SKIP -> {}
        case SHORTEN ->
            stages.add(
                stage.until(stage.until().or(ConvergenceRule.episodes(advice.get(i).episodes()))));
        case KEEP -> stages.add(stage);
      }
    }
    return new Progression(progression.name(), stages);
  }
}
