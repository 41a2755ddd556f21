package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Signal;

/** Signals and definitions of labels in the form that tools rely on. It may only grow. */
public final class SignalsJson {
  private SignalsJson() {}

  /** The signals of a file, in the order of declaration. */
  public static JsonArray signals(SpecificationFile file) {
    JsonArray signals = new JsonArray();
    for (Signal signal : file.compilation().grounding().signals()) {
      JsonObject json = new JsonObject();
      json.addProperty("file", file.source().name());
      json.addProperty("name", signal.name());
      json.addProperty("type", signal.type().word());
      signals.add(json);
    }
    return signals;
  }

  /** The defined labels of a file, each after those that its condition mentions. */
  public static JsonArray definitions(SpecificationFile file) {
    Compilation compilation = file.compilation();
    JsonArray definitions = new JsonArray();
    for (Definition definition : compilation.grounding().definitions()) {
      JsonObject json = new JsonObject();
      json.addProperty("file", file.source().name());
      json.addProperty("label", compilation.labels().get(definition.label()));
      json.addProperty("text", definition.text());
      definitions.add(json);
    }
    return definitions;
  }
}
