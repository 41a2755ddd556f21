package dev.safeguard.cli.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.comparison.Comparison;
import dev.safeguard.compiler.comparison.Comparison.Sides;
import dev.safeguard.compiler.comparison.Relation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What two safeguards allow and forbid beside each other, for people and for tools. */
public final class ComparisonReport {
  private ComparisonReport() {}

  /**
   * The form that tools rely on: {@code onlyFirst} and {@code onlySecond} are traces that only one
   * of them accepts.
   */
  public static JsonObject json(Comparison comparison) {
    Alphabet alphabet = comparison.alphabet();
    JsonObject json = new JsonObject();
    json.addProperty("equal", comparison.relation() == Relation.EQUAL);
    json.addProperty("relation", comparison.relation().phrase());
    add(json, comparison.accepted(), alphabet);
    JsonObject violations = new JsonObject();
    add(violations, comparison.violated(), alphabet);
    json.add("violations", violations);
    JsonObject labels = new JsonObject();
    labels.add("onlyFirst", JsonOutput.strings(comparison.labels().onlyFirst()));
    labels.add("onlySecond", JsonOutput.strings(comparison.labels().onlySecond()));
    json.add("labels", labels);
    JsonObject possible = new JsonObject();
    possible.add("onlyFirst", observation(comparison.possible().onlyFirst(), alphabet));
    possible.add("onlySecond", observation(comparison.possible().onlySecond(), alphabet));
    json.add("possible", possible);
    return json;
  }

  private static void add(
      JsonObject json, Sides<Optional<ReplayedTrace>> traces, Alphabet alphabet) {
    json.add("onlyFirst", trace(traces.onlyFirst(), alphabet));
    json.add("onlySecond", trace(traces.onlySecond(), alphabet));
  }

  /** The observations of a trace, or null where there is none. */
  public static JsonElement trace(Optional<ReplayedTrace> trace, Alphabet alphabet) {
    return trace
        .<JsonElement>map(found -> FindingsJson.lists(found.witness(alphabet).observations()))
        .orElse(JsonNull.INSTANCE);
  }

  private static JsonElement observation(OptionalLong observation, Alphabet alphabet) {
    return observation.isEmpty()
        ? JsonNull.INSTANCE
        : JsonOutput.strings(alphabet.names(observation.getAsLong()));
  }

  /**
   * A few lines for people.
   *
   * @param first what the first safeguard is called
   * @param second what the second is called
   */
  public static String text(String first, String second, Comparison comparison, Style style) {
    StringBuilder text = new StringBuilder();
    String verdict =
        comparison.relation() == Relation.EQUAL
            ? style.good("equal")
            : style.strong(comparison.relation().phrase());
    line(text, style.strong(first + " -> " + second + ":") + " " + verdict);
    Alphabet alphabet = comparison.alphabet();
    Sides<Optional<ReplayedTrace>> accepted = comparison.accepted();
    if (comparison.relation() != Relation.EQUAL) {
      line(text, "  allowed now:    " + shown(accepted.onlySecond(), alphabet));
      line(text, "  forbidden now:  " + shown(accepted.onlyFirst(), alphabet));
    }
    Sides<Optional<ReplayedTrace>> violated = comparison.violated();
    if (!same(violated.onlyFirst(), accepted.onlySecond())
        || !same(violated.onlySecond(), accepted.onlyFirst())) {
      line(text, "  violated before: " + shown(violated.onlyFirst(), alphabet));
      line(text, "  violated now:    " + shown(violated.onlySecond(), alphabet));
    }
    labels(text, "first", comparison.labels().onlyFirst());
    labels(text, "second", comparison.labels().onlySecond());
    possible(text, "first", comparison.possible().onlyFirst(), alphabet);
    possible(text, "second", comparison.possible().onlySecond(), alphabet);
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static boolean same(Optional<ReplayedTrace> one, Optional<ReplayedTrace> other) {
    return one.map(ReplayedTrace::observations).equals(other.map(ReplayedTrace::observations));
  }

  private static void labels(StringBuilder text, String side, List<String> labels) {
    if (!labels.isEmpty()) {
      line(text, "  labels of the " + side + " alone: " + String.join(", ", labels));
    }
  }

  private static void possible(
      StringBuilder text, String side, OptionalLong observation, Alphabet alphabet) {
    if (observation.isPresent()) {
      line(
          text,
          "  possible only by the assumptions of the "
              + side
              + ", so not compared: "
              + WitnessText.labels(alphabet.names(observation.getAsLong())));
    }
  }

  /** A trace as people read it, or {@code nothing}. */
  static String shown(Optional<ReplayedTrace> trace, Alphabet alphabet) {
    return trace.map(found -> WitnessText.trace(found.witness(alphabet))).orElse("nothing");
  }
}
