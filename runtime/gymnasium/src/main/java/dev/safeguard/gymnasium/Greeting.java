package dev.safeguard.gymnasium;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a worker says of its environments when it starts.
 *
 * @param bytes whether the observation's numbers are bytes, and floats otherwise
 * @param shape of the observation
 * @param signals their names
 * @param actions for each part of an action, how many choices it has
 */
record Greeting(boolean bytes, List<Integer> shape, List<String> signals, List<Integer> actions) {

  /**
   * Reads the four lines that {@code serve.py} writes.
   *
   * @throws IOException if they are an error, which is then the message
   */
  static Greeting parse(String text) throws IOException {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4) {
      throw new IOException("the environment cannot be made: " + text);
    }
    return new Greeting(
        lines[0].equals("u1"), numbers(lines[1]), words(lines[2]).toList(), numbers(lines[3]));
  }

  /** How many numbers an observation has. */
  int observationSize() {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  private static List<Integer> numbers(String line) {
    return words(line).map(Integer::valueOf).toList();
  }

  private static Stream<String> words(String line) {
    return Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty());
  }
}
