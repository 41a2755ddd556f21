package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.ImportedAutomaton.Edge;
import dev.safeguard.compiler.interchange.ImportedAutomaton.State;
import dev.safeguard.compiler.limits.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the JSON documents that {@code docs/schema/automaton.schema.json} describes. Members that
 * follow from others, such as the verdicts, are found out anew, and unknown ones are passed over.
 */
final class JsonReader {
  private static final String FORMAT = "safeguard-automaton";

  private final Source source;
  private final JsonValue document;
  private final Labels labels = new Labels();
  private final DecisionDiagrams diagrams;
  private final List<Guard> nodes = new ArrayList<>();
  private final Map<String, Integer> states = new HashMap<>();

  private JsonReader(Source source, Budget budget) {
    this.source = source;
    this.document = JsonParser.parse(source.text());
    requireFormat();
    document.member("labels").elements().forEach(this::label);
    this.diagrams = labels.store(budget);
    document.optional("nodes").ifPresent(table -> table.elements().forEach(this::node));
    document.member("states").elements().forEach(this::declare);
  }

  /**
   * Reads one automaton.
   *
   * @throws Malformed if there is none
   */
  static ImportedAutomaton read(Source source, Budget budget) {
    return new JsonReader(source, budget).automaton();
  }

  private void requireFormat() {
    JsonValue format = document.member("format");
    if (!format.text().equals(FORMAT)) {
      throw Malformed.text(format.span(), "this is another format", "Write \"" + FORMAT + "\".");
    }
    JsonValue version = document.member("version");
    if (version.number() != 1) {
      throw Malformed.meaning(version.span(), "this is not version 1 of the format", "Write 1.");
    }
  }

  private void label(JsonValue name) {
    if (labels.names().contains(name.text())) {
      throw Malformed.text(name.span(), "this label stands twice", "Rename one of the two.");
    }
    labels.add(name.text(), name.span());
  }

  private void node(JsonValue node) {
    Guard label = guardOf(node.member("label"));
    Guard with = reference(node.member("with"));
    Guard without = reference(node.member("without"));
    nodes.add(label.and(with).or(without.without(label)));
  }

  /** True, false, or the number of an earlier node. */
  private Guard reference(JsonValue value) {
    if (value.isTruth()) {
      return value.truth() ? Guard.everything(diagrams) : Guard.nothing(diagrams);
    }
    return nodes.get(value.index(nodes.size()));
  }

  private Guard guardOf(JsonValue label) {
    return labels.guard(diagrams, label.text(), label.span());
  }

  private Guard guard(JsonValue guard) {
    if (guard.optional("node").isPresent()) {
      return reference(guard.member("node"));
    }
    Guard any = Guard.nothing(diagrams);
    for (JsonValue product : guard.member("any").elements()) {
      Guard all = Guard.everything(diagrams);
      for (JsonValue label : product.member("all").elements()) {
        all = all.and(guardOf(label));
      }
      for (JsonValue label : product.member("none").elements()) {
        all = all.without(guardOf(label));
      }
      any = any.or(all);
    }
    return any;
  }

  private void declare(JsonValue state) {
    JsonValue name = state.member("name");
    if (!ImportedNames.isName(name.text())) {
      throw Malformed.text(name.span(), "no state can be called so", "Rename it.");
    }
    if (states.put(name.text(), states.size()) != null) {
      throw Malformed.text(name.span(), "this state stands twice", "Rename one of the two.");
    }
  }

  private int numberOf(JsonValue name) {
    if (!states.containsKey(name.text())) {
      throw Malformed.text(name.span(), "there is no state of that name", "Correct it.");
    }
    return Objects.requireNonNull(states.get(name.text()));
  }

  private ImportedAutomaton automaton() {
    JsonValue initial = document.member("initial");
    return new ImportedAutomaton(
        name("module", ImportedNames.module(source)),
        name("name", ImportedNames.of(source)),
        document.optional("name").map(JsonValue::span).orElse(Span.START),
        text(document, "documentation"),
        alphabet(),
        document.member("states").elements().stream().map(this::state).toList(),
        List.of(numberOf(initial)),
        penalty());
  }

  private String name(String member, String otherwise) {
    return document
        .optional(member)
        .map(JsonValue::text)
        .filter(ImportedNames::isName)
        .orElse(otherwise);
  }

  private static String text(JsonValue object, String member) {
    return object.optional(member).map(JsonValue::text).orElse("");
  }

  private double penalty() {
    double penalty = document.optional("penalty").map(JsonValue::number).orElse(1.0);
    if (penalty < 0) {
      throw Malformed.text(
          document.member("penalty").span(), "a penalty is not negative", "Write what it costs.");
    }
    return penalty;
  }

  private Alphabet alphabet() {
    Guard possible =
        document.optional("assumption").map(this::guard).orElse(Guard.everything(diagrams));
    if (possible.isNothing()) {
      throw Malformed.meaning(
          document.member("assumption").span(),
          "no observation satisfies the assumption",
          "Weaken it, or leave it out.");
    }
    return new Alphabet(labels.names(), possible, text(document, "assumptionText"), actions());
  }

  /** The labels that the agent decides, as bits. */
  private long actions() {
    return document.optional("actions").map(JsonValue::elements).orElse(List.of()).stream()
        .map(this::guardOf)
        .mapToLong(label -> diagrams.support(label.root()))
        .reduce(0, (left, right) -> left | right);
  }

  private State state(JsonValue state) {
    List<Edge> edges =
        state.member("transitions").elements().stream()
            .map(
                edge ->
                    new Edge(guard(edge.member("guard")), numberOf(edge.member("to")), edge.span()))
            .toList();
    return new State(
        state.member("name").text(),
        state.member("name").span(),
        text(state, "documentation"),
        state.member("accepting").truth(),
        state.optional("reward").map(r -> r.member("amount").number()).orElse(0.0),
        state.optional("reward").map(r -> r.member("once").truth()).orElse(false),
        edges);
  }
}
