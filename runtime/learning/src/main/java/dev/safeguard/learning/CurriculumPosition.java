package dev.safeguard.learning;

import dev.safeguard.runtime.Curriculum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where a curriculum stands, as checkpoints keep it. */
public final class CurriculumPosition {
  private CurriculumPosition() {}

  /** Writes a position. */
  public static void write(Curriculum.Position position, DataOutput out) throws IOException {
    out.writeInt(position.stage());
    out.writeLong(position.episodes());
    out.writeLong(position.steps());
    out.writeLong(position.updates());
    out.writeInt(position.recentValues().size());
    for (double value : position.recentValues()) {
      out.writeDouble(value);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Curriculum.Position read(DataInput in) throws IOException {
    int stage = in.readInt();
    long episodes = in.readLong();
    long steps = in.readLong();
    long updates = in.readLong();
    List<Double> values = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.add(in.readDouble());
    }
    return new Curriculum.Position(stage, episodes, steps, updates, values);
  }
}
