package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Torch;
import dev.safeguard.deep.gpt2.TinyGpt2.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what the original computes for the same weights. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Gpt2Test {
  private static final float TOLERANCE = 1e-4f;

  private final Gpt2Folder folder;
  private NDManager manager;
  private NDList arrays;

  Gpt2Test() throws IOException {
    folder = Gpt2Folder.read(TinyGpt2.FOLDER);
  }

  static List<Prompt> prompts() throws IOException {
    return TinyGpt2.prompts();
  }

  @BeforeAll
  void open() {
    manager = Torch.manager();
    arrays = folder.model().weights().toArrays(manager, false);
  }

  @AfterAll
  void close() {
    manager.close();
    folder.close();
  }

  @ParameterizedTest
  @MethodSource("prompts")
  void tokensAreThoseOfTheOriginal(Prompt prompt) {
    assertThat(folder.tokenizer().encode(prompt.text())).isEqualTo(prompt.tokens());
    assertThat(folder.tokenizer().decode(prompt.tokens())).isEqualTo(prompt.text());
    assertThat(folder.tokenizer().decode(prompt.answer())).isEqualTo(prompt.decoded());
  }

  @ParameterizedTest
  @MethodSource("prompts")
  void logitsAreThoseOfTheOriginal(Prompt prompt) {
    assertLogits(prompt, allLogits(folder.model(), prompt.tokens()));
  }

  @ParameterizedTest
  @MethodSource("prompts")
  void logitsAreTheSameWithACache(Prompt prompt) {
    int[] tokens = prompt.tokens();
    float[][] logits = new float[tokens.length][];
    try (KeyValueCache cache = new KeyValueCache(manager, folder.model().config())) {
      int first = tokens.length / 2; // a block of several columns, then one column at a time
      TokenBlock block = TokenBlock.of(List.of(Arrays.copyOf(tokens, Math.max(1, first))));
      NDArray hidden = folder.model().hidden(manager, arrays, block, cache);
      for (int column = 0; column < block.columns(); column++) {
        logits[column] = column(folder.model(), hidden, 0, column);
      }
      for (int column = block.columns(); column < tokens.length; column++) {
        block = block.next(new int[] {tokens[column]});
        hidden = folder.model().hidden(manager, arrays, block, cache);
        logits[column] = column(folder.model(), hidden, 0, 0);
      }
    }
    assertLogits(prompt, logits);
  }

  @Test
  void namesWithoutPrefixGiveTheSameNumbers(@TempDir Path copy) throws IOException {
    Files.copy(
        TinyGpt2.FOLDER.resolve("model-hub-names.safetensors"),
        TinyGpt2.copyTo(copy).resolve("model.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
    try (Gpt2Folder other = Gpt2Folder.read(copy)) {
      for (int i = 0; i < folder.model().weights().count(); i++) {
        assertThat(other.model().weights().get(i)).isEqualTo(folder.model().weights().get(i));
      }
      for (Prompt prompt : prompts()) {
        assertLogits(prompt, allLogits(other.model(), prompt.tokens()));
      }
    }
  }

  @Test
  void aRowDoesNotDependOnItsNeighbours() throws IOException {
    List<Prompt> prompts = prompts();
    TokenBlock block = TokenBlock.of(prompts.stream().map(Prompt::tokens).toList());
    NDArray hidden = folder.model().hidden(manager, arrays, block);
    for (int row = 0; row < prompts.size(); row++) {
      float[][] logits = new float[prompts.get(row).tokens().length][];
      for (int column = 0; column < logits.length; column++) {
        logits[column] = column(folder.model(), hidden, row, block.padding(row) + column);
      }
      assertLogits(prompts.get(row), logits);
      float[][] alone = allLogits(folder.model(), prompts.get(row).tokens());
      for (int column = 0; column < logits.length; column++) {
        assertThat(logits[column]).containsExactly(alone[column], within(TOLERANCE / 10));
      }
    }
  }

  @Test
  void gradientsReachEveryParameter() {
    try (NDManager own = Torch.manager()) {
      NDList weights = folder.model().weights().toArrays(own, true);
      TokenBlock block = TokenBlock.of(List.of(new int[] {5, 6, 7}, new int[] {8}));
      NDArray logits = folder.model().logits(weights, folder.model().hidden(own, weights, block));
      Torch.backward(logits.get(":, -1").logSoftmax(1).get(":, 3").mean());
      for (int i = 0; i < weights.size(); i++) {
        float[] gradient = weights.get(i).getGradient().toFloatArray();
        assertThat(gradient)
            .as("gradient of parameter %d", i)
            .isNotEqualTo(new float[gradient.length]);
        for (float number : gradient) {
          assertThat(number).isFinite();
        }
      }
    }
  }

  @Test
  void refusesWhatTheModelHasNoRoomFor() {
    int[] long65 = new int[65];
    assertThatThrownBy(() -> allLogits(folder.model(), long65))
        .hasMessage("65 tokens; the model has 64 positions");
    assertThatThrownBy(() -> allLogits(folder.model(), new int[] {1, 320}))
        .hasMessage("token 320; the model has 320");
    assertThatThrownBy(() -> allLogits(folder.model(), new int[0]))
        .hasMessage("sequence 0 has no token");
  }

  private static void assertLogits(Prompt prompt, float[][] logits) {
    int first = logits.length - prompt.logits().size();
    for (int i = 0; i < prompt.logits().size(); i++) {
      assertThat(logits[first + i]).containsExactly(prompt.logits().get(i), within(TOLERANCE));
    }
  }

  private float[][] allLogits(Gpt2 model, int[] tokens) {
    NDArray hidden = model.hidden(manager, arrays(model), TokenBlock.of(List.of(tokens)));
    float[][] logits = new float[tokens.length][];
    Arrays.setAll(logits, column -> column(model, hidden, 0, column));
    return logits;
  }

  private NDList arrays(Gpt2 model) {
    return model == folder.model() ? arrays : model.weights().toArrays(manager, false);
  }

  private float[] column(Gpt2 model, NDArray hidden, int row, int column) {
    return model.logits(arrays(model), hidden.get(row, column).expandDims(0)).toFloatArray();
  }
}
