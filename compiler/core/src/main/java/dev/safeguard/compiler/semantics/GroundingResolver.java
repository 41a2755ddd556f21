package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.signals.Condition;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.Signal;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resolves the definitions of labels, in an order in which each comes after those that it mentions,
 * and reports cycles and signals that no definition uses.
 */
final class GroundingResolver {
  private final ConditionResolver conditions;
  private final Findings findings;
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final List<Definition> ordered = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final Set<String> finished = new HashSet<>();
  private final List<String> path = new ArrayList<>();
  private boolean sound = true;

  /** A definition and the number of its label. */
  private record Declared(Declaration.LabelDefinition definition, int label) {}

  GroundingResolver(ConditionResolver conditions, Findings findings) {
    this.conditions = conditions;
    this.findings = findings;
  }

  /** Takes in the definition of a label. */
  void declare(Declaration.LabelDefinition definition, int label) {
    declared.put(definition.name().text(), new Declared(definition, label));
  }

  /** What can be made of the definitions; those with errors are left out. */
  Specification.Definitions resolve(List<Signal> signals) {
    int before = findings.size();
    for (String name : declared.keySet()) {
      visit(name);
    }
    sound = findings.size() == before;
    return new Specification.Definitions(new Grounding(signals, ordered), spans);
  }

  private void visit(String name) {
    if (finished.contains(name)) {
      return;
    }
    Declared here = declared.get(name);
    if (here == null) {
      return;
    }
    if (path.contains(name)) {
      reportCycle(here.definition().name());
      return;
    }
    path.add(name);
    for (Name mentioned : Mentions.of(here.definition().definition())) {
      visit(mentioned.text());
    }
    path.remove(path.size() - 1);
    if (finished.add(name)) {
      conditions
          .resolve(here.definition().definition())
          .ifPresent(condition -> define(here, condition));
    }
  }

  private void define(Declared here, Condition condition) {
    ordered.add(new Definition(here.label(), condition, here.definition().text()));
    spans.add(here.definition().name().span());
  }

  private void reportCycle(Name name) {
    List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name.text()), path.size()));
    finished.addAll(cycle);
    cycle.add(name.text());
    findings.add(
        DiagnosticCode.LABEL_CYCLIC,
        name.span(),
        "the label `"
            + name.text()
            + "` is defined by itself: "
            + String.join(", by ", cycle.stream().map(label -> "`" + label + "`").toList()),
        "Define one of them by signals alone.");
  }

  /** Warns of the signals that no definition mentions, unless one with errors meant to. */
  void reportUnused(List<Name> signals) {
    if (!sound) {
      return;
    }
    Set<String> used = new HashSet<>();
    for (Declared definition : declared.values()) {
      Mentions.of(definition.definition().definition()).forEach(name -> used.add(name.text()));
    }
    for (Name signal : signals) {
      if (!used.contains(signal.text())) {
        findings.add(
            DiagnosticCode.SIGNAL_UNUSED,
            signal.span(),
            "no label is defined by the signal `" + signal.text() + "`",
            "Define a label by it, or leave it out: whoever runs a monitor must give its value.");
      }
    }
  }
}
