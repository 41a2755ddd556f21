package dev.safeguard.deep.tuning;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.OptionalInt;

/**
 * How answers are watched during a stage: by the stage's safeguard, which is in force, by the last
 * one, which counts in the end, and by the first one, whose lesson is to be kept. One of it serves
 * many answers.
 */
final class Watch<Q extends Question> {
  private final TuningTask<Q> task;
  private final Monitor monitor;
  private final Monitor first;
  private final Monitor last;
  private final LabelMapping mapping;
  private final LabelMapping firstMapping;
  private final LabelMapping lastMapping;
  private final TokenSets sets;
  private final TokenMask<Q> mask;
  private final int end;
  private final boolean[] over;

  /**
   * Prepares a stage.
   *
   * @param monitor of the stage
   * @param first of the first stage
   * @param last of the last stage
   * @param end the end of text, if there is one
   * @throws IllegalArgumentException if a safeguard reads a label that the labeller does not have
   */
  Watch(
      TuningTask<Q> task,
      Monitor monitor,
      Monitor first,
      Monitor last,
      int vocabulary,
      OptionalInt end) {
    this.task = task;
    this.monitor = monitor;
    this.first = first;
    this.last = last;
    this.end = end.orElse(-1);
    mapping = new LabelMapping(task.labeller().labels(), monitor.labelNames());
    firstMapping = new LabelMapping(task.labeller().labels(), first.labelNames());
    lastMapping = new LabelMapping(task.labeller().labels(), last.labelNames());
    sets = new TokenSets(task.labeller(), vocabulary, this.end);
    mask = new TokenMask<>(monitor, task.labeller(), sets, end.isPresent());
    over = new boolean[monitor.safeguard().states().size()];
    for (int state = 0; state < over.length; state++) {
      over[state] = isOver(monitor.safeguard(), state);
    }
  }

  private static boolean isOver(Safeguard safeguard, int state) {
    Safeguard.State in = safeguard.states().get(state);
    boolean accepts = in.verdict() == Verdict.ACCEPTING;
    boolean stuck =
        in.successors().stream()
            .allMatch(next -> safeguard.states().get(next).verdict() == Verdict.VIOLATED);
    return in.verdict() == Verdict.VIOLATED || (accepts && stuck);
  }

  /** The safeguard in force. */
  Safeguard safeguard() {
    return monitor.safeguard();
  }

  /** The one of the first stage. */
  Monitor first() {
    return first;
  }

  /** The one that counts in the end. */
  Monitor last() {
    return last;
  }

  Scoring<? super Q> scoring() {
    return task.scoring();
  }

  TokenSets sets() {
    return sets;
  }

  /** The end of text, or -1. */
  int end() {
    return end;
  }

  /**
   * The number of the set of tokens that the safeguard allows next.
   *
   * @throws NoTokenAllowedException if there is none
   */
  int allowed(Q question, int[] answer, int length, int state) {
    int set = mask.allowed(question, answer, length, state);
    if (set == TokenMask.NONE) {
      throw new NoTokenAllowedException(
          monitor, state, mask.lines(question, answer, length, state));
    }
    return set;
  }

  /** The same, but all tokens where none is allowed. */
  int observed(Q question, int[] answer, int length, int state) {
    int set = mask.allowed(question, answer, length, state);
    return set == TokenMask.NONE ? TokenSets.ALL : set;
  }

  /** As {@link Labeller#labels}. */
  long labels(Q question, int[] answer, int length, int token) {
    return task.labeller().labels(question, answer, length, token);
  }

  /** The state of the safeguard in force that follows. */
  int next(int state, long labels) {
    return monitor.successor(state, mapping.map(labels));
  }

  /** The state of the first safeguard that follows. */
  int nextOfFirst(int state, long labels) {
    return first.successor(state, firstMapping.map(labels));
  }

  /** The state of the last safeguard that follows. */
  int nextOfLast(int state, long labels) {
    return last.successor(state, lastMapping.map(labels));
  }

  /** Whether an answer ends in this state, in a violation or because nothing else could follow. */
  boolean isOver(int state) {
    return over[state];
  }
}
