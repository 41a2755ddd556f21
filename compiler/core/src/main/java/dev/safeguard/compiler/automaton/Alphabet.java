package dev.safeguard.compiler.automaton;

import dev.safeguard.compiler.signals.Grounding;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be observed: the labels, which sets of them the world is assumed to show, and how labels
 * follow from signals.
 *
 * @param labels the names in the order of declaration; label i is bit i of an observation
 * @param assumption the observations that the world can show; satisfiable
 * @param assumptionText the assumptions as the author wrote them, then what the definitions of
 *     labels imply; or the empty string
 * @param actions the labels that the agent decides, as bits; the world decides all others
 * @param grounding the signals, and the labels that are defined from them
 */
public record Alphabet(
    List<String> labels,
    Guard assumption,
    String assumptionText,
    long actions,
    Grounding grounding) {

  /** The most labels that an observation can hold. */
  public static final int MOST_LABELS = Long.SIZE;

  public Alphabet {
    labels = List.copyOf(labels);
  }

  /** An alphabet without signals. */
  public Alphabet(List<String> labels, Guard assumption, String assumptionText, long actions) {
    this(labels, assumption, assumptionText, actions, Grounding.NONE);
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
