package dev.safeguard.deep.gpt2;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.safeguard.deep.Torch;
import dev.safeguard.learning.AtomicFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Byte-level pair encoding, as {@code tokenizer.json} describes it. Closing frees it. */
public final class BytePairTokenizer implements AutoCloseable {
  /** The token that ends a text, in the original and in those that are trained here. */
  public static final String END_OF_TEXT = "<|endoftext|>";

  /** Texts stay as long as they are, and get no tokens but their own. */
  private static final Map<String, String> OPTIONS =
      Map.of("addSpecialTokens", "false", "padding", "false", "truncation", "false");

  private final String json;
  private final int vocabulary;
  private final HuggingFaceTokenizer tokenizer;

  private BytePairTokenizer(String json, int vocabulary, HuggingFaceTokenizer tokenizer) {
    this.json = json;
    this.vocabulary = vocabulary;
    this.tokenizer = tokenizer;
  }

  /**
   * Reads a tokenizer.
   *
   * @throws IOException that names the file, if it describes no tokenizer of byte pairs
   */
  public static BytePairTokenizer read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /**
   * Reads a tokenizer from the text of its file.
   *
   * @param name of the file, for errors
   */
  static BytePairTokenizer parse(String name, String json) throws IOException {
    HuggingFaceTokenizer tokenizer = open(name, json);
    try {
      return new BytePairTokenizer(json, vocabulary(name, json), tokenizer);
    } catch (IOException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static HuggingFaceTokenizer open(String name, String json) throws IOException {
    Torch.stayOffline();
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), OPTIONS);
    } catch (RuntimeException e) { // the library has no narrower one for what it cannot read
      throw new IOException("%s is damaged: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static int vocabulary(String name, String json) throws IOException {
    JsonObject root = JsonParser.parseString(json).getAsJsonObject();
    JsonObject model = root.getAsJsonObject("model");
    if (!model.has("merges")) {
      throw new IOException(name + " describes no tokenizer of byte pairs: it has no merges");
    }
    int greatest = -1;
    for (JsonElement id : model.getAsJsonObject("vocab").asMap().values()) {
      greatest = Math.max(greatest, id.getAsInt());
    }
    if (root.has("added_tokens")) {
      for (JsonElement token : root.getAsJsonArray("added_tokens")) {
        greatest = Math.max(greatest, token.getAsJsonObject().get("id").getAsInt());
      }
    }
    return greatest + 1;
  }

  /** One more than the greatest token. */
  public int vocabulary() {
    return vocabulary;
  }

  /** The tokens of a text; {@code <|endoftext|>} within it is the token of this name. */
  public int[] encode(String text) {
    Encoding encoding = tokenizer.encode(text, false, false);
    return Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
  }

  /** The text of tokens; bytes that are no UTF-8 become U+FFFD. */
  public String decode(int[] tokens) {
    return tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), false);
  }

  /** Replaces a file by what was read. */
  void write(Path file) throws IOException {
    AtomicFiles.write(file, json);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
