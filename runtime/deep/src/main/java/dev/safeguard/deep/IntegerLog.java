package dev.safeguard.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A growing list of small numbers from 0 to 127. */
final class IntegerLog {
  private byte[] numbers = new byte[64];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void add(int[] more) {
    if (size + more.length > numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length + more.length);
    }
    for (int number : more) {
      numbers[size++] = (byte) number;
    }
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(size);
    out.write(numbers, 0, size);
  }

  static int[] read(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    int[] numbers = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      numbers[i] = bytes[i];
    }
    return numbers;
  }
}
