package dev.safeguard.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random safeguard together with its text: guards as predicates on observations, so that what the
 * compiler says of the text can be compared with an enumeration of all observations.
 *
 * @param labels the number of labels, called a, b, ...
 * @param assumption what can be observed
 * @param states the states; the first one is the initial one
 * @param otherwise the state where uncovered observations go, -1 for stay, or -2 for none
 * @param text the specification; each transition stands on a line of its own
 */
record RandomSpecification(
    int labels, LongPredicate assumption, List<State> states, int otherwise, String text) {
  static final int STAY = -1;
  static final int NONE = -2;

  record State(String mark, int line, List<Transition> transitions) {
    boolean accepting() {
      return mark.isEmpty();
    }

    boolean rejecting() {
      return mark.equals("rejecting ");
    }
  }

  /**
   * A transition.
   *
   * @param own what its guard admits by itself
   * @param effective what it takes: without what an {@code else} excludes
   */
  record Transition(LongPredicate own, LongPredicate effective, int target, int line) {}

  /** A Boolean formula as text and as a predicate. */
  record Guard(String text, LongPredicate holds) {}

  static RandomSpecification of(Random random) {
    return new Generator(random).specification();
  }

  /** The observations that can be made. */
  long[] possible() {
    return IntStream.range(0, 1 << labels).mapToLong(i -> i).filter(assumption).toArray();
  }

  /** The names of the labels of an observation. */
  List<String> names(long observation) {
    return IntStream.range(0, labels)
        .filter(i -> (observation >>> i & 1) == 1)
        .mapToObj(RandomSpecification::label)
        .toList();
  }

  static String label(int number) {
    return String.valueOf((char) ('a' + number));
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Generator {
    private final Random random;
    private final int labels;
    private final StringBuilder text = new StringBuilder();
    private int line = 1;

    Generator(Random random) {
      this.random = random;
      this.labels = 1 + random.nextInt(4);
    }

    RandomSpecification specification() {
      write(
          "labels "
              + IntStream.range(0, labels)
                  .mapToObj(RandomSpecification::label)
                  .collect(Collectors.joining(", ")));
      LongPredicate assumption = observation -> true;
      if (random.nextInt(3) == 0) {
        Guard assumed = guard(2);
        write("assume " + assumed.text);
        assumption = assumed.holds;
      }
      int count = 1 + random.nextInt(4);
      int otherwise = new int[] {NONE, STAY, STAY, random.nextInt(count)}[random.nextInt(4)];
      write("safeguard S " + (otherwise == NONE ? "" : "otherwise " + target(otherwise)) + " {");
      List<State> states = new ArrayList<>();
      for (int q = 0; q < count; q++) {
        states.add(state(q, count));
      }
      write("}");
      return new RandomSpecification(labels, assumption, states, otherwise, text.toString());
    }

    private State state(int number, int count) {
      String mark =
          List.of("", "", "pending ", "rejecting ").get(number == 0 ? 0 : random.nextInt(4));
      int declared = line;
      write((number == 0 ? "initial " : "") + mark + "state s" + number + " {");
      List<Transition> transitions = new ArrayList<>();
      LongPredicate above = observation -> false;
      int most = random.nextInt(4);
      for (int i = 0; i < most; i++) {
        boolean rest = i == most - 1 && random.nextInt(4) == 0;
        boolean otherwise = rest || (i > 0 && random.nextBoolean());
        Guard guard = rest ? new Guard("", observation -> true) : guard(2);
        int target = random.nextInt(4) == 0 ? number : random.nextInt(count);
        LongPredicate excluded = above;
        LongPredicate effective = otherwise ? guard.holds.and(excluded.negate()) : guard.holds;
        transitions.add(new Transition(guard.holds, effective, target, line));
        write(
            (rest ? "else" : (otherwise ? "else on " : "on ") + guard.text)
                + " -> "
                + (target == number && random.nextBoolean() ? "stay" : target(target)));
        above = above.or(guard.holds);
      }
      write("}");
      return new State(mark, declared, transitions);
    }

    private static String target(int state) {
      return state == STAY ? "stay" : "s" + state;
    }

    private Guard guard(int depth) {
      int kind = depth == 0 ? 0 : random.nextInt(8);
      if (kind <= 1) {
        int label = random.nextInt(labels);
        return new Guard(RandomSpecification.label(label), o -> (o >>> label & 1) == 1);
      }
      if (kind == 2) {
        Guard operand = guard(depth - 1);
        return new Guard("!(" + operand.text + ")", operand.holds.negate());
      }
      if (kind == 3) {
        return count(depth);
      }
      Guard left = guard(depth - 1);
      Guard right = guard(depth - 1);
      LongPredicate l = left.holds;
      LongPredicate r = right.holds;
      return switch (kind) {
        case 4 -> new Guard("(" + left.text + " & " + right.text + ")", l.and(r));
        case 5 -> new Guard("(" + left.text + " | " + right.text + ")", l.or(r));
        case 6 -> new Guard("(" + left.text + " -> " + right.text + ")", l.negate().or(r));
        default ->
            random.nextBoolean()
                ? new Guard(
                    "(" + left.text + " xor " + right.text + ")", o -> l.test(o) != r.test(o))
                : new Guard(
                    "(" + left.text + " <-> " + right.text + ")", o -> l.test(o) == r.test(o));
      };
    }

    private Guard count(int depth) {
      List<Guard> operands = new ArrayList<>(Collections.nCopies(1 + random.nextInt(3), null));
      operands.replaceAll(none -> guard(depth - 1));
      String function =
          Arrays.asList("one", "none", "all", "any", "atmostone").get(random.nextInt(5));
      String arguments = operands.stream().map(Guard::text).collect(Collectors.joining(", "));
      int most = operands.size();
      return new Guard(
          function + "(" + arguments + ")",
          o -> {
            long holding = operands.stream().filter(operand -> operand.holds.test(o)).count();
            return switch (function) {
              case "one" -> holding == 1;
              case "none" -> holding == 0;
              case "all" -> holding == most;
              case "any" -> holding > 0;
              default -> holding <= 1;
            };
          });
    }

    private void write(String content) {
      text.append(content).append('\n');
      line++;
    }
  }
}
