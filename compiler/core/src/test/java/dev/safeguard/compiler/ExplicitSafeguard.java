package dev.safeguard.compiler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random safeguard as a table, small enough to enumerate everything about it, together with the
 * text that says the same. State 0 is initial.
 *
 * @param labels the names of its labels; label i is bit i of an observation
 * @param next for each state and observation the state that follows
 * @param accepting the states in F
 * @param possible the observations that the world shows
 * @param body the states as a specification declares them
 */
public record ExplicitSafeguard(
    List<String> labels, int[][] next, BitSet accepting, IntPredicate possible, String body) {

  private record Cube(int mask, int value) {
    boolean admits(int observation) {
      return (observation & mask) == value;
    }

    String text(List<String> labels) {
      String text =
          IntStream.range(0, labels.size())
              .filter(i -> (mask >>> i & 1) == 1)
              .mapToObj(i -> ((value >>> i & 1) == 1 ? "" : "!") + labels.get(i))
              .collect(Collectors.joining(" & "));
      return text.isEmpty() ? "true" : text;
    }
  }

  /**
   * A random one.
   *
   * @param possible what the world shows; something at least
   */
  public static ExplicitSafeguard of(Random random, List<String> labels, IntPredicate possible) {
    int states = 2 + random.nextInt(3);
    int observations = 1 << labels.size();
    int[][] next = new int[states][observations];
    int looked = random.nextBoolean() ? observations - 1 : random.nextInt(observations);
    int rejecting = random.nextInt(3);
    List<List<String>> transitions = new ArrayList<>();
    BitSet accepting = new BitSet();
    for (int q = 0; q < states; q++) {
      accepting.set(q, random.nextInt(3) >= rejecting);
      List<String> lines = new ArrayList<>();
      boolean[] taken = new boolean[observations];
      for (int i = random.nextInt(4); i > 0; i--) {
        int mask = looked & random.nextInt(observations);
        Cube cube = new Cube(mask, mask & random.nextInt(observations));
        int target = random.nextInt(states);
        lines.add((lines.isEmpty() ? "" : "else ") + "on " + cube.text(labels) + " -> s" + target);
        for (int o = 0; o < observations; o++) {
          if (!taken[o] && cube.admits(o)) {
            taken[o] = true;
            next[q][o] = target;
          }
        }
      }
      int rest = random.nextBoolean() ? q : random.nextInt(states);
      lines.add("else -> s" + rest);
      for (int o = 0; o < observations; o++) {
        next[q][o] = taken[o] ? next[q][o] : rest;
      }
      transitions.add(lines);
    }
    ExplicitSafeguard unmarked = new ExplicitSafeguard(labels, next, accepting, possible, "");
    return new ExplicitSafeguard(
        labels, next, accepting, possible, body(transitions, accepting, unmarked.doomed()));
  }

  private static String body(List<List<String>> transitions, BitSet accepting, BitSet doomed) {
    StringBuilder text = new StringBuilder("{\n");
    for (int q = 0; q < transitions.size(); q++) {
      String mark = accepting.get(q) ? "" : doomed.get(q) ? "rejecting " : "pending ";
      text.append("  ").append(q == 0 ? "initial " : "").append(mark).append("state s").append(q);
      text.append(" {\n");
      transitions.get(q).forEach(line -> text.append("    ").append(line).append('\n'));
      text.append("  }\n");
    }
    return text.append("}\n").toString();
  }

  /** The states from which no accepting one can be reached. */
  public BitSet doomed() {
    BitSet hopeful = (BitSet) accepting.clone();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int q = 0; q < next.length; q++) {
        int state = q;
        if (!hopeful.get(q)
            && IntStream.range(0, next[q].length)
                .anyMatch(o -> possible.test(o) && hopeful.get(next[state][o]))) {
          hopeful.set(q);
          changed = true;
        }
      }
    }
    BitSet doomed = new BitSet();
    doomed.set(0, next.length);
    doomed.andNot(hopeful);
    return doomed;
  }

  /** The declaration of it under a name. */
  public String declared(String name) {
    return "safeguard " + name + " " + body;
  }

  /** The lines that declare its labels and what the world shows. */
  public String preamble() {
    String shown =
        IntStream.range(0, 1 << labels.size())
            .filter(possible)
            .mapToObj(o -> new Cube((1 << labels.size()) - 1, o).text(labels))
            .collect(Collectors.joining(" | "));
    return "labels " + String.join(", ", labels) + "\nassume " + shown + "\n";
  }

  /** A random set of observations that is not empty. */
  public static IntPredicate world(Random random, int labels) {
    int observations = 1 << labels;
    BitSet shown = new BitSet();
    boolean all = random.nextBoolean();
    for (int o = 0; o < observations; o++) {
      shown.set(o, all || random.nextInt(4) > 0);
    }
    shown.set(random.nextInt(observations));
    return shown::get;
  }

  @Override
  public String toString() {
    return preamble() + declared("S");
  }
}
