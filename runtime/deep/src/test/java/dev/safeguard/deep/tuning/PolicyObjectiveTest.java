package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Torch;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.TokenBlock;
import dev.safeguard.deep.tuning.PolicyObjective.Reference;
import dev.safeguard.learning.SplitMix64;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the formula in plain loops, token by token, and against finite differences of it. */
class PolicyObjectiveTest {
  private static final int[] ROWS = {2, 0, 3}; // not all, not in order, two of one prompt

  private final SplitMix64 random = new SplitMix64(11);
  private final Gpt2 model = scaled(Parity.model(1));
  private final Gpt2 start = scaled(Parity.model(2));
  private final TokenSets sets =
      new TokenSets(Parity.TASK.labeller(), Parity.VOCABULARY, Parity.END);
  private final Rollout rollout = rollout();
  private final float[] before = floats(-3, -1);
  private final float[] advantages = floats(-2, 2);

  /** Weights so large that predictions are sharp. */
  private static Gpt2 scaled(Gpt2 model) {
    for (int i = 0; i < model.weights().count(); i++) {
      float[] array = model.weights().get(i);
      for (int j = 0; j < array.length; j++) {
        array[j] *= 12;
      }
    }
    return model;
  }

  private Rollout rollout() {
    BitSet verdicts = new BitSet();
    verdicts.set(Parity.YES - 1);
    verdicts.set(Parity.NO - 1);
    verdicts.set(Parity.CLOSE - 1);
    int some = sets.number(verdicts);
    return new Rollout(
        List.of(new int[] {5, 6}, new int[] {7}, new int[] {8, 6, 5}, new int[] {8, 6, 5}),
        new int[] {0, 3, 4, 6, 9},
        new int[] {1, 2, 4, 8, 3, 2, 3, 4, 4},
        new int[9],
        new int[] {0, some, some, 0, some, some, some, some, 0},
        new float[9],
        new Rollout.Outcomes(
            new boolean[4], new boolean[4], new boolean[4], new boolean[4], new boolean[4]));
  }

  private float[] floats(double least, double most) {
    float[] floats = new float[rollout.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (least + (most - least) * random.nextDouble());
    }
    return floats;
  }

  static Stream<PolicyObjective> objectives() {
    return Stream.of(true, false)
        .flatMap(
            masked ->
                Stream.of(
                        new PolicySettings(0, 0, 1, 1, 1, 0.2, 0, 0, 0, 0, false, false),
                        new PolicySettings(0, 0, 1, 1, 1, 0.2, 0.7, 0, 0, 0, false, false),
                        new PolicySettings(0, 0, 1, 1, 1, 0.2, 0.3, 0.9, 0, 0, false, false),
                        new PolicySettings(0, 0, 1, 1, 1, 0.2, 0, 0, 0.6, 0, false, false),
                        new PolicySettings(0, 0, 1, 1, 1, 0.2, 0, 0.9, 0.6, 0, true, false))
                    .map(settings -> new PolicyObjective(null, null, settings, masked)));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void valuesAndGradientsAreThoseOfTheFormula(PolicyObjective shape) {
    PolicyObjective objective = new PolicyObjective(model, start, shape.settings(), shape.masked());
    try (NDManager manager = Torch.manager()) {
      NDList arrays = model.weights().toArrays(manager, true);
      Minibatch batch = new Minibatch(manager, rollout, sets, ROWS);
      float[][] original = objective.reference(manager, rollout, sets).original();
      Reference reference = new Reference(original, Optional.of(before));
      PolicyObjective.Terms terms = objective.terms(batch, arrays, reference, advantages, true);
      assertThat((double) terms.value().getFloat()).isCloseTo(expected(shape), within(1e-4));

      Torch.backward(terms.value());
      for (int trial = 0; trial < 5; trial++) {
        float[][] direction = direction();
        double along = 0;
        for (int i = 0; i < direction.length; i++) {
          float[] gradient = arrays.get(i).getGradient().toFloatArray();
          for (int j = 0; j < gradient.length; j++) {
            along += (double) gradient[j] * direction[i][j];
          }
        }
        double step = 0.004;
        double difference = (moved(shape, direction, step) - moved(shape, direction, -step));
        assertThat(along)
            .isCloseTo(difference / (2 * step), within(0.005 + 0.02 * Math.abs(along)));
      }
    }
  }

  /** Where all rows make one gradient, the policy is asked once; the numbers are the same. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneGradientNeedsNoPassBeforeIt(boolean masked) {
    int rows = rollout.rows();
    PolicySettings once = new PolicySettings(0, 0, 1, 1, rows, 0.2, 0.3, 0.9, 0, 0, false, false);
    PolicySettings parts =
        new PolicySettings(0, 0, 1, 1, rows - 1, 0.2, 0.3, 0.9, 0, 0, false, false);
    try (NDManager manager = Torch.manager()) {
      PolicyObjective objective = new PolicyObjective(model, start, once, masked);
      Reference single = objective.reference(manager, rollout, sets);
      Reference whole =
          new PolicyObjective(model, start, parts, masked).reference(manager, rollout, sets);
      assertThat(single.before()).isEmpty();
      assertThat(whole.before()).isPresent();
      List<float[]> gradients = new ArrayList<>();
      for (Reference reference : List.of(single, whole)) {
        NDList arrays = model.weights().toArrays(manager, true);
        Minibatch batch = new Minibatch(manager, rollout, sets, new int[] {0, 1, 2, 3});
        NDArray value = objective.terms(batch, arrays, reference, advantages, true).value();
        Torch.backward(value);
        gradients.add(arrays.get(0).getGradient().toFloatArray());
        gradients.add(value.reshape(1).toFloatArray());
      }
      assertThat(gradients.get(0)).containsExactly(gradients.get(2), within(1e-4f));
      assertThat(gradients.get(1)).containsExactly(gradients.get(3), within(1e-5f));
    }
  }

  /** What the collector of garbage frees between a loss and its gradient is nothing of theirs. */
  @Test
  void gradientsOutliveACollection() throws InterruptedException {
    List<float[]> undisturbed = gradients(false);
    for (int trial = 0; trial < 5; trial++) {
      List<float[]> disturbed = gradients(true);
      for (int i = 0; i < undisturbed.size(); i++) {
        assertThat(disturbed.get(i)).as("gradient %d", i).isEqualTo(undisturbed.get(i));
      }
    }
  }

  private List<float[]> gradients(boolean disturbed) throws InterruptedException {
    PolicySettings all = new PolicySettings(0, 0, 1, 1, 1, 0.2, 0.3, 0.9, 0.6, 0, true, false);
    PolicyObjective objective = new PolicyObjective(model, start, all, false);
    List<float[]> gradients = new ArrayList<>();
    try (NDManager manager = Torch.manager()) {
      NDList arrays = model.weights().toArrays(manager, true);
      Minibatch batch = new Minibatch(manager, rollout, sets, ROWS);
      float[][] original = objective.reference(manager, rollout, sets).original();
      Reference reference = new Reference(original, Optional.of(before));
      NDArray value = objective.terms(batch, arrays, reference, advantages, true).value();
      if (disturbed) {
        System.gc();
        Thread.sleep(50); // buffers are freed by a thread of their own
        for (int i = 0; i < 20_000; i++) {
          ByteBuffer.allocateDirect(8).putFloat(Float.NaN).putFloat(Float.NaN);
        }
      }
      Torch.backward(value);
      for (NDArray array : arrays) {
        gradients.add(array.getGradient().toFloatArray());
      }
    }
    return gradients;
  }

  /** A random direction of length 1 in the space of all weights. */
  private float[][] direction() {
    float[][] direction = new float[model.weights().count()][];
    double squares = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = new float[model.weights().get(i).length];
      for (int j = 0; j < direction[i].length; j++) {
        direction[i][j] = (float) (random.nextDouble() - 0.5);
        squares += direction[i][j] * direction[i][j];
      }
    }
    for (float[] array : direction) {
      for (int j = 0; j < array.length; j++) {
        array[j] /= (float) Math.sqrt(squares);
      }
    }
    return direction;
  }

  private double moved(PolicyObjective shape, float[][] direction, double step) {
    move(direction, step);
    double value = expected(shape);
    move(direction, -step);
    return value;
  }

  private void move(float[][] direction, double step) {
    for (int i = 0; i < direction.length; i++) {
      float[] array = model.weights().get(i);
      for (int j = 0; j < array.length; j++) {
        array[j] += (float) (step * direction[i][j]);
      }
    }
  }

  private double expected(PolicyObjective shape) {
    double sum = 0;
    int count = 0;
    for (int row : ROWS) {
      for (int number : rollout.numbers(row).toArray()) {
        sum += token(shape, row, number);
        count++;
      }
    }
    return sum / count;
  }

  private double token(PolicyObjective shape, int row, int number) {
    int[] prompt = rollout.prompts().get(row);
    int drawnBefore = number - rollout.first()[row];
    int[] seen = Arrays.copyOf(prompt, prompt.length + drawnBefore);
    System.arraycopy(rollout.tokens(), rollout.first()[row], seen, prompt.length, drawnBefore);
    int[] all = IntStream.range(0, Parity.VOCABULARY).toArray();
    int[] allowed = sets.tokens(rollout.sets()[number]);
    int[] drawn = shape.masked() ? allowed : all;
    double[] policy = probabilities(model, seen, drawn);
    double[] original = probabilities(start, seen, drawn);
    double ratio = policy[rollout.tokens()[number]] / Math.exp(before[number]);
    double advantage = advantages[number];
    double clipped = Math.max(0.8, Math.min(1.2, ratio));
    double gain = Math.min(ratio * advantage, clipped * advantage);
    double divergence = 0;
    for (int token : drawn) {
      divergence += policy[token] * Math.log(policy[token] / original[token]);
    }
    double entropy = 0;
    int[] spread = shape.settings().allowedEntropy() ? allowed : drawn;
    double[] among = probabilities(model, seen, spread);
    for (int token : spread) {
      entropy -= among[token] * Math.log(among[token]);
    }
    double violating = 1 - IntStream.of(allowed).mapToDouble(token -> policy[token]).sum();
    return gain
        - shape.settings().violationWeight() * violating
        - shape.settings().divergenceWeight() * divergence
        + shape.settings().entropyWeight() * entropy;
  }

  /** Of the next token among some; 0 of the others. */
  private static double[] probabilities(Gpt2 model, int[] seen, int[] among) {
    try (NDManager manager = Torch.manager()) {
      NDList arrays = model.weights().toArrays(manager, false);
      float[] logits =
          model
              .logits(
                  arrays, model.hidden(manager, arrays, TokenBlock.of(List.of(seen))).get(":, -1"))
              .toFloatArray();
      double[] probabilities = new double[logits.length];
      double sum = IntStream.of(among).mapToDouble(token -> Math.exp(logits[token])).sum();
      for (int token : among) {
        probabilities[token] = Math.exp(logits[token]) / sum;
      }
      return probabilities;
    }
  }
}
