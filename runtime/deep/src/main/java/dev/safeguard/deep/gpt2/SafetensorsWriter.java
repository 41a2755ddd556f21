package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.types.Shape;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;

/** Writes a safetensors file of F32, the tensors in the order of their names. */
final class SafetensorsWriter {
  /** The header is padded, so that the numbers begin at a multiple of this. */
  private static final int ALIGNMENT = 8;

  /** A tensor: as many numbers as the shape says, in row-major order. */
  record Tensor(Shape shape, float[] numbers) {}

  private SafetensorsWriter() {}

  /** Replaces a file, as a whole or not at all. */
  static void write(Path file, SortedMap<String, Tensor> tensors) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, header(tensors));
      for (Tensor tensor : tensors.values()) {
        ByteBuffer bytes = buffer(tensor.numbers().length * Float.BYTES);
        bytes.asFloatBuffer().put(tensor.numbers());
        write(channel, bytes);
      }
    }
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ByteBuffer header(SortedMap<String, Tensor> tensors) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      // Without this entry the transformers library refuses the file.
      json.name(SafetensorsHeader.METADATA).beginObject().name("format").value("pt").endObject();
      long begin = 0;
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        Tensor tensor = entry.getValue();
        json.name(entry.getKey()).beginObject().name("dtype").value(ElementType.F32.name());
        json.name("shape").beginArray();
        for (long dimension : tensor.shape().getShape()) {
          json.value(dimension);
        }
        long end = begin + (long) tensor.numbers().length * Float.BYTES;
        json.endArray().name("data_offsets").beginArray().value(begin).value(end).endArray();
        json.endObject();
        begin = end;
      }
      json.endObject();
    }
    int padding = Math.floorMod(-utf8(text).length, ALIGNMENT);
    byte[] bytes = utf8(text.append(" ".repeat(padding)));
    return buffer(Long.BYTES + bytes.length).putLong(bytes.length).put(bytes).flip();
  }

  private static byte[] utf8(StringWriter text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
