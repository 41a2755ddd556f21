package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.util.Utils;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.safeguard.deep.gpt2.SafetensorsWriter.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gpt2FolderTest {
  private static final String TOKENS = "transformer.wte.weight";
  private static final String NORM = "transformer.h.1.ln_2.bias";

  private Path folder;
  private Path weights;

  @BeforeEach
  void copy(@TempDir Path temporary) throws IOException {
    folder = TinyGpt2.copyTo(temporary);
    weights = folder.resolve("model.safetensors");
  }

  @Test
  void writesTheSameModelAgain(@TempDir Path other) throws IOException {
    Path copy = other.resolve("new/folder");
    try (Gpt2Folder original = Gpt2Folder.read(folder)) {
      original.write(copy);
      try (Gpt2Folder again = Gpt2Folder.read(copy)) {
        assertThat(again.model().config()).isEqualTo(original.model().config());
        for (int i = 0; i < original.model().weights().count(); i++) {
          assertThat(again.model().weights().get(i)).isEqualTo(original.model().weights().get(i));
        }
      }
      original.write(copy); // over what is there
    }
    assertThat(copy.resolve("model.safetensors")).hasSameBinaryContentAs(weights);
    assertThat(copy.resolve("tokenizer.json"))
        .hasSameBinaryContentAs(folder.resolve("tokenizer.json"));
    try (var files = Files.list(copy)) {
      assertThat(files).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "model.safetensors", "tokenizer.json"})
  void saysWhichFileIsMissing(String name) throws IOException {
    Files.delete(folder.resolve(name));
    assertFails("%s has no %s;".formatted(folder, name));
  }

  @Test
  void namesATensorThatIsMissing() throws IOException {
    change(tensors -> without(tensors, NORM));
    assertFails(weights + " has no " + NORM + ", which config.json asks for");
  }

  @Test
  void namesATensorThatIsUnknown() throws IOException {
    change(
        tensors ->
            with(tensors, "transformer.h.2.ln_1.bias", new Tensor(new Shape(1), new float[1])));
    assertFails(
        weights
            + ": transformer.h.2.ln_1.bias is no parameter of the GPT-2 of 2 layers in config.json");
  }

  @Test
  void namesATensorOfAnotherShape() throws IOException {
    change(tensors -> with(tensors, NORM, new Tensor(new Shape(4, 8), new float[32])));
    assertFails(weights + ": " + NORM + " has the shape (4, 8); config.json asks for (32)");
  }

  @Test
  void namesATensorOfAnotherType() throws IOException {
    String header = new String(Files.readAllBytes(weights), StandardCharsets.ISO_8859_1);
    String norm = "\"" + NORM + "\":{\"dtype\":\"";
    Files.write(
        weights, header.replace(norm + "F32", norm + "I32").getBytes(StandardCharsets.ISO_8859_1));
    assertFails(weights + ": " + NORM + " has the type I32; wanted F32, F16 or BF16");
  }

  @Test
  void namesTheTensorAtWhichAFileIsTruncated() throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 1));
    assertFails(weights + ": the file is truncated: " + TOKENS + " ends at byte");
    Files.write(weights, Arrays.copyOf(bytes, 1000));
    assertFails(weights + ": the header has ");
  }

  @Test
  void refusesBothNamesOfATensor() throws IOException {
    change(tensors -> with(tensors, "ln_f.bias", new Tensor(new Shape(32), new float[32])));
    assertFails(weights + " has both ln_f.bias and transformer.ln_f.bias");
  }

  @Test
  void takesAnOutputThatEqualsTheTokenEmbeddings() throws IOException {
    change(tensors -> with(tensors, "lm_head.weight", tensors.get(TOKENS)));
    Gpt2Folder.read(folder).close();
    change(
        tensors -> {
          Tensor output = tensors.get("lm_head.weight");
          float[] numbers = output.numbers().clone();
          numbers[5] += 1;
          return with(tensors, "lm_head.weight", new Tensor(output.shape(), numbers));
        });
    assertFails(weights + ": lm_head.weight differs from transformer.wte.weight");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"n_layer\": 2       | \"n_layer\": 3        | model.safetensors has no transformer.h.2.ln_1.weight",
        "\"n_layer\": 2       | \"n_layer\": 1        | h.1.attn.c_attn.bias is no parameter of the GPT-2 of 1 layers",
        "\"n_embd\": 32       | \"n_embd\": 64        | transformer.wte.weight has the shape (320, 32); config.json asks for (320, 64)",
        "\"n_inner\": null    | \"n_inner\": 100      | transformer.h.0.mlp.c_fc.weight has the shape (32, 128); config.json asks for (32, 100)",
        "\"n_positions\": 64  | \"n_positions\": 128  | transformer.wpe.weight has the shape (64, 32); config.json asks for (128, 32)",
        "\"n_embd\": 32       | \"n_embd\": 33        | config.json: n_embd 33 is no multiple of n_head 2",
        "\"n_layer\": 2       | \"n_layer\": 0        | config.json: n_layer is 0; it must be positive",
        "\"n_layer\": 2       | \"n_layer\": 99999    | config.json: n_layer is 99999; at most 1000",
        "\"n_layer\": 2       | \"n_layer\": 2.5      | config.json: n_layer is 2.5; it must be an integer",
        "\"n_layer\": 2       | \"n_layer\": \"2\"    | config.json: n_layer is \"2\"; it must be a number",
        "\"n_layer\": 2,      | ''                    | config.json: n_layer is missing",
        "\"vocab_size\": 320  | \"vocab_size\": 319   | tokenizer.json has 320 tokens; config.json has a vocab_size of 319",
        "\"vocab_size\": 320  | \"vocab_size\": 2e9   | config.json: the model is too large",
        "\"eos_token_id\": 0  | \"eos_token_id\": 320 | config.json: eos_token_id 320 is not below vocab_size 320",
        "1e-05                | 0                     | config.json: layer_norm_epsilon is 0.0; it must be positive",
        "gelu_new             | gelu                  | config.json: activation_function is \"gelu\"; only \"gelu_new\" is supported",
        "\"gpt2\"             | \"llama\"             | config.json: model_type is \"llama\"; only \"gpt2\" is supported",
        "\"tie_word_embeddings\": true | \"tie_word_embeddings\": false | config.json: tie_word_embeddings is false; only true is supported",
        "\"n_layer\": 2,      | \"n_layer\":          | config.json is no valid JSON: ",
      })
  void saysWhatOfTheConfigurationIsWrong(String from, String to, String message)
      throws IOException {
    replace("config.json", from, to);
    assertFails(message);
  }

  @Test
  void smallerConfigurationsWithoutDefaultsAreRead() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        "{\"vocab_size\":320,\"n_positions\":64,\"n_embd\":32,\"n_layer\":2,\"n_head\":2}");
    try (Gpt2Folder read = Gpt2Folder.read(folder)) {
      assertThat(read.model().config().inner()).isEqualTo(128);
      assertThat(read.model().config().epsilon()).isEqualTo(1e-5);
      assertThat(read.model().config().endOfText()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": \"1.0\", | version",
        "\"type\": \"BPE\"     | \"type\": \"Other\"",
        "\"model\"             | \"other\"",
        "\"vocab\": {          | \"vocab\": 3, \"rest\": {",
      })
  void saysThatTheTokenizerIsDamaged(String from, String to) throws IOException {
    replace("tokenizer.json", from, to);
    assertFails(folder.resolve("tokenizer.json") + " is damaged: ");
  }

  @Test
  void refusesTokenizersOfOtherKinds() throws IOException {
    Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"version": "1.0", "added_tokens": [],
         "model": {"type": "Unigram", "unk_id": 0, "vocab": [["a", 0.0]]}}
        """);
    assertFails("tokenizer.json describes no tokenizer of byte pairs: it has no merges");
  }

  @Test
  void mergesOfOlderTokenizersAreOneString() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonArray pairs = json.getAsJsonObject("model").getAsJsonArray("merges");
    JsonArray older = new JsonArray();
    for (JsonElement pair : pairs) {
      JsonArray both = pair.getAsJsonArray();
      older.add(both.get(0).getAsString() + " " + both.get(1).getAsString());
    }
    json.getAsJsonObject("model").add("merges", older);
    Files.writeString(file, json.toString());
    try (Gpt2Folder read = Gpt2Folder.read(folder)) {
      for (TinyGpt2.Prompt prompt : TinyGpt2.prompts()) {
        assertThat(read.tokenizer().encode(prompt.text())).isEqualTo(prompt.tokens());
      }
    }
  }

  @Test
  void nobodyIsToldThatATokenizerIsRead() throws IOException {
    System.clearProperty("ai.djl.offline");
    System.clearProperty("OPT_OUT_TRACKING");
    Gpt2Folder.read(folder).close();
    assertThat(Utils.isOfflineMode()).isTrue();
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
  }

  @Test
  void longTextsAreNotCut() throws IOException {
    try (Gpt2Folder read = Gpt2Folder.read(folder)) {
      String text = "s.bind(('0.0.0.0', 80))\n".repeat(500);
      assertThat(read.tokenizer().decode(read.tokenizer().encode(text))).isEqualTo(text);
      assertThat(read.tokenizer().encode("")).isEmpty();
      assertThat(read.tokenizer().encode("a<|endoftext|>")).endsWith(0).hasSize(2);
    }
  }

  private void assertFails(String message) {
    assertThatThrownBy(() -> Gpt2Folder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  private void replace(String name, String from, String to) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private void change(UnaryOperator<TreeMap<String, Tensor>> change) throws IOException {
    TreeMap<String, Tensor> tensors = new TreeMap<>();
    try (SafetensorsReader reader = SafetensorsReader.open(weights)) {
      for (TensorEntry entry : reader.entries()) {
        tensors.put(entry.name(), new Tensor(entry.shape(), reader.read(entry)));
      }
    }
    SafetensorsWriter.write(weights, change.apply(tensors));
  }

  private static TreeMap<String, Tensor> with(
      TreeMap<String, Tensor> tensors, String name, Tensor tensor) {
    tensors.put(name, tensor);
    return tensors;
  }

  private static TreeMap<String, Tensor> without(TreeMap<String, Tensor> tensors, String name) {
    tensors.remove(name);
    return tensors;
  }
}
