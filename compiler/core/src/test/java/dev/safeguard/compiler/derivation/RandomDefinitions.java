package dev.safeguard.compiler.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A random specification of labels defined from signals, and an oracle for it. */
record RandomDefinitions(Family family, List<Definition> definitions) {
  private static final String[] SIGNALS = {"x", "y", "z"};
  private static final String[] RELATIONS = {"<", "<=", ">", ">=", "==", "!="};
  private static final String[] OPERATORS = {"&", "|", "xor", "->", "<->"};
  private static final long FAR = 1000;

  /** Which comparisons are made. */
  enum Family {
    /** Any coefficients from -2 to 2 of two {@code real} signals. */
    TWO_REALS(2, "real"),
    /** Any coefficients from -3 to 3 of two {@code int} signals. */
    INTEGERS(2, "int"),
    /** Two {@code int} signals alone or their difference, perhaps multiplied. */
    INTEGER_DIFFERENCES(2, "int"),
    /** Sums of neighbours among three {@code int} signals. */
    INTEGER_SUMS(3, "int");

    private final int signals;
    private final String type;

    Family(int signals, String type) {
      this.signals = signals;
      this.type = type;
    }

    private List<Integer> coefficients(Random random) {
      return switch (this) {
        case TWO_REALS -> List.of(random.nextInt(5) - 2, random.nextInt(5) - 2);
        case INTEGERS -> List.of(random.nextInt(7) - 3, random.nextInt(7) - 3);
        case INTEGER_DIFFERENCES -> {
          int factor = 1 + random.nextInt(2);
          yield switch (random.nextInt(4)) {
            case 0 -> List.of(factor, 0);
            case 1 -> List.of(0, factor);
            case 2 -> List.of(factor, -factor);
            default -> List.of(-factor, factor);
          };
        }
        case INTEGER_SUMS -> {
          int first = random.nextInt(3);
          int last = first + random.nextInt(3 - first);
          yield List.of(first == 0 ? 1 : 0, first <= 1 && last >= 1 ? 1 : 0, last == 2 ? 1 : 0);
        }
      };
    }
  }

  /** A point with fractions of one positive denominator. */
  record Point(List<Long> numerators, long denominator) {}

  /** One comparison, {@code sum relation threshold}. */
  record Atom(List<Integer> coefficients, String relation, int threshold) {
    String text() {
      StringBuilder sum = new StringBuilder("0");
      for (int i = 0; i < coefficients.size(); i++) {
        int c = coefficients.get(i);
        sum.append(c < 0 ? " - " : " + ").append(Math.abs(c)).append(" * ").append(SIGNALS[i]);
      }
      return sum + " " + relation + " " + threshold;
    }

    boolean holds(Point point) {
      long sum = 0;
      for (int i = 0; i < coefficients.size(); i++) {
        sum += coefficients.get(i) * point.numerators().get(i);
      }
      long other = threshold * point.denominator();
      return switch (relation) {
        case "<" -> sum < other;
        case "<=" -> sum <= other;
        case ">" -> sum > other;
        case ">=" -> sum >= other;
        case "==" -> sum == other;
        default -> sum != other;
      };
    }
  }

  /** A label: one comparison, or two combined. */
  record Definition(Atom left, String operator, Atom right) {
    String text() {
      return operator.isEmpty()
          ? left.text()
          : "(" + left.text() + ") " + operator + " (" + right.text() + ")";
    }

    boolean holds(Point point) {
      boolean a = left.holds(point);
      boolean b = right.holds(point);
      return switch (operator) {
        case "&" -> a && b;
        case "|" -> a || b;
        case "xor" -> a != b;
        case "->" -> !a || b;
        case "<->" -> a == b;
        default -> a;
      };
    }
  }

  static RandomDefinitions of(Family family, Random random) {
    List<Definition> definitions = new ArrayList<>();
    int labels = 2 + random.nextInt(4);
    int combined = 0;
    for (int i = 0; i < labels; i++) {
      boolean single = combined == 2 || random.nextBoolean();
      combined += single ? 0 : 1;
      String operator = single ? "" : OPERATORS[random.nextInt(OPERATORS.length)];
      definitions.add(new Definition(atom(family, random), operator, atom(family, random)));
    }
    return new RandomDefinitions(family, definitions);
  }

  private static Atom atom(Family family, Random random) {
    String relation = RELATIONS[random.nextInt(RELATIONS.length)];
    return new Atom(family.coefficients(random), relation, random.nextInt(7) - 3);
  }

  int labels() {
    return definitions.size();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < family.signals; i++) {
      text.append("signal ").append(SIGNALS[i]).append(": ").append(family.type).append('\n');
    }
    for (int i = 0; i < definitions.size(); i++) {
      text.append("label l").append(i).append(" = ").append(definitions.get(i).text()).append('\n');
    }
    return text
        + "safeguard S otherwise stay { initial state s { on l0 -> v } rejecting state v }\n";
  }

  /** The labels that hold at a point. */
  long observation(Point point) {
    long observation = 0;
    for (int i = 0; i < definitions.size(); i++) {
      observation |= definitions.get(i).holds(point) ? 1L << i : 0;
    }
    return observation;
  }

  /** All integer points whose coordinates are at most so large. */
  List<Point> grid(int largest) {
    List<Point> points = List.of(new Point(List.of(), 1));
    for (int i = 0; i < family.signals; i++) {
      points =
          points.stream()
              .flatMap(
                  point ->
                      LongStream.rangeClosed(-largest, largest)
                          .mapToObj(
                              value -> {
                                List<Long> longer = new ArrayList<>(point.numerators());
                                longer.add(value);
                                return new Point(List.copyOf(longer), 1);
                              }))
              .toList();
    }
    return points;
  }

  /**
   * A point in each cell into which the lines of the comparisons cut the plane: where two lines
   * cross, and the middle of any three such points, with a frame far away for cells without end.
   */
  List<Point> corners() {
    List<long[]> lines =
        new ArrayList<>(
            definitions.stream()
                .flatMap(d -> java.util.stream.Stream.of(d.left(), d.right()))
                .map(
                    a ->
                        new long[] {
                          a.coefficients().get(0), a.coefficients().get(1), a.threshold()
                        })
                .collect(Collectors.toList()));
    lines.add(new long[] {1, 0, FAR});
    lines.add(new long[] {1, 0, -FAR});
    lines.add(new long[] {0, 1, FAR});
    lines.add(new long[] {0, 1, -FAR});
    List<Point> crossings = new ArrayList<>();
    for (long[] a : lines) {
      for (long[] b : lines) {
        long determinant = a[0] * b[1] - a[1] * b[0];
        if (determinant > 0) {
          crossings.add(
              new Point(
                  List.of(a[2] * b[1] - a[1] * b[2], a[0] * b[2] - a[2] * b[0]), determinant));
        }
      }
    }
    List<Point> distinct = crossings.stream().map(RandomDefinitions::reduced).distinct().toList();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < distinct.size(); i++) {
      for (int j = i; j < distinct.size(); j++) {
        for (int k = j; k < distinct.size(); k++) {
          points.add(middle(distinct.get(i), distinct.get(j), distinct.get(k)));
        }
      }
    }
    return points;
  }

  private static Point reduced(Point point) {
    long divisor = point.denominator();
    for (long numerator : point.numerators()) {
      divisor = gcd(divisor, Math.abs(numerator));
    }
    long d = divisor;
    return new Point(
        point.numerators().stream().map(n -> n / d).toList(), point.denominator() / divisor);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static Point middle(Point a, Point b, Point c) {
    long denominator = 3 * a.denominator() * b.denominator() * c.denominator();
    List<Long> numerators = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      numerators.add(
          a.numerators().get(i) * b.denominator() * c.denominator()
              + b.numerators().get(i) * a.denominator() * c.denominator()
              + c.numerators().get(i) * a.denominator() * b.denominator());
    }
    return new Point(numerators, denominator);
  }
}
