package dev.safeguard.cli.audit;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.report.FindingsJson;
import dev.safeguard.cli.report.SafeguardJson;
import dev.safeguard.compiler.analysis.Regions;
import dev.safeguard.compiler.automaton.Alphabet;

/** A safeguard as {@code sg check} tells it, and what only a report says besides. */
final class SubjectJson {
  private SubjectJson() {}

  static JsonObject of(Subject subject) {
    JsonObject json = SafeguardJson.of(subject.safeguard(), subject.file());
    Alphabet alphabet = subject.safeguard().alphabet();
    subject
        .regions()
        .ifPresent(
            regions -> {
              JsonObject all = new JsonObject();
              all.add("doomed", region(regions.doomed(), alphabet));
              all.add("secured", region(regions.secured(), alphabet));
              regions.losing().ifPresent(losing -> all.add("losing", region(losing, alphabet)));
              json.addProperty("components", regions.components());
              json.add("regions", all);
            });
    subject.labels().ifPresent(labels -> json.add("labels", JsonOutput.strings(labels)));
    subject
        .dispensable()
        .ifPresent(labels -> json.add("dispensableLabels", JsonOutput.strings(labels)));
    json.addProperty("picture", subject.picture().orElse(null));
    return json;
  }

  private static JsonObject region(Regions.Region region, Alphabet alphabet) {
    JsonObject json = new JsonObject();
    json.add("states", JsonOutput.strings(region.states()));
    json.add(
        "trace",
        region
            .trace()
            .<JsonElement>map(trace -> FindingsJson.lists(trace.witness(alphabet).observations()))
            .orElse(JsonNull.INSTANCE));
    return json;
  }
}
