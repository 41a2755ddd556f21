package dev.safeguard.deep;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsTest {
  private static final ObservationShape SHAPE = ObservationShape.ofFeatures(2).plusModes(3);
  private static final float[] IN_MODE_0 = {0.5f, -1, 1, 0, 0};
  private static final float[] IN_MODE_2 = {0.5f, -1, 0, 0, 1};

  private static PolicyNetwork network(boolean recurrent) {
    SplitMix64 random = new SplitMix64(3);
    return recurrent ? new Recurrent(SHAPE, 8, 4, random) : new FeedForward(SHAPE, 8, 4, random);
  }

  private static NDArray forward(
      PolicyNetwork network, NDManager manager, NDList weights, float[] seen) {
    return network
        .forward(
            weights,
            Torch.array(manager, seen, 1, 1, seen.length),
            Torch.array(manager, new float[network.memory()], 1, network.memory()),
            Torch.array(manager, new float[1], 1, 1, 1))
        .logits();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsLearnedInOneModeLeavesTheLastLayerOfAnotherAsItWas(boolean recurrent) {
    PolicyNetwork network = network(recurrent);
    try (NDManager manager = Torch.manager()) {
      NDList weights = network.weights().toArrays(manager, true);
      Torch.backward(forward(network, manager, weights, IN_MODE_2).square().sum());
      long heads = 0;
      for (NDArray array : weights) {
        float[] gradient = array.getGradient().toFloatArray();
        if (gradient.length == 3 * 4) { // the bias: each mode has four outputs
          heads++;
          assertThat(Arrays.copyOf(gradient, 8)).containsOnly(0);
          assertThat(Arrays.copyOfRange(gradient, 8, 12)).doesNotContain(0);
        }
      }
      assertThat(heads).isEqualTo(1);
    }
  }

  @Test
  void eachModeHasOutputsOfItsOwn() {
    PolicyNetwork network = network(false);
    try (NDManager manager = Torch.manager()) {
      NDList weights = network.weights().toArrays(manager, false);
      NDArray first = forward(network, manager, weights, IN_MODE_0);
      NDArray other = forward(network, manager, weights, IN_MODE_2);
      assertThat(first.getShape().getShape()).containsExactly(1, 1, 4);
      assertThat(first.toFloatArray()).isNotEqualTo(other.toFloatArray());
    }
  }
}
