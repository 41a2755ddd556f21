package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Torch;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LanguageTrainingTest {
  private static final Gpt2Config CONFIG = Gpt2Config.of(7, 8, 16, 2, 4, OptionalInt.empty());
  private static final List<Example> EXAMPLES =
      List.of(
          new Example(new int[] {1, 2, 3, 4}, new float[] {1, 1, 0, 0.5f}),
          new Example(new int[] {5, 6}, new float[] {0, 2}));

  /** From the logits of each example alone, in Java. */
  @Test
  void theLossIsTheWeightedMeanOfCrossEntropies() {
    Gpt2 model = Gpt2.random(CONFIG, 1);
    double expected =
        (entropy(model, new int[] {1}, 2)
                + 0.5 * entropy(model, new int[] {1, 2, 3}, 4)
                + 2 * entropy(model, new int[] {5}, 6))
            / 3.5;
    assertThat(training(model, 1).step(EXAMPLES)).isEqualTo(expected, within(1e-5));
  }

  @Test
  void whatCountsIsLearned() {
    Gpt2 model = Gpt2.local(CONFIG, 1);
    LanguageTraining training = training(model, 60);
    while (!training.isDone()) {
      training.step(EXAMPLES);
    }
    Sampler sampler = new Sampler(model, Sampler.Settings.greedy(1));
    assertThat(sampler.answers(List.of(new int[] {1}, new int[] {1, 2, 3}, new int[] {5}), 1))
        .containsExactly(new int[] {2}, new int[] {4}, new int[] {6});
  }

  @Test
  void theSameExamplesGiveTheSameWeights() {
    Gpt2 one = Gpt2.local(CONFIG, 1);
    Gpt2 other = Gpt2.local(CONFIG, 1);
    training(one, 3).step(EXAMPLES);
    training(other, 3).step(EXAMPLES);
    assertThat(one.weights().get(0)).isEqualTo(other.weights().get(0));
    assertThat(one.weights().get(0)).isNotEqualTo(Gpt2.local(CONFIG, 1).weights().get(0));
  }

  @Test
  void theRateWarmsUpAndFallsToZero() {
    LanguageTraining.Settings settings = new LanguageTraining.Settings(100, 0.01, 9, 1);
    assertThat(settings.rate(0)).isEqualTo(0.001, within(1e-12));
    assertThat(settings.rate(50)).isEqualTo(0.005, within(1e-12));
    assertThat(settings.rate(100)).isEqualTo(0, within(1e-12));
  }

  @Test
  void wrongInputIsRefused() {
    assertThatThrownBy(() -> new Example(new int[] {1}, new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 tokens, 2 weights");
    assertThatThrownBy(() -> new LanguageTraining.Settings(0, 0.01, 9, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("0 steps");
  }

  private static LanguageTraining training(Gpt2 model, int steps) {
    return new LanguageTraining(model, new LanguageTraining.Settings(steps, 0.01, 5, 1));
  }

  private static double entropy(Gpt2 model, int[] before, int next) {
    try (NDManager manager = Torch.manager()) {
      NDList arrays = model.weights().toArrays(manager, false);
      float[] logits =
          model
              .logits(
                  arrays,
                  model.hidden(manager, arrays, TokenBlock.of(List.of(before))).get(":, -1"))
              .toFloatArray();
      double sum = 0;
      for (float logit : logits) {
        sum += Math.exp(logit);
      }
      return Math.log(sum) - logits[next];
    }
  }
}
