package dev.safeguard.compiler.automaton;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be observed: the labels, and which sets of them the world is assumed to show.
 *
 * @param labels the names in the order of declaration; label i is bit i of an observation
 * @param assumption the observations that the world can show; satisfiable
 * @param assumptionText the assumptions as the author wrote them, or the empty string
 * @param actions the labels that the agent decides, as bits; the world decides all others
 */
public record Alphabet(List<String> labels, Guard assumption, String assumptionText, long actions) {

  /** The most labels that an observation can hold. */
  public static final int MOST_LABELS = Long.SIZE;

  public Alphabet {
    labels = List.copyOf(labels);
  }

  /** The names of the labels in an observation, in the order of declaration. */
  public List<String> names(long observation) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if ((observation >>> i & 1) == 1) {
        names.add(labels.get(i));
      }
    }
    return List.copyOf(names);
  }
}
