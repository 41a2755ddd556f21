package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.compiler.CheckResult;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Severity;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Findings and reports in the form that tools rely on. It may only grow. */
public final class FindingsJson {
  private FindingsJson() {}

  /**
   * One finding.
   *
   * @param severity how serious it is taken
   */
  public static JsonObject diagnostic(Diagnostic diagnostic, Severity severity) {
    JsonObject json = new JsonObject();
    json.addProperty("code", diagnostic.code().id());
    json.addProperty("severity", severity.name().toLowerCase(Locale.ROOT));
    json.addProperty("file", diagnostic.file());
    json.add("start", position(diagnostic.span().start()));
    json.add("end", position(diagnostic.span().end()));
    json.addProperty("message", diagnostic.message());
    json.addProperty("help", diagnostic.help());
    json.add("witness", witness(diagnostic.witness()));
    diagnostic.span().origin().ifPresent(origin -> json.add("related", related(origin)));
    return json;
  }

  private static JsonObject related(Span.Origin origin) {
    JsonObject json = new JsonObject();
    json.addProperty("what", origin.what());
    json.addProperty("file", origin.file());
    json.add("start", position(origin.span().start()));
    json.add("end", position(origin.span().end()));
    return json;
  }

  /** How a check came out. */
  public static JsonObject check(CheckResult check, String file) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file);
    json.addProperty("line", check.span().line());
    json.addProperty("text", check.text());
    json.addProperty("holds", check.holds());
    json.add("witness", witness(check.witness()));
    return json;
  }

  /** Evidence, or null where there is none. */
  public static JsonElement witness(Optional<Witness> witness) {
    if (witness.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    if (witness.get() instanceof Witness.Observation observation) {
      json.addProperty("kind", "observation");
      json.add("labels", JsonOutput.strings(observation.labels()));
    } else if (witness.get() instanceof Witness.Trace trace) {
      json.addProperty("kind", "trace");
      json.add("observations", lists(trace.observations()));
    }
    return json;
  }

  private static JsonObject position(Position position) {
    JsonObject json = new JsonObject();
    json.addProperty("line", position.line());
    json.addProperty("column", position.column());
    return json;
  }

  /** Lists of names, such as the observations of a trace. */
  public static JsonArray lists(List<List<String>> lists) {
    JsonArray json = new JsonArray();
    lists.forEach(list -> json.add(JsonOutput.strings(list)));
    return json;
  }
}
