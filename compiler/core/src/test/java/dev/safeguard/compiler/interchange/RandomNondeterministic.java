package dev.safeguard.compiler.interchange;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random nondeterministic automaton with guards that are conjunctions, as texts of two formats,
 * and what it accepts, found by following all of its runs.
 */
record RandomNondeterministic(
    int labels, int states, BitSet initial, BitSet accepting, List<Edge> edges) {

  /** The labels that must hold, and that must not, as bits. */
  record Edge(int from, int positive, int negative, int to) {
    boolean admits(long observation) {
      return (observation & positive) == positive && (observation & negative) == 0;
    }
  }

  static RandomNondeterministic of(Random random) {
    int labels = 1 + random.nextInt(3);
    int states = 1 + random.nextInt(5);
    List<Edge> edges = new ArrayList<>();
    for (int i = random.nextInt(4 * states); i > 0; i--) {
      int positive = random.nextInt(1 << labels);
      int negative = random.nextInt(1 << labels) & ~positive;
      edges.add(new Edge(random.nextInt(states), positive, negative, random.nextInt(states)));
    }
    return new RandomNondeterministic(
        labels, states, some(random, states), some(random, states), edges);
  }

  private static BitSet some(Random random, int states) {
    BitSet set = new BitSet();
    for (int i = 0; i <= random.nextInt(2); i++) {
      set.set(random.nextInt(states));
    }
    return set;
  }

  boolean accepts(List<Long> trace) {
    BitSet now = (BitSet) initial.clone();
    for (long observation : trace) {
      BitSet next = new BitSet();
      edges.stream()
          .filter(edge -> now.get(edge.from()) && edge.admits(observation))
          .forEach(edge -> next.set(edge.to()));
      now.clear();
      now.or(next);
    }
    return now.intersects(accepting);
  }

  String hoa() {
    StringBuilder text = new StringBuilder("HOA: v1\nStates: " + states + "\n");
    initial.stream().forEach(state -> text.append("Start: ").append(state).append('\n'));
    text.append("AP: ").append(labels);
    IntStream.range(0, labels).forEach(label -> text.append(" \"a").append(label).append('"'));
    text.append("\nAcceptance: 1 Inf(0)\n--BODY--\n");
    for (int state = 0; state < states; state++) {
      text.append("State: ").append(state).append(accepting.get(state) ? " {0}\n" : "\n");
      for (Edge edge : from(state)) {
        text.append("[").append(guard(edge, "")).append("] ").append(edge.to()).append('\n');
      }
    }
    return text + "--END--\n";
  }

  String mata() {
    StringBuilder text = new StringBuilder("@NFA-bits\n%Initial");
    initial.stream().forEach(state -> text.append(" q").append(state));
    text.append("\n%Final");
    accepting.stream().forEach(state -> text.append(" q").append(state));
    text.append('\n');
    for (Edge edge : edges) {
      text.append("q").append(edge.from()).append(" (").append(guard(edge, "a"));
      text.append(") q").append(edge.to()).append('\n');
    }
    return text.toString();
  }

  private List<Edge> from(int state) {
    return edges.stream().filter(edge -> edge.from() == state).toList();
  }

  private String guard(Edge edge, String prefix) {
    String product =
        IntStream.range(0, labels)
            .filter(label -> ((edge.positive() | edge.negative()) >>> label & 1) == 1)
            .mapToObj(label -> ((edge.positive() >>> label & 1) == 1 ? "" : "!") + prefix + label)
            .collect(Collectors.joining(" & "));
    return product.isEmpty() ? (prefix.isEmpty() ? "t" : "true") : product;
  }
}
