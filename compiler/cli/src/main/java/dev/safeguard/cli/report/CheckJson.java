package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.together.Together;
import java.util.Optional;
import java.util.function.BiFunction;

/** What {@code sg check} found out, as one object for tools. It may only grow. */
public final class CheckJson {
  private CheckJson() {}

  /**
   * The whole answer.
   *
   * @param safeguard how a safeguard of a file is told
   */
  public static JsonObject of(
      Findings findings,
      Optional<Together> together,
      BiFunction<BuiltSafeguard, String, JsonObject> safeguard) {
    JsonArray safeguards = new JsonArray();
    JsonArray progressions = new JsonArray();
    JsonArray signals = new JsonArray();
    JsonArray definitions = new JsonArray();
    JsonArray incentives = new JsonArray();
    for (SpecificationFile file : findings.files()) {
      String name = file.source().name();
      Compilation compilation = file.compilation();
      signals.addAll(SignalsJson.signals(file));
      definitions.addAll(SignalsJson.definitions(file));
      incentives.addAll(IncentivesJson.of(file));
      compilation.built().forEach(built -> safeguards.add(safeguard.apply(built, name)));
      for (ProgressionModel progression : compilation.progressions()) {
        progressions.add(StageReport.json(progression, compilation.stages(progression), name));
      }
    }
    JsonObject json = new JsonObject();
    json.addProperty("ok", findings.areAcceptable());
    json.add("diagnostics", findings.toJson());
    json.add("safeguards", safeguards);
    json.add("checks", findings.checks());
    if (!progressions.isEmpty()) {
      json.add("progressions", progressions);
    }
    if (!incentives.isEmpty()) {
      json.add("incentives", incentives);
    }
    if (!signals.isEmpty() || !definitions.isEmpty()) {
      json.add("signals", signals);
      json.add("definitions", definitions);
    }
    together.ifPresent(answer -> json.add("together", TogetherReport.json(answer)));
    return json;
  }
}
