package dev.safeguard.learning.tabular;

import dev.safeguard.learning.CheckpointFormat;
import dev.safeguard.learning.CurriculumPosition;
import dev.safeguard.runtime.Curriculum;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A trained table with all that a run needs to go on. Behind the identity, {@code checkpoint.bin}
 * has:
 *
 * <pre>
 * int   episodes done            long  steps done
 * double seconds of training     long  length of metrics.csv in bytes
 * long  violations of the last safeguard
 * int   stages n                 n longs: violations by stage
 * int   stage, from 0            3 longs: its episodes, steps, updates
 * int   recent values m          m doubles: values at the initial state, oldest first
 * int   length of the learner    bytes of the learner: state of its chance, table (and fears)
 * </pre>
 *
 * @param identity of the run: {@link dev.safeguard.learning.TrainingRequest#identity()}, and the
 *     contents of what its options name
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

  private static final CheckpointFormat FORMAT =
      new CheckpointFormat(0x53475154, 1, "a tabular run"); // "SGQT"

  /** Replaces the directory's checkpoint, as a whole or not at all. */
  void write(Path directory) throws IOException {
    FORMAT.write(directory, identity, this::writeContent);
  }

  private void writeContent(DataOutputStream out) throws IOException {
    out.writeInt(episodes);
    out.writeLong(steps);
    out.writeDouble(seconds);
    out.writeLong(metricsLength);
    out.writeLong(finalViolations);
    out.writeInt(stageViolations.length);
    for (long violations : stageViolations) {
      out.writeLong(violations);
    }
    CurriculumPosition.write(position, out);
    out.writeInt(learner.length);
    out.write(learner);
  }

  /**
   * Reads the directory's checkpoint.
   *
   * @param identity of the run that wants to go on
   * @throws IOException if it is damaged, of another version, or of another run
   */
  static Checkpoint read(Path directory, String identity) throws IOException {
    try (DataInputStream in = FORMAT.read(directory, identity)) {
      return parse(identity, in);
    }
  }

  private static Checkpoint parse(String identity, DataInputStream in) throws IOException {
    int episodes = in.readInt();
    long steps = in.readLong();
    double seconds = in.readDouble();
    long metricsLength = in.readLong();
    long finalViolations = in.readLong();
    long[] stageViolations = new long[in.readInt()];
    for (int i = 0; i < stageViolations.length; i++) {
      stageViolations[i] = in.readLong();
    }
    Curriculum.Position position = CurriculumPosition.read(in);
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
        position,
        learner);
  }
}
