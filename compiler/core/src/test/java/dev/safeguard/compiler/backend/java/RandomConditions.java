package dev.safeguard.compiler.backend.java;

import dev.safeguard.compiler.signals.Valuation;
import java.util.Random;

/**
 * Random specifications over the signals {@code n: int}, {@code x, y: real} and {@code b: bool},
 * with a label {@code given} that is not defined, and random values at and around the numbers that
 * they compare with.
 */
final class RandomConditions {
  private static final String[] NUMBERS = {"0", "1", "0.1", "-2.5", "3", "5000000000", "1.0e300"};
  private static final String[] RELATIONS = {"<", "<=", ">", ">=", "==", "!="};
  private static final String[] OPERATORS = {"&", "|", "xor", "->", "<->"};
  private static final String[] FUNCTIONS = {"one", "none", "all", "any", "atmostone"};

  private RandomConditions() {}

  static String specification(Random random) {
    StringBuilder text = new StringBuilder("signal n: int signal x, y: real signal b: bool\n");
    int labels = 1 + random.nextInt(4);
    text.append("labels given\n");
    for (int i = 0; i < labels; i++) {
      text.append("label l%d = %s\n".formatted(i, condition(random, 3, i)));
    }
    text.append("safeguard S otherwise stay { initial state s { on given & l0 -> v }");
    return text + " rejecting state v }\n";
  }

  private static String condition(Random random, int depth, int labels) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return leaf(random, labels);
    }
    String left = condition(random, depth - 1, labels);
    String right = condition(random, depth - 1, labels);
    return switch (random.nextInt(3)) {
      case 0 -> "!(" + left + ")";
      case 1 -> "(" + left + ") " + OPERATORS[random.nextInt(5)] + " (" + right + ")";
      default -> {
        String third = condition(random, depth - 1, labels);
        yield FUNCTIONS[random.nextInt(5)] + "(" + left + ", " + right + ", " + third + ")";
      }
    };
  }

  private static String leaf(Random random, int labels) {
    return switch (random.nextInt(6)) {
      case 0 -> "b";
      case 1 -> labels == 0 ? "given" : "l" + random.nextInt(labels);
      case 2 -> sum(random) + relation(random) + sum(random);
      default -> "nxy".charAt(random.nextInt(3)) + relation(random) + number(random);
    };
  }

  private static String relation(Random random) {
    return " " + RELATIONS[random.nextInt(RELATIONS.length)] + " ";
  }

  private static String number(Random random) {
    return NUMBERS[random.nextInt(NUMBERS.length - 1)];
  }

  private static String sum(Random random) {
    return random.nextInt(3)
        + " * n - x + 0.5 * y + "
        + NUMBERS[random.nextInt(6)].replace("-", "");
  }

  static Valuation values(Random random) {
    Valuation valuation = new Valuation(4);
    valuation.set(
        0,
        switch (random.nextInt(8)) {
          case 0 -> Long.MIN_VALUE;
          case 1 -> Long.MAX_VALUE;
          case 2 -> 5_000_000_000L + random.nextInt(3) - 1;
          default -> random.nextInt(9) - 4L;
        });
    valuation.set(1, real(random));
    valuation.set(2, real(random));
    valuation.set(3, random.nextBoolean());
    return valuation;
  }

  private static double real(Random random) {
    double near = Double.parseDouble(NUMBERS[random.nextInt(NUMBERS.length)]);
    return switch (random.nextInt(16)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> -0.0;
      case 4 -> Double.MIN_VALUE;
      case 5 -> -Double.MAX_VALUE;
      case 6, 7 -> Math.nextUp(near);
      case 8, 9 -> Math.nextDown(near);
      case 10 -> 2 * near;
      default -> near;
    };
  }
}
