package dev.safeguard.learning.tabular;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.runtime.Curriculum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A trained table with all that a run needs to go on: {@code checkpoint.bin}. Numbers are
 * big-endian, text is what {@link DataOutputStream#writeUTF} writes:
 *
 * <pre>
 * int   magic "SGQT"             int   version of the format, 1
 * text  identity of the run      int   episodes done        long  steps done
 * double seconds of training     long  length of metrics.csv in bytes
 * long  violations of the last safeguard
 * int   stages n                 n longs: violations by stage
 * int   stage, from 0            3 longs: its episodes, steps, updates
 * int   recent values m          m doubles: values at the initial state, oldest first
 * int   length of the learner    bytes of the learner: state of its chance, table (and fears)
 * long  CRC-32 of all bytes before
 * </pre>
 *
 * @param identity of the run, {@link dev.safeguard.learning.TrainingRequest#identity()}
 * @param episodes done
 * @param steps done
 * @param seconds of training
 * @param metricsLength in bytes
 * @param finalViolations episodes that violated the last safeguard
 * @param stageViolations episodes that violated the one in force, by stage
 * @param position in the curriculum
 * @param learner as it wrote itself
 */
record Checkpoint(
    String identity,
    int episodes,
    long steps,
    double seconds,
    long metricsLength,
    long finalViolations,
    long[] stageViolations,
    Curriculum.Position position,
    byte[] learner) {

  static final String FILE = "checkpoint.bin";

  private static final int MAGIC = 0x53475154;
  private static final int VERSION = 1;

  /** Replaces the directory's checkpoint, as a whole or not at all. */
  void write(Path directory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(identity);
    out.writeInt(episodes);
    out.writeLong(steps);
    out.writeDouble(seconds);
    out.writeLong(metricsLength);
    out.writeLong(finalViolations);
    out.writeInt(stageViolations.length);
    for (long violations : stageViolations) {
      out.writeLong(violations);
    }
    out.writeInt(position.stage());
    out.writeLong(position.episodes());
    out.writeLong(position.steps());
    out.writeLong(position.updates());
    out.writeInt(position.recentValues().size());
    for (double value : position.recentValues()) {
      out.writeDouble(value);
    }
    out.writeInt(learner.length);
    out.write(learner);
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    AtomicFiles.write(directory.resolve(FILE), bytes.toByteArray());
  }

  /**
   * Reads the directory's checkpoint.
   *
   * @param identity of the run that wants to go on
   * @throws IOException if it is damaged, of another version, or of another run
   */
  static Checkpoint read(Path directory, String identity) throws IOException {
    Path file = directory.resolve(FILE);
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - Long.BYTES;
    if (body < 2 * Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw new IOException(file + " is no checkpoint of a tabular run");
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
    Checkpoint checkpoint = parse(new DataInputStream(new ByteArrayInputStream(bytes, 0, body)));
    if (!checkpoint.identity.equals(identity)) {
      throw new IOException(
          "%s belongs to another run:%n  it has  %s%n  wanted  %s"
              .formatted(file, checkpoint.identity, identity));
    }
    return checkpoint;
  }

  private static Checkpoint parse(DataInputStream in) throws IOException {
    in.readInt(); // magic
    in.readInt(); // version
    String identity = in.readUTF();
    int episodes = in.readInt();
    long steps = in.readLong();
    double seconds = in.readDouble();
    long metricsLength = in.readLong();
    long finalViolations = in.readLong();
    long[] stageViolations = new long[in.readInt()];
    for (int i = 0; i < stageViolations.length; i++) {
      stageViolations[i] = in.readLong();
    }
    int stage = in.readInt();
    long stageEpisodes = in.readLong();
    long stageSteps = in.readLong();
    long stageUpdates = in.readLong();
    List<Double> values = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.add(in.readDouble());
    }
    byte[] learner = new byte[in.readInt()];
    in.readFully(learner);
    return new Checkpoint(
        identity,
        episodes,
        steps,
        seconds,
        metricsLength,
        finalViolations,
        stageViolations,
        new Curriculum.Position(stage, stageEpisodes, stageSteps, stageUpdates, values),
        learner);
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
