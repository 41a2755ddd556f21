package dev.safeguard.deep.gpt2;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a safetensors file: the length of the header in 8 bytes, little-endian, the header, the
 * numbers of the tensors. Every error names the file.
 */
final class SafetensorsReader implements Closeable {
  /** The format's own limit. */
  private static final long LONGEST_HEADER = 100_000_000;

  private final Path file;
  private final FileChannel channel;
  private final long dataBegin;
  private final List<TensorEntry> entries;

  private SafetensorsReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new IOException("%d bytes are too few for a safetensors file".formatted(size));
    }
    long header = bytes(0, Long.BYTES).getLong();
    if (header < 2 || header > LONGEST_HEADER || header > size - Long.BYTES) {
      throw new IOException(
          "the header has %s bytes, says the file of %d bytes: truncated, or no safetensors file"
              .formatted(Long.toUnsignedString(header), size));
    }
    dataBegin = Long.BYTES + header;
    String json = StandardCharsets.UTF_8.decode(bytes(Long.BYTES, (int) header)).toString();
    entries = List.copyOf(SafetensorsHeader.parse(json, size - dataBegin));
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws IOException if there is no such file, or none that is whole
   */
  static SafetensorsReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      return new SafetensorsReader(file, channel);
    } catch (IOException e) {
      channel.close();
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** What there is, in the order of the bytes. */
  List<TensorEntry> entries() {
    return entries;
  }

  /**
   * The numbers of a tensor, in row-major order; those of 16 bits become the same ones of 32.
   *
   * @throws IOException if they are no floats, or too many for an array
   */
  float[] read(TensorEntry entry) throws IOException {
    if (!entry.type().isFloat()) {
      throw new IOException(
          "%s: %s has the type %s; wanted F32, F16 or BF16"
              .formatted(file, entry.name(), entry.type()));
    }
    if (entry.bytes() > Integer.MAX_VALUE - Long.BYTES) {
      throw new IOException("%s: %s is too large: %s".formatted(file, entry.name(), entry.shape()));
    }
    return entry.type().decode(bytes(dataBegin + entry.begin(), (int) entry.bytes()));
  }

  private ByteBuffer bytes(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException(file + " became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
