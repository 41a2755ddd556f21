package dev.safeguard.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Functions from observations to numbers, as decision diagrams that share their nodes: what a
 * generated monitor walks where its guards are too long, or its states too many, to be written as
 * code. A step tests each label at most once and allocates nothing.
 */
public final class DecisionDiagram {
  private static final int STRIDE = 3;

  // Node n: its label, and what follows without and with that label. What follows is a node, or,
  // if negative, the leaf -2 - it (leaves are -1 or more).
  private final int[] nodes;
  private final int[] roots;

  private DecisionDiagram(int[] nodes, int[] roots) {
    this.nodes = nodes;
    this.roots = roots;
  }

  /**
   * Reads the text that the compiler writes: the number of nodes; for each node its label and its
   * two references, children first; the number of functions; for each its reference.
   *
   * <p>A number is written in digits of five bits, the lowest first; a digit is one of {@code
   * 0-9A-Za-z-_} with the value 0 to 63, where 32 is added to each but the last. A reference to
   * leaf v is 2(v + 1) + 1; one from node n to node m is 2(n - m), and a function counts as the
   * node after the last.
   *
   * @param parts the text, cut anywhere
   * @throws IllegalArgumentException if it is not such a text
   */
  public static DecisionDiagram parse(String... parts) {
    Reader in = new Reader(String.join("", parts));
    int[] nodes = new int[STRIDE * in.number()];
    for (int i = 0; i < nodes.length; i += STRIDE) {
      nodes[i] = in.number();
      nodes[i + 1] = in.reference(i / STRIDE);
      nodes[i + 2] = in.reference(i / STRIDE);
    }
    int[] roots = new int[in.number()];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = in.reference(nodes.length / STRIDE);
    }
    in.end();
    return new DecisionDiagram(nodes, roots);
  }

  /**
   * The value of a function on an observation.
   *
   * @throws IndexOutOfBoundsException if there is no such function
   */
  public int evaluate(int function, long labels) {
    int at = roots[function];
    while (at >= 0) {
      int node = STRIDE * at;
      at = nodes[node + 1 + (int) (labels >>> nodes[node] & 1)];
    }
    return -2 - at;
  }

  /**
   * The distinct values of a function, ascending. Allocates.
   *
   * @throws IndexOutOfBoundsException if there is no such function
   */
  public int[] values(int function) {
    TreeSet<Integer> values = new TreeSet<>();
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> todo = new ArrayDeque<>(List.of(roots[function]));
    while (!todo.isEmpty()) {
      int at = todo.removeLast();
      if (at < 0) {
        values.add(-2 - at);
      } else if (seen.add(at)) {
        todo.add(nodes[STRIDE * at + 1]);
        todo.add(nodes[STRIDE * at + 2]);
      }
    }
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Reads numbers off a text, from left to right. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    int number() {
      int number = 0;
      for (int shift = 0; shift < Integer.SIZE; shift += 5) {
        int digit = digit();
        number |= (digit & 31) << shift;
        if (digit < 32) {
          return check(number >= 0, number);
        }
      }
      throw malformed();
    }

    int reference(int from) {
      int number = number();
      if ((number & 1) == 1) {
        return -2 - ((number >> 1) - 1);
      }
      int back = number >> 1;
      return check(back > 0 && back <= from, from - back);
    }

    void end() {
      check(at == text.length(), 0);
    }

    private int digit() {
      char c = at < text.length() ? text.charAt(at++) : ' ';
      if (c >= '0' && c <= '9') {
        return c - '0';
      }
      if (c >= 'A' && c <= 'Z') {
        return c - 'A' + 10;
      }
      if (c >= 'a' && c <= 'z') {
        return c - 'a' + 36;
      }
      if (c == '-' || c == '_') {
        return c == '-' ? 62 : 63;
      }
      throw malformed();
    }

    private int check(boolean holds, int number) {
      if (!holds) {
        throw malformed();
      }
      return number;
    }

    private IllegalArgumentException malformed() {
      return new IllegalArgumentException("not a decision diagram, at character " + at);
    }
  }
}
