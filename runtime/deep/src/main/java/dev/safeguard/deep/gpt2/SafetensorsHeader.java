package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.types.Shape;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The header of a safetensors file: a JSON object from names of tensors to their type, shape and
 * offsets, and perhaps {@code __metadata__}, which is ignored.
 */
final class SafetensorsHeader {
  static final String METADATA = "__metadata__";

  private SafetensorsHeader() {}

  /**
   * Reads the entries, in the order of their bytes, and checks that they cover the data without
   * gaps and overlaps.
   *
   * @param dataBytes how many bytes follow the header
   * @throws IOException that names the tensor that is wrong
   */
  static List<TensorEntry> parse(String json, long dataBytes) throws IOException {
    List<TensorEntry> entries = entries(json);
    entries.sort(Comparator.comparingLong(TensorEntry::begin).thenComparing(TensorEntry::end));
    long covered = 0;
    String before = "the header";
    for (TensorEntry entry : entries) {
      if (entry.begin() != covered) {
        throw new IOException(
            entry.begin() < covered
                ? "%s overlaps %s".formatted(entry.name(), before)
                : "%d bytes between %s and %s belong to no tensor"
                    .formatted(entry.begin() - covered, before, entry.name()));
      }
      if (entry.end() > dataBytes) {
        throw new IOException(
            "the file is truncated: %s ends at byte %d of the data, of which there are %d"
                .formatted(entry.name(), entry.end(), dataBytes));
      }
      covered = entry.end();
      before = entry.name();
    }
    if (covered < dataBytes) {
      throw new IOException(
          "%d bytes after %s belong to no tensor".formatted(dataBytes - covered, before));
    }
    return entries;
  }

  private static List<TensorEntry> entries(String json) throws IOException {
    List<TensorEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String reading = "the header";
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      reader.beginObject();
      while (reader.hasNext()) {
        reading = reader.nextName();
        if (reading.equals(METADATA)) {
          reader.skipValue();
          continue;
        }
        if (!names.add(reading)) {
          throw new IOException(reading + " is there twice");
        }
        entries.add(entry(reading, reader));
      }
      reading = "the header";
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("the header goes on after its end");
      }
    } catch (IllegalStateException | NumberFormatException e) {
      throw new IOException("%s is damaged: %s".formatted(reading, firstLine(e)), e);
    }
    return entries;
  }

  private static TensorEntry entry(String name, JsonReader reader) throws IOException {
    String type = "";
    List<Long> shape = List.of(-1L);
    List<Long> offsets = List.of();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "dtype" -> type = reader.nextString();
        case "shape" -> shape = numbers(reader);
        case "data_offsets" -> offsets = numbers(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return checked(name, type, shape, offsets);
  }

  private static List<Long> numbers(JsonReader reader) throws IOException {
    List<Long> numbers = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      numbers.add(reader.nextLong());
    }
    reader.endArray();
    return numbers;
  }

  private static TensorEntry checked(String name, String type, List<Long> shape, List<Long> offsets)
      throws IOException {
    if (shape.stream().anyMatch(dimension -> dimension < 0)) {
      throw new IOException("%s has no valid shape: %s".formatted(name, shape));
    }
    if (offsets.size() != 2 || offsets.get(0) < 0 || offsets.get(0) > offsets.get(1)) {
      throw new IOException("%s has no valid data_offsets: %s".formatted(name, offsets));
    }
    TensorEntry entry =
        new TensorEntry(
            name,
            type(name, type),
            new Shape(shape.stream().flatMapToLong(LongStream::of).toArray()),
            offsets.get(0),
            offsets.get(1));
    try {
      long found = entry.end() - entry.begin();
      if (entry.bytes() != found) {
        throw new IOException(
            "%s of type %s and shape %s needs %d bytes; its data_offsets have %d"
                .formatted(name, type, entry.shape(), entry.bytes(), found));
      }
    } catch (ArithmeticException e) {
      throw new IOException("%s is too large: %s".formatted(name, entry.shape()), e);
    }
    return entry;
  }

  private static ElementType type(String name, String type) throws IOException {
    try {
      return ElementType.valueOf(type);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s has the unknown type '%s'".formatted(name, type), e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
