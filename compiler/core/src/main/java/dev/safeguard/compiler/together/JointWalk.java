package dev.safeguard.compiler.together;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Goes some way with all parts at once and notes the transitions that can be taken while no other
 * part is doomed. It finds most of them, and builds no product.
 */
final class JointWalk {
  private static final int MOST_STOPS = 64;

  /** A transition: the number of an edge of a state of a part. */
  record Transition(Part part, int state, int edge) {}

  private final List<Part> parts;
  private final Set<Transition> taken = new HashSet<>();
  private final Set<List<Integer>> seen = new HashSet<>();
  private final Deque<List<Integer>> todo = new ArrayDeque<>();

  private JointWalk(List<Part> parts) {
    this.parts = parts;
  }

  /** Some of the transitions that do decide something. */
  static Set<Transition> taken(List<Part> parts) {
    JointWalk walk = new JointWalk(parts);
    walk.go();
    return walk.taken;
  }

  private void go() {
    List<Integer> start = parts.stream().map(Part::initial).toList();
    if (IntStream.range(0, parts.size()).allMatch(i -> isOpen(i, start))) {
      todo.add(start);
    }
    while (!todo.isEmpty() && seen.size() < MOST_STOPS) {
      List<Integer> stop = todo.remove();
      if (seen.add(stop)) {
        look(stop);
      }
    }
  }

  private boolean isOpen(int part, List<Integer> states) {
    return parts.get(part).open().get(states.get(part));
  }

  /** Notes what can be taken from some states, and where that leads all parts. */
  private void look(List<Integer> states) {
    List<Guard> allowed =
        IntStream.range(0, parts.size())
            .mapToObj(i -> parts.get(i).allowed(states.get(i)))
            .toList();
    List<Guard> others = allButOne(allowed);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int from = states.get(i);
      List<MonitorModel.Edge> edges = part.model().states().get(from).edges();
      for (int e = 0; e < edges.size(); e++) {
        Guard guard = edges.get(e).guard().and(others.get(i));
        if (!guard.isNothing()
            && taken.add(new Transition(part, from, e))
            && part.open().get(edges.get(e).target())) {
          todo.add(after(states, guard.smallest()));
        }
      }
    }
  }

  private List<Integer> after(List<Integer> states, long observation) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> parts.get(i).automaton().successor(states.get(i), observation))
        .toList();
  }

  /** For each guard the conjunction of all the others. */
  private static List<Guard> allButOne(List<Guard> guards) {
    Guard everything = Guard.everything(guards.get(0).diagrams());
    List<Guard> after = new ArrayList<>(List.of(everything));
    for (int i = guards.size() - 1; i > 0; i--) {
      after.add(guards.get(i).and(after.get(after.size() - 1)));
    }
    List<Guard> others = new ArrayList<>();
    Guard before = everything;
    for (int i = 0; i < guards.size(); i++) {
      others.add(before.and(after.get(guards.size() - 1 - i)));
      before = before.and(guards.get(i));
    }
    return others;
  }
}
