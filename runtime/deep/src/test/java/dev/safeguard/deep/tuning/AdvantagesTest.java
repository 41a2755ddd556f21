package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.deep.gpt2.Gpt2;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvantagesTest {
  private static final float EXACT = 1e-5f;

  private final Gpt2 model = Parity.model(1);

  /** Two groups of two answers: right and wrong at once, both wrong, one of them later. */
  private static final Rollout ROLLOUT =
      new Rollout(
          List.of(new int[] {5}, new int[] {5}, new int[] {6}, new int[] {6}),
          new int[] {0, 2, 3, 5, 6},
          new int[] {1, 2, 3, 1, 3, 3},
          new int[] {0, 1, 0, 0, 1, 0},
          new int[6],
          new float[] {0, 1, -1, 0, -1, -1},
          new Rollout.Outcomes(
              new boolean[4], new boolean[4], new boolean[4], new boolean[4], new boolean[4]));

  private static PolicySettings policy(boolean stateBaseline) {
    return new PolicySettings(1e-3, 1e-3, 1, 1, 4, 0.2, 0, 0, 0, 0, false, stateBaseline);
  }

  @Test
  void answersAreComparedWithTheirGroup() {
    Grpo grpo = new Grpo(model, model, new Grpo.Settings(policy(false), 0.01), false, 2, 1);
    assertThat(grpo.advantages(ROLLOUT))
        .containsExactly(new float[] {1, 1, -1, 0, 0, 0}, within(EXACT));
  }

  /** Returns 1, 1, -1, -1, -1, -1; means -1/2 in state 0 and 0 in state 1. */
  @Test
  void tokensAreComparedWithOthersInTheSameState() {
    Grpo grpo = new Grpo(model, model, new Grpo.Settings(policy(true), 0.01), false, 2, 1);
    grpo.enter(2);
    float deviation = (float) Math.sqrt((1.5 * 1.5 + 1 + 0.25 * 3 + 1) / 6);
    float[] expected = {1.5f, 1, -0.5f, -0.5f, -1, -0.5f};
    for (int i = 0; i < expected.length; i++) {
      expected[i] /= deviation;
    }
    assertThat(grpo.advantages(ROLLOUT)).containsExactly(expected, within(EXACT));
  }

  @Test
  void advantagesAreEstimatedFromSurprises() {
    Ppo ppo = new Ppo(model, model, new Ppo.Settings(policy(false), 0.5, 1, 1, 0.01), false, 1);
    float[] values = {0.5f, 0.25f, -1, 0, 0.5f, 0};
    // The last token's surprise is its reward less its value; one before has half of it added.
    assertThat(ppo.advantages(ROLLOUT, values))
        .containsExactly(
            new float[] {-0.25f + 0.375f, 0.75f, 0, 0.5f - 0.75f, -1.5f, -1}, within(EXACT));
  }
}
