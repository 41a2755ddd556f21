package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.learning.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LocalWeightsTest {
  private static final int EQUALS = 0;
  private static final int END = 1;
  private static final int NAMES = 12;
  private static final int VALUES = 12;
  private static final int BINDINGS = 4;
  private static final int LENGTH = 4 * BINDINGS + 2 * 12;
  private static final Gpt2Config CONFIG =
      Gpt2Config.of(2 + NAMES + VALUES, LENGTH, 64, 2, 4, OptionalInt.empty());

  private static final int STEPS = 150;

  /** Which value has this name? A random model is still guessing when a local one knows. */
  @Test
  void lookingUpIsLearnedSoonerThanFromRandomWeights() {
    double local = share(Gpt2.local(CONFIG, 5));
    double random = share(Gpt2.random(CONFIG, 5));
    assertThat(random).isLessThan(0.5);
    assertThat(local).isGreaterThan(0.7);
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherOthers() {
    float[] weights = Gpt2.local(CONFIG, 1).weights().get(Parameter.TOKENS);
    assertThat(Gpt2.local(CONFIG, 1).weights().get(Parameter.TOKENS)).isEqualTo(weights);
    assertThat(Gpt2.local(CONFIG, 2).weights().get(Parameter.TOKENS)).isNotEqualTo(weights);
  }

  @Test
  void headsThatCannotLookBackAreRefused() {
    assertThatThrownBy(() -> Gpt2.local(Gpt2Config.of(9, 9, 20, 2, 4, OptionalInt.empty()), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a head has an odd width; waves come in pairs");
    assertThatThrownBy(() -> Gpt2.local(Gpt2Config.of(9, 9, 16, 2, 2, OptionalInt.empty()), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 heads; at least 3");
  }

  /** Of right first answers after training. */
  private static double share(Gpt2 model) {
    SplitMix64 random = new SplitMix64(1);
    LanguageTraining training =
        new LanguageTraining(model, new LanguageTraining.Settings(STEPS, 0.003, 30, 1));
    while (!training.isDone()) {
      List<Example> examples = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        examples.add(example(random));
      }
      training.step(examples);
    }
    List<int[]> prompts = new ArrayList<>();
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int[] tokens = example(random).tokens();
      prompts.add(Arrays.copyOf(tokens, 4 * BINDINGS + 1));
      wanted.add(tokens[4 * BINDINGS + 1]);
    }
    List<int[]> answers = new Sampler(model, Sampler.Settings.greedy(1)).answers(prompts, 1);
    long right = 0;
    for (int i = 0; i < answers.size(); i++) {
      right += answers.get(i)[0] == wanted.get(i) ? 1 : 0;
    }
    return right / (double) answers.size();
  }

  /** {@code name = value end}, four times; then name and value, twelve times. */
  private static Example example(SplitMix64 random) {
    List<Integer> names = new ArrayList<>();
    while (names.size() < BINDINGS) {
      int name = 2 + random.nextInt(NAMES);
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    int[] values = new int[BINDINGS];
    Arrays.setAll(values, i -> 2 + NAMES + random.nextInt(VALUES));
    int[] tokens = new int[LENGTH];
    float[] weights = new float[tokens.length];
    for (int i = 0; i < BINDINGS; i++) {
      System.arraycopy(new int[] {names.get(i), EQUALS, values[i], END}, 0, tokens, 4 * i, 4);
    }
    for (int place = 4 * BINDINGS; place < tokens.length; place += 2) {
      int i = random.nextInt(BINDINGS);
      tokens[place] = names.get(i);
      tokens[place + 1] = values[i];
      weights[place + 1] = 1;
    }
    return new Example(tokens, weights);
  }
}
