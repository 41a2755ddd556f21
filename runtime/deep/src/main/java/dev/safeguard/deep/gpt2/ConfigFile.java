package dev.safeguard.deep.gpt2;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.safeguard.learning.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * {@code config.json} as the transformers library writes it. Settings of training, such as dropout,
 * are ignored; a setting that would change the outputs and is not supported is an error.
 */
final class ConfigFile {
  /** What must have this value, which is also the default, where a file says anything of it. */
  private static final Map<String, JsonPrimitive> FIXED =
      Map.of(
          "model_type", new JsonPrimitive("gpt2"),
          "activation_function", new JsonPrimitive("gelu_new"),
          "scale_attn_weights", new JsonPrimitive(true),
          "scale_attn_by_inverse_layer_idx", new JsonPrimitive(false),
          "add_cross_attention", new JsonPrimitive(false),
          "tie_word_embeddings", new JsonPrimitive(true));

  private ConfigFile() {}

  /**
   * Reads a configuration.
   *
   * @throws IOException that names the file and the entry that is wrong
   */
  static Gpt2Config read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      JsonElement json = JsonParser.parseString(text);
      if (!json.isJsonObject()) {
        throw new IOException(file + " is no JSON object");
      }
      return parse(json.getAsJsonObject());
    } catch (JsonParseException e) {
      throw new IOException("%s is no valid JSON: %s".formatted(file, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Gpt2Config parse(JsonObject json) {
    FIXED.forEach(
        (name, wanted) -> {
          JsonElement found = get(json, name);
          if (!found.isJsonNull() && !found.equals(wanted)) {
            throw new IllegalArgumentException(
                "%s is %s; only %s is supported".formatted(name, found, wanted));
          }
        });
    int width = integer(json, "n_embd");
    return new Gpt2Config(
        integer(json, "vocab_size"),
        integer(json, "n_positions"),
        width,
        integer(json, "n_layer"),
        integer(json, "n_head"),
        get(json, "n_inner").isJsonNull() ? 4 * width : integer(json, "n_inner"),
        get(json, "layer_norm_epsilon").isJsonNull() ? 1e-5 : number(json, "layer_norm_epsilon"),
        get(json, "eos_token_id").isJsonNull()
            ? OptionalInt.empty()
            : OptionalInt.of(integer(json, "eos_token_id")));
  }

  private static JsonElement get(JsonObject json, String name) {
    return json.has(name) ? json.get(name) : JsonNull.INSTANCE;
  }

  private static int integer(JsonObject json, String name) {
    double number = number(json, name);
    if (number != (int) number) {
      throw new IllegalArgumentException(
          "%s is %s; it must be an integer".formatted(name, json.get(name)));
    }
    return (int) number;
  }

  private static double number(JsonObject json, String name) {
    JsonElement found = get(json, name);
    if (found.isJsonNull()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (!found.isJsonPrimitive() || !found.getAsJsonPrimitive().isNumber()) {
      throw new IllegalArgumentException("%s is %s; it must be a number".formatted(name, found));
    }
    return found.getAsDouble();
  }

  /** Replaces a file by one that {@link #read} and the transformers library read. */
  static void write(Path file, Gpt2Config config) throws IOException {
    JsonObject json = new JsonObject();
    JsonArray architectures = new JsonArray();
    architectures.add("GPT2LMHeadModel");
    json.add("architectures", architectures);
    FIXED.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> json.add(entry.getKey(), entry.getValue()));
    json.addProperty("vocab_size", config.vocabulary());
    json.addProperty("n_positions", config.positions());
    json.addProperty("n_embd", config.width());
    json.addProperty("n_layer", config.layers());
    json.addProperty("n_head", config.heads());
    json.addProperty("n_inner", config.inner());
    json.addProperty("layer_norm_epsilon", config.epsilon());
    json.add("bos_token_id", endOfText(config));
    json.add("eos_token_id", endOfText(config));
    json.addProperty("dtype", "float32");
    AtomicFiles.write(
        file, new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(json) + "\n");
  }

  private static JsonElement endOfText(Gpt2Config config) {
    OptionalInt end = config.endOfText();
    return end.isPresent() ? new JsonPrimitive(end.getAsInt()) : JsonNull.INSTANCE;
  }
}
