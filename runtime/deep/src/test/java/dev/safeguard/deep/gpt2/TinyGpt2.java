package dev.safeguard.deep.gpt2;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The random model of the test resources, and what its original computes. */
final class TinyGpt2 {
  static final Path FOLDER = folder();
  static final int LONGEST = 20;

  /**
   * What is expected of a prompt.
   *
   * @param logits of its last columns
   * @param answer the most likely tokens after it
   */
  record Prompt(
      String name, String text, int[] tokens, List<float[]> logits, int[] answer, String decoded) {
    @Override
    public String toString() {
      return name;
    }
  }

  private TinyGpt2() {}

  private static Path folder() {
    try {
      URL url = Objects.requireNonNull(TinyGpt2.class.getResource("/gpt2-tiny/config.json"));
      return Path.of(url.toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static List<Prompt> prompts() throws IOException {
    String json = Files.readString(FOLDER.resolve("expected.json"));
    List<Prompt> prompts = new ArrayList<>();
    for (JsonElement element :
        JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("prompts")) {
      JsonObject prompt = element.getAsJsonObject();
      List<float[]> logits = new ArrayList<>();
      if (prompt.has("all_logits")) {
        prompt
            .getAsJsonArray("all_logits")
            .forEach(column -> logits.add(floats(column.getAsJsonArray())));
      } else {
        logits.add(floats(prompt.getAsJsonArray("last_logits")));
      }
      prompts.add(
          new Prompt(
              prompt.get("name").getAsString(),
              prompt.get("prompt").getAsString(),
              integers(prompt.getAsJsonArray("ids")),
              logits,
              integers(prompt.getAsJsonArray("greedy_ids")),
              prompt.get("greedy_text").getAsString()));
    }
    return prompts;
  }

  /** A copy of the model's folder, to be damaged. */
  static Path copyTo(Path folder) throws IOException {
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(FOLDER.resolve(name), folder.resolve(name));
    }
    return folder;
  }

  private static float[] floats(JsonArray array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = array.get(i).getAsFloat();
    }
    return floats;
  }

  private static int[] integers(JsonArray array) {
    return array.asList().stream().mapToInt(JsonElement::getAsInt).toArray();
  }
}
