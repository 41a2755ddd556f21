package dev.safeguard.runtime;

import java.util.List;

/**
 * A learner's way through a {@link Progression}: it counts what the current stage has seen and
 * moves on by the stage's rule (Algorithm 1). On the last stage it stays; a learner goes on there
 * for as long as it likes.
 *
 * <p>Not safe for use by several threads.
 */
public final class Curriculum {
  private final Progression progression;
  private int index;
  private StageHistory history;

  /** Before the first episode of the first stage. */
  public Curriculum(Progression progression) {
    this.progression = progression;
    this.history = new StageHistory(stage().until());
  }

  /** The progression that this walks through. */
  public Progression progression() {
    return progression;
  }

  /** The number of the current stage, from 0. */
  public int index() {
    return index;
  }

  /** The current stage. */
  public Progression.Stage stage() {
    return progression.stages().get(index);
  }

  /** Whether the current stage is the last one. */
  public boolean isLast() {
    return index == progression.stages().size() - 1;
  }

  /** What the current stage has seen; it grows with each episode. */
  public StageHistory history() {
    return history;
  }

  /** Whether the rule of the current stage holds; only on the last stage can this be seen. */
  public boolean isDone() {
    return stage().until().holds(history);
  }

  /**
   * Counts an episode, and moves on if that fulfils the rule of the current stage.
   *
   * @param steps the environment's steps in the episode
   * @param updates the learner's updates in it
   * @param initialValue the learner's estimate of V(s0, q0) after it
   * @return whether the next episode belongs to another stage
   */
  public boolean episodeEnded(long steps, long updates, double initialValue) {
    history.add(steps, updates, initialValue);
    return !isLast() && isDone() && moveOn();
  }

  /**
   * Moves on to the next stage, whatever the rule of the current one says: for learners that know
   * better when they have learned it.
   *
   * @return whether there is a next stage
   */
  public boolean moveOn() {
    if (isLast()) {
      return false;
    }
    index++;
    history = new StageHistory(stage().until());
    return true;
  }

  /** Where this stands, for {@link #resume}. */
  public Position position() {
    return new Position(
        index, history.episodes(), history.steps(), history.updates(), history.recentValues());
  }

  /**
   * Goes on from a saved position.
   *
   * @throws IllegalArgumentException if the progression has no such stage
   */
  public void resume(Position position) {
    int count = progression.stages().size();
    if (position.stage() < 0 || position.stage() >= count) {
      throw new IllegalArgumentException(
          "%s has %d stages, and none of number %d"
              .formatted(progression.name(), count, position.stage()));
    }
    index = position.stage();
    history = new StageHistory(stage().until(), position);
  }

  /**
   * Where a curriculum stands.
   *
   * @param stage the number of the stage, from 0
   * @param episodes counted in the stage
   * @param steps counted in the stage
   * @param updates counted in the stage
   * @param recentValues the latest values at the initial state, oldest first
   */
  public record Position(
      int stage, long episodes, long steps, long updates, List<Double> recentValues) {
    public Position {
      recentValues = List.copyOf(recentValues);
    }
  }
}
