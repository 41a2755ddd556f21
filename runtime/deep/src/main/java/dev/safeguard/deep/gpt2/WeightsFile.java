package dev.safeguard.deep.gpt2;

import dev.safeguard.deep.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code model.safetensors}: the parameters under the names that the transformers library gives
 * them, {@code transformer.h.0.ln_1.weight}, or those of the first published file, without prefix.
 */
final class WeightsFile {
  private static final String PREFIX = "transformer.";

  /** The output is tied to the token embeddings; some files repeat them under this name. */
  private static final String OUTPUT = "lm_head.weight";

  /** Causal masks, which older files have beside the parameters. */
  private static final Pattern MASK = Pattern.compile("h\\.\\d+\\.attn\\.(masked_)?bias");

  private WeightsFile() {}

  /**
   * Reads the parameters of a model.
   *
   * @throws IOException that names the tensor that is missing, superfluous or not as the
   *     configuration says
   */
  static Weights read(Path file, Gpt2Config config) throws IOException {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      Map<String, TensorEntry> found = byParameter(file, reader.entries());
      TensorEntry output = found.remove(OUTPUT);
      String prefix =
          found.values().stream().anyMatch(entry -> entry.name().startsWith(PREFIX)) ? PREFIX : "";
      Weights weights = new Weights();
      for (Parameter parameter : Parameter.of(config)) {
        TensorEntry entry = found.remove(parameter.name());
        if (entry == null) {
          throw new IOException(
              "%s has no %s, which config.json asks for"
                  .formatted(file, prefix + parameter.name()));
        }
        if (!entry.shape().equals(parameter.shape())) {
          throw new IOException(
              "%s: %s has the shape %s; config.json asks for %s"
                  .formatted(file, entry.name(), entry.shape(), parameter.shape()));
        }
        weights.add(reader.read(entry), parameter.shape());
      }
      if (!found.isEmpty()) {
        throw new IOException(
            "%s: %s is no parameter of the GPT-2 of %d layers in config.json"
                .formatted(file, found.values().iterator().next().name(), config.layers()));
      }
      if (output != null && !Arrays.equals(reader.read(output), weights.get(Parameter.TOKENS))) {
        throw new IOException(
            "%s: %s differs from %swte.weight; only an output that is tied to it is supported"
                .formatted(file, OUTPUT, prefix));
      }
      return weights;
    }
  }

  private static Map<String, TensorEntry> byParameter(Path file, List<TensorEntry> entries)
      throws IOException {
    Map<String, TensorEntry> found = new TreeMap<>();
    for (TensorEntry entry : entries) {
      String name =
          entry.name().startsWith(PREFIX) ? entry.name().substring(PREFIX.length()) : entry.name();
      if (MASK.matcher(name).matches()) {
        continue;
      }
      TensorEntry other = found.put(name, entry);
      if (other != null) {
        throw new IOException("%s has both %s and %s".formatted(file, other.name(), entry.name()));
      }
    }
    return found;
  }

  /** Replaces a file, as a whole or not at all; the names are those with the prefix. */
  static void write(Path file, Gpt2Config config, Weights weights) throws IOException {
    TreeMap<String, SafetensorsWriter.Tensor> tensors = new TreeMap<>();
    List<Parameter> parameters = Parameter.of(config);
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      tensors.put(
          PREFIX + parameter.name(),
          new SafetensorsWriter.Tensor(parameter.shape(), weights.get(i)));
    }
    SafetensorsWriter.write(file, tensors);
  }
}
