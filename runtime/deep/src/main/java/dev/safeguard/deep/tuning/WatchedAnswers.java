package dev.safeguard.deep.tuning;

import dev.safeguard.deep.gpt2.TokenGuide;
import dev.safeguard.runtime.RewardShaping;
import dev.safeguard.runtime.Verdict;
import java.util.Arrays;
import java.util.List;

/**
 * The answers of a batch while they grow: a safeguard reads the labels of each token, pays what Eq.
 * 5 pays, and ends an answer where it is violated or where all that could follow would violate it.
 * The first and the last safeguard are read beside it and only counted.
 */
final class WatchedAnswers<Q extends Question> implements TokenGuide {
  /** What is made of the tokens that the safeguard allows. */
  enum Guidance {
    /** Nobody asks for them. */
    NONE,
    /** They are written down. */
    OBSERVED,
    /** Nothing else is drawn. */
    MASKED
  }

  private final List<Q> questions;
  private final Watch<Q> watch;
  private final Guidance guidance;
  private final int[][] answers;
  private final int[] lengths;
  private final int[][] states;
  private final int[][] sets;
  private final float[][] rewards;
  private final int[] state;
  private final int[] firstState;
  private final int[] lastState;
  private final boolean[] open;
  private final RewardShaping[] shaping;

  /**
   * Begins an answer to each question.
   *
   * @param longest the most tokens of an answer
   */
  WatchedAnswers(List<Q> questions, Watch<Q> watch, int longest, Guidance guidance) {
    this.questions = questions;
    this.watch = watch;
    this.guidance = guidance;
    int rows = questions.size();
    answers = new int[rows][longest];
    lengths = new int[rows];
    states = new int[rows][longest];
    sets = new int[rows][longest];
    rewards = new float[rows][longest];
    state = new int[rows];
    Arrays.fill(state, watch.safeguard().initial());
    firstState = new int[rows];
    Arrays.fill(firstState, watch.first().safeguard().initial());
    lastState = new int[rows];
    Arrays.fill(lastState, watch.last().safeguard().initial());
    open = new boolean[rows];
    Arrays.fill(open, true);
    shaping = new RewardShaping[rows];
    Arrays.setAll(shaping, row -> new RewardShaping(watch.safeguard()));
  }

  @Override
  public int[] allowed(int row) {
    int at = lengths[row];
    sets[row][at] =
        switch (guidance) {
          case NONE -> TokenSets.ALL;
          case OBSERVED -> watch.observed(questions.get(row), answers[row], at, state[row]);
          case MASKED -> watch.allowed(questions.get(row), answers[row], at, state[row]);
        };
    return watch.sets().tokens(guidance == Guidance.MASKED ? sets[row][at] : TokenSets.ALL);
  }

  @Override
  public boolean drawn(int row, int token) {
    int at = lengths[row];
    states[row][at] = state[row];
    if (token == watch.end()) {
      open[row] = false;
    } else {
      long labels = watch.labels(questions.get(row), answers[row], at, token);
      state[row] = watch.next(state[row], labels);
      firstState[row] = watch.nextOfFirst(firstState[row], labels);
      lastState[row] = watch.nextOfLast(lastState[row], labels);
      rewards[row][at] = (float) shaping[row].shape(0, state[row]);
      open[row] = !watch.isOver(state[row]);
    }
    answers[row][at] = token;
    lengths[row] = at + 1;
    return !open[row];
  }

  /** What the model reads. */
  List<int[]> prompts() {
    return questions.stream().map(Question::prompt).toList();
  }

  /** What came of the answers, once the sampler is done with them. */
  Rollout finish() {
    int rows = questions.size();
    boolean[] accepted = new boolean[rows];
    boolean[] right = new boolean[rows];
    boolean[] violated = new boolean[rows];
    boolean[] violatedFirst = new boolean[rows];
    boolean[] violatedLast = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      int[] answer = Arrays.copyOf(answers[row], lengths[row]);
      Verdict verdict = watch.safeguard().states().get(state[row]).verdict();
      Verdict last = watch.last().safeguard().states().get(lastState[row]).verdict();
      violated[row] = verdict == Verdict.VIOLATED;
      violatedFirst[row] =
          watch.first().safeguard().states().get(firstState[row]).verdict() == Verdict.VIOLATED;
      violatedLast[row] = last == Verdict.VIOLATED;
      if (!violated[row]) {
        double score = watch.scoring().score(questions.get(row), answer, verdict);
        rewards[row][lengths[row] - 1] += (float) score;
        accepted[row] = score > 0;
      }
      right[row] =
          !violated[row]
              && !violatedLast[row]
              && watch.scoring().score(questions.get(row), answer, last) > 0;
    }
    return Rollout.of(
        prompts(),
        answers,
        lengths,
        states,
        sets,
        rewards,
        new Rollout.Outcomes(accepted, right, violated, violatedFirst, violatedLast));
  }
}
