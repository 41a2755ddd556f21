package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.derivation.Derivation;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.signals.Definition;
import java.util.List;

/**
 * What the definitions of labels imply, and warnings of what they make pointless.
 *
 * @param possible the observations that signals may produce
 * @param text what that excludes, as implications; empty if it is nothing
 */
record DefinedLabels(Guard possible, String text) {

  /**
   * Derives it in a store.
   *
   * @param order the labels in the order in which the store tests them
   */
  static DefinedLabels of(
      Specification specification, int[] order, DecisionDiagrams store, Findings findings) {
    Derivation.Result derived =
        Derivation.of(
            specification.definitions().grounding(), order, store, Derivation.Effort.DEFAULT);
    if (!derived.complete()) {
      reportIncomplete(specification, findings);
    }
    reportConstants(specification, derived.possible(), findings);
    ImplicationText text = new ImplicationText(specification.labels());
    return new DefinedLabels(derived.possible(), text.of(derived.possible()));
  }

  private static void reportIncomplete(Specification specification, Findings findings) {
    findings.add(
        DiagnosticCode.LABEL_APPROXIMATED,
        specification.definitions().spans().get(0),
        "it would take too long to find out all that the definitions of labels imply",
        "Checks may show observations that no signals produce; state what excludes them with"
            + " `assume`.");
  }

  private static void reportConstants(
      Specification specification, Guard possible, Findings findings) {
    List<Definition> definitions = specification.definitions().grounding().definitions();
    List<Span> spans = specification.definitions().spans();
    for (int i = 0; i < definitions.size(); i++) {
      Guard label = Guard.label(possible.diagrams(), definitions.get(i).label());
      boolean always = possible.without(label).isNothing();
      if (always || possible.and(label).isNothing()) {
        findings.add(
            DiagnosticCode.LABEL_CONSTANT,
            spans.get(i),
            "the label `"
                + specification.labels().get(definitions.get(i).label())
                + "`"
                + (always ? " always holds" : " never holds")
                + ", whatever the signals are",
            "Correct its definition, or leave the label out.");
      }
    }
  }
}
