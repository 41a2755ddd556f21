package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.Gpt2Folder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The start model that comes with the sample: {@link StartMain} made it, with the seed 1. */
public final class StartModel {
  static final List<String> FILES = List.of("config.json", "model.safetensors", "tokenizer.json");

  private StartModel() {}

  /** Reads it from the class path. */
  public static Gpt2Folder read() throws IOException {
    Path folder = Files.createTempDirectory("start-model");
    try {
      for (String name : FILES) {
        try (InputStream in = StartModel.class.getResourceAsStream("model/" + name)) {
          if (in == null) {
            throw new IllegalStateException(name + " of the start model is not on the class path");
          }
          Files.copy(in, folder.resolve(name));
        }
      }
      return Gpt2Folder.read(folder);
    } finally {
      for (String name : FILES) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }
}
