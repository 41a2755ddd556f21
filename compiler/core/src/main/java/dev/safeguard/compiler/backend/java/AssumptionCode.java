package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.SymmetricGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The test whether an observation is outside the assumption. Labels that exclude one another are
 * counted instead of compared pair by pair, so that {@code atmostone} over 64 labels is one line.
 */
final class AssumptionCode {
  private static final int SMALLEST_GROUP = 3;

  private AssumptionCode() {}

  /** The condition under which an observation is impossible, if it is short enough to read. */
  static Optional<GuardCode.Condition> impossible(Alphabet alphabet, GuardCode code) {
    Guard assumption = alphabet.assumption();
    Optional<GuardCode.Condition> whole = code.of(assumption.not(), assumption.not());
    if (whole.isPresent()) {
      return whole;
    }
    List<CodeBlock> alternatives = new ArrayList<>();
    Guard counted = Guard.everything(assumption.diagrams());
    for (long group : exclusiveGroups(alphabet)) {
      alternatives.add(CodeBlock.of("$T.bitCount(labels & $L) > 1", Long.class, code.mask(group)));
      counted = counted.and(SymmetricGuard.range(assumption.diagrams(), group, 0, 1));
    }
    if (!counted.equals(assumption)) {
      Guard allowed = assumption.or(counted.not());
      Optional<GuardCode.Condition> rest = code.of(allowed.not(), assumption.not());
      if (rest.isEmpty()) {
        return Optional.empty();
      }
      boolean several = rest.get().code().toString().contains(" && ");
      alternatives.add(CodeBlock.of(several ? "($L)" : "$L", rest.get().code()));
    }
    return alternatives.size() > GuardCode.MOST_TESTS
        ? Optional.empty()
        : Optional.of(
            new GuardCode.Condition(
                CodeBlock.join(alternatives, "$W|| "), 2 * alternatives.size()));
  }

  /** Groups of labels of which the assumption allows at most one, largest greedily, disjoint. */
  private static List<Long> exclusiveGroups(Alphabet alphabet) {
    DecisionDiagrams diagrams = alphabet.assumption().diagrams();
    int labels = alphabet.labels().size();
    List<Long> groups = new ArrayList<>();
    long grouped = 0;
    for (int i = 0; i < labels; i++) {
      if ((grouped >>> i & 1) != 0) {
        continue;
      }
      int rest = diagrams.restrict(alphabet.assumption().root(), i, true);
      long group = 1L << i;
      for (int j = i + 1; j < labels; j++) {
        if ((grouped >>> j & 1) == 0 && excludes(diagrams, alphabet, group, j)) {
          group |= 1L << j;
        }
      }
      if (rest != DecisionDiagrams.FALSE && Long.bitCount(group) >= SMALLEST_GROUP) {
        groups.add(group);
        grouped |= group;
      }
    }
    return groups;
  }

  /** True if the assumption never shows the label together with any of the group. */
  private static boolean excludes(
      DecisionDiagrams diagrams, Alphabet alphabet, long group, int label) {
    int with = diagrams.restrict(alphabet.assumption().root(), label, true);
    for (long left = group; left != 0; left &= left - 1) {
      int other = Long.numberOfTrailingZeros(left);
      if (diagrams.restrict(with, other, true) != DecisionDiagrams.FALSE) {
        return false;
      }
    }
    return with != DecisionDiagrams.FALSE;
  }
}
