package dev.safeguard.compiler.backend.json;

import static dev.safeguard.compiler.backend.json.JsonText.quoted;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A safeguard as a JSON document: everything that the model has, with states referred to by name,
 * and guards that are exact under the assumption. The same model always gives the same text, which
 * ends with a line break.
 */
public final class JsonWriter {
  /** What the member {@code format} says. */
  public static final String FORMAT = "safeguard-automaton";

  /** What the member {@code version} says; another number is another form. */
  public static final int VERSION = 1;

  private final MonitorModel model;
  private final GuardJson guards;

  private JsonWriter(MonitorModel model) {
    this.model = model;
    this.guards = new GuardJson(model.automaton().diagrams(), model.alphabet().labels());
  }

  /** The document. */
  public static String of(MonitorModel model) {
    return new JsonWriter(model).write();
  }

  private String write() {
    Alphabet alphabet = model.alphabet();
    String assumption = guards.of(alphabet.assumption());
    String states =
        IntStream.range(0, model.states().size())
            .mapToObj(this::state)
            .collect(Collectors.joining(",\n"));
    return """
        {
          "format": %s,
          "version": %d,
          "module": %s,
          "name": %s,
          "documentation": %s,
          "labels": %s,
          "actions": %s,
          "assumption": %s,
          "assumptionText": %s,
          "penalty": %s,
          "initial": %s,
          "states": [
        %s
          ],
          "nodes": [%s]
        }
        """
        .formatted(
            quoted(FORMAT),
            VERSION,
            quoted(model.module()),
            quoted(model.name()),
            quoted(model.documentation()),
            JsonText.array(alphabet.labels()),
            JsonText.array(alphabet.names(alphabet.actions())),
            assumption,
            quoted(alphabet.assumptionText()),
            model.penalty(),
            quoted(name(model.initial())),
            states,
            lines(guards.table(), "    ", "  "));
  }

  private String state(int number) {
    MonitorModel.State state = model.states().get(number);
    List<String> transitions =
        model.states().get(number).edges().stream().map(this::transition).toList();
    return """
            {
              "name": %s,
              "documentation": %s,
              "accepting": %s,
              "verdict": "%s",
              "inRejectingSink": %s,
              "reward": {"amount": %s, "once": %s},
              "transitions": [%s]
            }"""
        .formatted(
            quoted(state.name()),
            quoted(state.documentation()),
            state.accepting(),
            state.verdict(),
            state.inRejectingSink(),
            state.reward(),
            state.rewardOnce(),
            lines(transitions, "    ", "  "))
        .indent(4)
        .stripTrailing();
  }

  private String transition(MonitorModel.Edge edge) {
    return "{\"to\": %s, \"guard\": %s}"
        .formatted(quoted(name(edge.target())), guards.of(edge.guard()));
  }

  private String name(int state) {
    return model.states().get(state).name();
  }

  private static String lines(List<String> elements, String indent, String end) {
    return elements.isEmpty()
        ? ""
        : elements.stream().map(e -> indent + e).collect(Collectors.joining(",\n", "\n", "\n"))
            + end;
  }
}
