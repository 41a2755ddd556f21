package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.types.Shape;

/**
 * Where a safetensors file has a tensor.
 *
 * @param begin the tensor's first byte, counted from the end of the header
 * @param end the byte after its last
 */
record TensorEntry(String name, ElementType type, Shape shape, long begin, long end) {

  /** The bytes that the type and the shape need; none has so many that it is negative. */
  long bytes() {
    long bytes = type.bytes();
    for (long dimension : shape.getShape()) {
      bytes = Math.multiplyExact(bytes, dimension);
    }
    return bytes;
  }
}
