package dev.safeguard.cli.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.analysis.Plan;
import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a state is from a violation, from security, and from where a label is allowed. */
public final class PlanReport {
  private final MonitorModel model;
  private final int state;
  private final @Nullable String label;
  private final Optional<ReplayedTrace> violation;
  private final Optional<ReplayedTrace> security;
  private final Optional<ReplayedTrace> allowed;

  /**
   * @param state the name of a state
   * @param label the name of a label, if one is asked for
   * @throws UserError if there is no such state or label
   */
  public PlanReport(MonitorModel model, String state, @Nullable String label) {
    this.model = model;
    this.state =
        place(model.states().stream().map(MonitorModel.State::name).toList(), state, "state");
    this.label = label;
    Plan plan = Plan.of(model);
    this.violation = plan.to(Verdict.VIOLATED, this.state);
    this.security = plan.to(Verdict.SATISFIED, this.state);
    this.allowed =
        label == null
            ? Optional.empty()
            : plan.toAllowed(place(model.alphabet().labels(), label, "label"), this.state);
  }

  private int place(List<String> known, String name, String kind) {
    int place = known.indexOf(name);
    if (place < 0) {
      throw new UserError(
          "the safeguard " + model.name() + " has no " + kind + " " + name,
          Spelling.nearest(name, known)
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("they are " + String.join(", ", known)));
    }
    return place;
  }

  /** The form for tools. It may only grow. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("safeguard", model.name());
    json.addProperty("state", model.states().get(state).name());
    json.addProperty("verdict", model.states().get(state).verdict().name());
    json.add("toViolation", json(violation));
    json.add("toSecured", json(security));
    if (label != null) {
      json.addProperty("label", label);
      json.add("toAllowed", json(allowed));
    }
    return json;
  }

  private JsonElement json(Optional<ReplayedTrace> trace) {
    return trace
        .<JsonElement>map(
            found -> FindingsJson.lists(found.witness(model.alphabet()).observations()))
        .orElse(JsonNull.INSTANCE);
  }

  /** A few lines for people. */
  public String text(Style style) {
    MonitorModel.State at = model.states().get(state);
    StringBuilder text = new StringBuilder();
    text.append(style.strong(model.name() + " in state " + GuardText.name(at.name())))
        .append(": ")
        .append(at.verdict().name().toLowerCase(Locale.ROOT))
        .append('\n');
    text.append("  to a violation: ").append(shown(violation)).append('\n');
    text.append("  to security:    ").append(shown(security)).append('\n');
    if (label != null) {
      text.append("  to where ")
          .append(GuardText.name(label))
          .append(" is allowed: ")
          .append(shown(allowed))
          .append('\n');
    }
    return text.toString();
  }

  private String shown(Optional<ReplayedTrace> trace) {
    if (trace.isEmpty()) {
      return "no trace leads there";
    }
    int length = trace.get().observations().size();
    return length == 0
        ? "it is there"
        : Findings.count(length, "observation")
            + ", "
            + WitnessText.trace(trace.get().witness(model.alphabet()));
  }
}
