package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.ParallelSafeguard;
import dev.safeguard.compiler.analysis.SafeguardReport;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Part;
import dev.safeguard.compiler.composition.Structure;
import java.util.List;

/** What verification found out about a safeguard, in the form that tools rely on. */
public final class SafeguardJson {
  /** What is known of an automaton and not of parts side by side. */
  private static final List<String> OF_ONE_AUTOMATON =
      List.of("states", "minimal", "minimalThreeValued", "initial");

  private static final List<String> STATES_OF_ONE_AUTOMATON =
      List.of("accepting", "pending", "rejecting", "rejectingSinks", "doomed", "secured");

  private SafeguardJson() {}

  /** One safeguard. */
  public static JsonObject of(BuiltSafeguard safeguard, String file) {
    JsonObject json = new JsonObject();
    json.addProperty("name", safeguard.name());
    json.addProperty("file", file);
    safeguard.automaton().ifPresent(automaton -> add(automaton, json));
    safeguard.parallel().ifPresent(parallel -> add(parallel, json));
    safeguard.structure().ifPresent(structure -> add(structure, json));
    return json;
  }

  private static void add(CompiledSafeguard safeguard, JsonObject json) {
    SafeguardReport report = safeguard.report();
    json.addProperty("states", report.states());
    json.addProperty("minimal", report.minimal());
    json.addProperty("minimalThreeValued", report.minimalThreeValued());
    json.addProperty("initial", report.initial());
    json.add("accepting", JsonOutput.strings(report.accepting()));
    json.add("pending", JsonOutput.strings(report.pending()));
    json.add("rejecting", JsonOutput.strings(report.rejecting()));
    json.add("rejectingSinks", FindingsJson.lists(report.rejectingSinks()));
    json.add("doomed", JsonOutput.strings(report.doomed()));
    json.add("secured", JsonOutput.strings(report.secured()));
    json.addProperty("canViolate", report.canViolate());
    json.addProperty("canSatisfy", report.canSatisfy());
    safeguard.winning().ifPresent(states -> winning(json, states, report.initial()));
    safeguard.structure().ifPresent(structure -> json.addProperty("strategy", "product"));
  }

  private static void winning(JsonObject json, List<String> states, String initial) {
    json.add("winning", JsonOutput.strings(states));
    json.addProperty("realizable", states.contains(initial));
  }

  /** A trace that violates a part violates the whole; more is not known without the product. */
  private static void add(ParallelSafeguard safeguard, JsonObject json) {
    List<MonitorModel> parts = safeguard.model().parts();
    OF_ONE_AUTOMATON.forEach(key -> json.add(key, JsonNull.INSTANCE));
    STATES_OF_ONE_AUTOMATON.forEach(key -> json.add(key, new JsonArray()));
    boolean violable = parts.stream().anyMatch(part -> part.canReach(Verdict.VIOLATED));
    boolean satisfiable = parts.stream().allMatch(part -> part.canReach(Verdict.SATISFIED));
    json.addProperty("canViolate", violable ? true : null);
    json.addProperty("canSatisfy", satisfiable ? null : false);
    json.addProperty("strategy", "parallel");
  }

  private static void add(Structure structure, JsonObject json) {
    JsonArray parts = new JsonArray();
    for (Part part : structure.parts()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", part.name());
      one.addProperty("states", part.model().states().size());
      parts.add(one);
    }
    json.add("parts", parts);
  }
}
