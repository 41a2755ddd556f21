package dev.safeguard.deep.gpt2;

import java.nio.ByteBuffer;

/** The types of numbers that a safetensors file may hold, by the names that it has for them. */
enum ElementType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1);

  private static final int HALF_EXPONENT_BIAS = 15;
  private static final int HALF_FRACTION_BITS = 10;

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** The bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** Whether every number of this type is a {@code float}. */
  boolean isFloat() {
    return this == F32 || this == F16 || this == BF16;
  }

  /**
   * Decodes all that is left in a buffer in little-endian order; exact.
   *
   * @throws IllegalStateException if this is not {@link #isFloat}
   */
  float[] decode(ByteBuffer buffer) {
    float[] numbers = new float[buffer.remaining() / bytes];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (this) {
            case F32 -> buffer.getFloat();
            case F16 -> half(buffer.getShort());
            case BF16 -> Float.intBitsToFloat(buffer.getShort() << Short.SIZE);
            default -> throw new IllegalStateException(this + " is no type of floats");
          };
    }
    return numbers;
  }

  /** A number of binary16 (IEEE 754-2008). */
  private static float half(short bits) {
    int fraction = bits & 0x3ff;
    int exponent = bits >> HALF_FRACTION_BITS & 0x1f;
    float sign = bits < 0 ? -1 : 1;
    if (exponent == 0x1f) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    return exponent == 0
        ? sign * Math.scalb((float) fraction, 1 - HALF_EXPONENT_BIAS - HALF_FRACTION_BITS)
        : sign
            * Math.scalb(
                (float) (fraction | 0x400), exponent - HALF_EXPONENT_BIAS - HALF_FRACTION_BITS);
  }
}
