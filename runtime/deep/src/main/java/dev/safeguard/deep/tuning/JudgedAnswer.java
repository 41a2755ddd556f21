package dev.safeguard.deep.tuning;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.deep.tuning.WatchedAnswers.Guidance;
import dev.safeguard.runtime.Monitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An answer, and what a safeguard and the scoring say of it. {@link #to} puts questions to a model
 * without training it.
 *
 * @param question what was asked
 * @param tokens up to the one that ended it
 * @param right whether it violates nothing and its score is positive
 * @param violated whether it violates the safeguard
 * @param reward of all its tokens together
 */
public record JudgedAnswer<Q extends Question>(
    Q question, int[] tokens, boolean right, boolean violated, double reward) {

  /** How many answers are found at once. */
  private static final int BATCH = 256;

  /**
   * Puts questions to a model, each once.
   *
   * @param safeguard that watches the answers; for a tuned model the last of its progression
   * @param sampling how answers are drawn
   * @param mask whether tokens are excluded that would violate next
   * @return the answers in the order of the questions
   */
  public static <Q extends Question> List<JudgedAnswer<Q>> to(
      List<Q> questions,
      TuningTask<Q> task,
      Gpt2 model,
      Monitor safeguard,
      Sampler.Settings sampling,
      boolean mask,
      long seed) {
    Watch<Q> watch =
        new Watch<>(
            task,
            safeguard,
            safeguard,
            safeguard,
            model.config().vocabulary(),
            model.config().endOfText());
    Sampler sampler = new Sampler(model, sampling);
    List<JudgedAnswer<Q>> judged = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      List<Q> part = questions.subList(from, Math.min(questions.size(), from + BATCH));
      WatchedAnswers<Q> answers =
          new WatchedAnswers<>(
              part, watch, sampling.longest(), mask ? Guidance.MASKED : Guidance.NONE);
      sampler.answers(answers.prompts(), seed + from, answers);
      Rollout rollout = answers.finish();
      for (int row = 0; row < part.size(); row++) {
        judged.add(
            new JudgedAnswer<>(
                part.get(row),
                rollout.numbers(row).map(number -> rollout.tokens()[number]).toArray(),
                rollout.outcomes().right()[row],
                rollout.outcomes().violated()[row],
                rollout.numbers(row).mapToDouble(number -> rollout.rewards()[number]).sum()));
      }
    }
    return judged;
  }

  @Override
  public String toString() {
    return "%s, %s: %s".formatted(Arrays.toString(tokens), right ? "right" : "wrong", question);
  }
}
