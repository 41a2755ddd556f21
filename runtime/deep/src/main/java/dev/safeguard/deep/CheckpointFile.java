package dev.safeguard.deep;

import dev.safeguard.learning.AtomicFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * {@code checkpoint.bin} of a neural run. Numbers are big-endian: the magic number "SGDP", the
 * version of the format, the identity of the run as {@link DataOutputStream#writeUTF} writes it,
 * what the run wrote, and the CRC-32 of all bytes before.
 */
final class CheckpointFile {
  static final String NAME = "checkpoint.bin";

  private static final int MAGIC = 0x53474450;
  private static final int VERSION = 1;

  /** Writes what a run is about to remember. */
  @FunctionalInterface
  interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private CheckpointFile() {}

  /** Replaces the directory's checkpoint, as a whole or not at all. */
  static void write(Path directory, String identity, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(identity);
    content.writeTo(out);
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    AtomicFiles.write(directory.resolve(NAME), bytes.toByteArray());
  }

  /**
   * Opens the directory's checkpoint where the run's content begins.
   *
   * @throws IOException if it is damaged, of another version, or of another run
   */
  static DataInputStream read(Path directory, String identity) throws IOException {
    DataInputStream in = openContent(directory);
    String found = in.readUTF();
    if (!found.equals(identity)) {
      throw new IOException(
          "%s belongs to another run:%n  it has  %s%n  wanted  %s"
              .formatted(directory.resolve(NAME), found, identity));
    }
    return in;
  }

  /**
   * Opens any run's checkpoint where its content begins.
   *
   * @throws IOException if it is missing, damaged or of another version
   */
  static DataInputStream open(Path directory) throws IOException {
    DataInputStream in = openContent(directory);
    in.readUTF();
    return in;
  }

  private static DataInputStream openContent(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - Long.BYTES;
    if (body < 2 * Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw new IOException(file + " is no checkpoint of a neural run");
    }
    int version = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
    if (version != VERSION) {
      throw new IOException(
          "%s has format version %d; this software reads version %d"
              .formatted(file, version, VERSION));
    }
    if (ByteBuffer.wrap(bytes).getLong(body) != checksum(bytes, body)) {
      throw new IOException(file + " is damaged: its checksum does not match; train anew");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body));
    in.skipBytes(2 * Integer.BYTES);
    return in;
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
