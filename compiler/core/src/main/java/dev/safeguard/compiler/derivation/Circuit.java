package dev.safeguard.compiler.derivation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Linear forms of which a combination is 0, while none of them can be left out. A bound from below
 * on those with positive weights and from above on those with negative ones contradict each other
 * if the same combination of the bounds is positive. By Farkas' lemma, for which circuits are
 * enough (Rockafellar 1969), bounds contradict each other for no other reason.
 *
 * @param weights for each form its weight, 0 for those that take no part
 */
record Circuit(List<BigInteger> weights) {
  Circuit {
    weights = List.copyOf(weights);
  }

  /** The numbers of the forms that take part. */
  List<Integer> forms() {
    List<Integer> forms = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i).signum() != 0) {
        forms.add(i);
      }
    }
    return forms;
  }
}
