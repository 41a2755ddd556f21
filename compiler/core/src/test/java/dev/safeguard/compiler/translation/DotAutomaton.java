package dev.safeguard.compiler.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An automaton as ltlf2dfa writes it: state 1 is initial, and an edge has a formula over labels.
 *
 * @param accepting the accepting states
 * @param edges in the order of the text; the guards of a state exclude each other
 */
record DotAutomaton(Set<Integer> accepting, List<Edge> edges) {
  static final int INITIAL = 1;

  private static final Pattern ACCEPTING =
      Pattern.compile("node \\[shape = doublecircle\\];([0-9; ]*)");
  private static final Pattern EDGE =
      Pattern.compile("(?m)^ (\\d+) -> (\\d+) \\[label=\"([^\"]*)\"\\];");

  /** A step that can be taken where the formula holds. */
  record Edge(int from, int to, String guard) {}

  static DotAutomaton parse(String dot) {
    Set<Integer> accepting = new HashSet<>();
    Matcher line = ACCEPTING.matcher(dot);
    if (line.find()) {
      Pattern.compile("\\d+")
          .matcher(line.group(1))
          .results()
          .map(MatchResult::group)
          .map(Integer::valueOf)
          .forEach(accepting::add);
    }
    List<Edge> edges = new ArrayList<>();
    EDGE.matcher(dot)
        .results()
        .map(e -> new Edge(Integer.parseInt(e.group(1)), Integer.parseInt(e.group(2)), e.group(3)))
        .forEach(edges::add);
    return new DotAutomaton(accepting, edges);
  }

  /**
   * The state after an observation.
   *
   * @param labels those that hold
   */
  int successor(int state, Set<String> labels) {
    List<Integer> found =
        edges.stream()
            .filter(edge -> edge.from() == state && new Guard(edge.guard(), labels).value())
            .map(Edge::to)
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException("from " + state + " by " + labels + " to " + found);
    }
    return found.get(0);
  }

  /** The value of a guard in sympy's notation, by recursive descent. */
  private static final class Guard {
    private final String text;
    private final Set<String> labels;
    private int place;

    Guard(String text, Set<String> labels) {
      this.text = text.replace(" ", "");
      this.labels = labels;
    }

    boolean value() {
      boolean value = disjunction();
      if (place != text.length()) {
        throw new IllegalStateException("cannot read the guard " + text);
      }
      return value;
    }

    private boolean disjunction() {
      boolean value = exclusive();
      while (eats('|')) {
        value |= exclusive();
      }
      return value;
    }

    private boolean exclusive() {
      boolean value = conjunction();
      while (eats('^')) {
        value ^= conjunction();
      }
      return value;
    }

    private boolean conjunction() {
      boolean value = negation();
      while (eats('&')) {
        value &= negation();
      }
      return value;
    }

    private boolean negation() {
      if (eats('~')) {
        return !negation();
      }
      if (eats('(')) {
        boolean value = disjunction();
        if (!eats(')')) {
          throw new IllegalStateException("cannot read the guard " + text);
        }
        return value;
      }
      int start = place;
      while (place < text.length() && Character.isLetterOrDigit(text.charAt(place))) {
        place++;
      }
      String word = text.substring(start, place);
      return word.equals("true") || labels.contains(word);
    }

    private boolean eats(char c) {
      boolean there = place < text.length() && text.charAt(place) == c;
      place += there ? 1 : 0;
      return there;
    }
  }
}
