package dev.safeguard.learning;

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
 * How a kind of learner keeps {@code checkpoint.bin}. Numbers are big-endian: the magic number, the
 * version of the format, the identity of the run as {@link DataOutputStream#writeUTF} writes it,
 * what the run wrote, and the CRC-32 of all bytes before.
 *
 * @param magic tells files of this kind from others
 * @param version of the content
 * @param kind of run, for messages, such as "a neural run"
 */
public record CheckpointFormat(int magic, int version, String kind) {
  /** The file's name in a run's directory. */
  public static final String FILE = "checkpoint.bin";

  /** Writes what a run is about to remember. */
  @FunctionalInterface
  public interface Content {
    /** Writes it behind the identity. */
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** Replaces the directory's checkpoint, as a whole or not at all. */
  public void write(Path directory, String identity, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(magic);
    out.writeInt(version);
    out.writeUTF(identity);
    content.writeTo(out);
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    AtomicFiles.write(directory.resolve(FILE), bytes.toByteArray());
  }

  /**
   * Opens the directory's checkpoint where the run's content begins.
   *
   * @throws IOException if it is missing, damaged, of another version, or of another run
   */
  public DataInputStream read(Path directory, String identity) throws IOException {
    DataInputStream in = openFile(directory);
    String found = in.readUTF();
    if (!found.equals(identity)) {
      throw new IOException(
          "%s belongs to another run:%n  it has  %s%n  wanted  %s"
              .formatted(directory.resolve(FILE), found, identity));
    }
    return in;
  }

  /**
   * Opens any run's checkpoint where its content begins.
   *
   * @throws IOException if it is missing, damaged or of another version
   */
  public DataInputStream open(Path directory) throws IOException {
    DataInputStream in = openFile(directory);
    in.readUTF();
    return in;
  }

  private DataInputStream openFile(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - Long.BYTES;
    if (body < 2 * Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != magic) {
      throw new IOException(file + " is no checkpoint of " + kind);
    }
    int found = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
    if (found != version) {
      throw new IOException(
          "%s has format version %d; this software reads version %d"
              .formatted(file, found, version));
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
