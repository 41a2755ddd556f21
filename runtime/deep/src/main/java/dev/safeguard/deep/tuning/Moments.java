package dev.safeguard.deep.tuning;

import java.util.Arrays;

/** Mean and standard deviation (divisor n) of some numbers, at least one. */
final class Moments {
  private Moments() {}

  static double mean(double[] numbers) {
    return Arrays.stream(numbers).sum() / numbers.length;
  }

  static double deviation(double[] numbers) {
    double mean = mean(numbers);
    double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / numbers.length);
  }
}
