package dev.safeguard.deep.gpt2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model with its tokenizer, as a folder has them: {@code config.json}, {@code model.safetensors}
 * and {@code tokenizer.json}, in the formats of the transformers library. Closing frees the
 * tokenizer.
 */
public record Gpt2Folder(Gpt2 model, BytePairTokenizer tokenizer) implements AutoCloseable {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String TOKENIZER = "tokenizer.json";

  /**
   * Reads a folder.
   *
   * @throws IOException that says which file is missing or wrong, and which of its tensors
   */
  public static Gpt2Folder read(Path folder) throws IOException {
    for (String name : List.of(CONFIG, WEIGHTS, TOKENIZER)) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new IOException(
            "%s has no %s; a model's folder has %s, %s and %s"
                .formatted(folder, name, CONFIG, WEIGHTS, TOKENIZER));
      }
    }
    Gpt2Config config = ConfigFile.read(folder.resolve(CONFIG));
    BytePairTokenizer tokenizer = BytePairTokenizer.read(folder.resolve(TOKENIZER));
    try {
      if (tokenizer.vocabulary() > config.vocabulary()) {
        throw new IOException(
            "%s has %d tokens; config.json has a vocab_size of %d"
                .formatted(folder.resolve(TOKENIZER), tokenizer.vocabulary(), config.vocabulary()));
      }
      Gpt2 model = new Gpt2(config, WeightsFile.read(folder.resolve(WEIGHTS), config));
      return new Gpt2Folder(model, tokenizer);
    } catch (IOException e) {
      tokenizer.close();
      throw e;
    }
  }

  /**
   * Writes the three files, each as a whole or not at all; {@link #read} gives the same numbers.
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ConfigFile.write(folder.resolve(CONFIG), model.config());
    tokenizer.write(folder.resolve(TOKENIZER));
    WeightsFile.write(folder.resolve(WEIGHTS), model.config(), model.weights());
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
