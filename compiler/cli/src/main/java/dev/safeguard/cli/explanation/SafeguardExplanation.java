package dev.safeguard.cli.explanation;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.report.VerdictText;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.Optional;

/**
 * What a safeguard says and how it works: its formula, the verdict of the empty trace, and for each
 * state what its documentation says (of a formula: what it owes), its verdict and its ways out.
 */
public final class SafeguardExplanation {
  private static final int MOST_STATES = 100;
  private static final int LONGEST_GUARD = 100;

  private final CompiledSafeguard safeguard;
  private final MonitorModel model;
  private final GuardText guards;
  private final Guard impossible;

  public SafeguardExplanation(CompiledSafeguard safeguard) {
    this.safeguard = safeguard;
    this.model = safeguard.model();
    this.guards = new GuardText(model.alphabet().labels());
    this.impossible = model.alphabet().assumption().not();
  }

  /** For people; of a large automaton the first states. */
  public String text(Style style) {
    StringBuilder text = new StringBuilder();
    text.append(style.strong(model.name())).append('\n');
    indented(text, 2, model.documentation());
    safeguard.formulaText().ifPresent(f -> text.append("  formula: ").append(f).append('\n'));
    MonitorModel.State initial = model.states().get(model.initial());
    text.append("  after the empty trace: ")
        .append(VerdictText.of(initial.verdict(), style))
        .append(", in state ")
        .append(initial.name())
        .append('\n');
    int shown = Math.min(model.states().size(), MOST_STATES);
    for (int i = 0; i < shown; i++) {
      state(text, i, style);
    }
    int more = model.states().size() - shown;
    if (more > 0) {
      text.append("\n  and ").append(more).append(" states more\n");
    }
    return text.toString();
  }

  private void state(StringBuilder text, int number, Style style) {
    MonitorModel.State state = model.states().get(number);
    text.append("\n  ")
        .append(style.strong(state.name()))
        .append("  ")
        .append(VerdictText.of(state.verdict(), style))
        .append(": ")
        .append(ending(state.verdict()))
        .append('\n');
    indented(text, 4, state.documentation());
    for (int target : model.automaton().successors(number)) {
      String guard = guard(number, target);
      text.append("    on ")
          .append(GuardText.shorten(guard, LONGEST_GUARD))
          .append(" -> ")
          .append(model.states().get(target).name())
          .append('\n');
    }
  }

  /** The observations that lead from one state to another, as short as the assumption allows. */
  private String guard(int state, int target) {
    Guard required = model.automaton().guard(state, target);
    return guards.of(required, required.or(impossible));
  }

  private static void indented(StringBuilder text, int by, String paragraph) {
    paragraph
        .lines()
        .forEach(line -> text.append(" ".repeat(by)).append(line.strip()).append('\n'));
  }

  private static String ending(Verdict verdict) {
    return switch (verdict) {
      case SATISFIED -> "a trace that ends here is accepted, whatever else comes";
      case ACCEPTING -> "a trace that ends here is accepted";
      case PENDING -> "a trace that ends here is not accepted, but it can still be";
      case VIOLATED -> "a trace that comes here is not accepted, whatever else comes";
    };
  }

  /** For tools; all states. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("safeguard", model.name());
    Optional<String> formula = safeguard.formulaText();
    json.add("formula", JsonNull.INSTANCE);
    formula.ifPresent(text -> json.addProperty("formula", text));
    json.addProperty("initial", model.states().get(model.initial()).name());
    JsonArray states = new JsonArray();
    for (int i = 0; i < model.states().size(); i++) {
      states.add(state(i));
    }
    json.add("states", states);
    return json;
  }

  private JsonObject state(int number) {
    MonitorModel.State state = model.states().get(number);
    JsonObject json = new JsonObject();
    json.addProperty("name", state.name());
    json.addProperty("verdict", state.verdict().name());
    json.addProperty("documentation", state.documentation());
    JsonArray edges = new JsonArray();
    for (int target : model.automaton().successors(number)) {
      JsonObject edge = new JsonObject();
      edge.addProperty("guard", guard(number, target));
      edge.addProperty("target", model.states().get(target).name());
      edges.add(edge);
    }
    json.add("edges", edges);
    return json;
  }
}
