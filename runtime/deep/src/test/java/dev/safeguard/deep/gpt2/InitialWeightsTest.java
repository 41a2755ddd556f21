package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.deep.Weights;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
  private static final Gpt2Config CONFIG = Gpt2Config.of(500, 64, 64, 8, 4, OptionalInt.empty());

  @Test
  void haveTheDeviationsOfTheOriginal() {
    Weights weights = Gpt2.random(CONFIG, 1).weights();
    List<Parameter> parameters = Parameter.of(CONFIG);
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      boolean matrix = parameter.shape().dimension() == 2;
      boolean gain = !matrix && parameter.name().endsWith("weight");
      // Into the residual stream it is 0.02 / sqrt(2 * 8) = 0.005.
      double deviation = !matrix ? 0 : parameter.name().contains(".c_proj.") ? 0.005 : 0.02;
      double sum = 0;
      double squares = 0;
      for (float number : weights.get(i)) {
        sum += number;
        squares += (double) number * number;
      }
      double mean = sum / weights.get(i).length;
      assertThat(mean).as(parameter.name()).isCloseTo(gain ? 1 : 0, within(deviation / 10));
      assertThat(Math.sqrt(squares / weights.get(i).length - mean * mean))
          .as(parameter.name())
          .isCloseTo(deviation, within(deviation / 20));
    }
  }

  @Test
  void followFromTheSeed() {
    float[] one = Gpt2.random(CONFIG, 1).weights().get(Parameter.TOKENS);
    assertThat(Gpt2.random(CONFIG, 1).weights().get(Parameter.TOKENS)).isEqualTo(one);
    assertThat(Gpt2.random(CONFIG, 2).weights().get(Parameter.TOKENS)).isNotEqualTo(one);
  }
}
