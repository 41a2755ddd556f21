package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.safeguard.learning.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The weights of a network: plain arrays in a fixed order, each with its shape. */
public final class Weights {
  private final List<float[]> arrays = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();

  /**
   * Adds an array, which is not copied.
   *
   * @param numbers as many as the shape says, in row-major order
   */
  public void add(float[] numbers, Shape shape) {
    if (numbers.length != shape.size()) {
      throw new IllegalArgumentException(numbers.length + " numbers for the shape " + shape);
    }
    arrays.add(numbers);
    shapes.add(shape);
  }

  /**
   * Adds a matrix or a bank of filters, uniform in plus or minus gain / sqrt(fan-in), and a bias of
   * zeros.
   *
   * @param fanIn how many numbers each output is made of
   * @param outputs the length of the bias
   * @return the number of the matrix; the bias has the next one
   */
  int add(SplitMix64 random, double gain, int fanIn, int outputs, long... shape) {
    int number = arrays.size();
    Shape of = new Shape(shape);
    float[] matrix = new float[(int) of.size()];
    double bound = gain * Math.sqrt(3.0 / fanIn); // a variance of gain^2 / fan-in
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    add(matrix, of);
    add(new float[outputs], new Shape(outputs));
    return number;
  }

  /** Adds a matrix from a layer of one size to the next, with its bias. */
  int addDense(SplitMix64 random, double gain, int inputs, int outputs) {
    return add(random, gain, inputs, outputs, inputs, outputs);
  }

  /** How many arrays there are. */
  public int count() {
    return arrays.size();
  }

  /** One of the arrays, to be read and written in place. */
  public float[] get(int number) {
    return arrays.get(number);
  }

  /** The same numbers in arrays of their own. */
  public Weights copy() {
    Weights copy = new Weights();
    for (int i = 0; i < arrays.size(); i++) {
      copy.add(arrays.get(i).clone(), shapes.get(i));
    }
    return copy;
  }

  /** As arrays of PyTorch, which take part in gradients if asked to. */
  public NDList toArrays(NDManager manager, boolean gradients) {
    NDList list = new NDList(arrays.size());
    for (int i = 0; i < arrays.size(); i++) {
      NDArray array = manager.create(arrays.get(i), shapes.get(i));
      if (gradients) {
        array.setRequiresGradient(true);
      }
      list.add(array);
    }
    return list;
  }

  /** The CRC-32 of all numbers: weights that differ are very likely to have different ones. */
  public long checksum() {
    CRC32 crc = new CRC32();
    for (float[] array : arrays) {
      ByteBuffer bytes = ByteBuffer.allocate(array.length * Float.BYTES);
      bytes.asFloatBuffer().put(array);
      crc.update(bytes);
    }
    return crc.getValue();
  }

  /** Writes all numbers. */
  public void writeTo(DataOutput out) throws IOException {
    for (float[] array : arrays) {
      write(out, array);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IOException if that has arrays of other lengths
   */
  public void readFrom(DataInput in) throws IOException {
    for (float[] array : arrays) {
      read(in, array);
    }
  }

  static void write(DataOutput out, float[] array) throws IOException {
    out.writeInt(array.length);
    for (float number : array) {
      out.writeFloat(number);
    }
  }

  static void read(DataInput in, float[] array) throws IOException {
    int length = in.readInt();
    if (length != array.length) {
      throw new IOException("an array of %d numbers, not %d".formatted(length, array.length));
    }
    for (int i = 0; i < length; i++) {
      array[i] = in.readFloat();
    }
  }
}
