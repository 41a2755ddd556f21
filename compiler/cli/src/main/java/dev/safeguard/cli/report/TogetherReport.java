package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.together.IdleGuard;
import dev.safeguard.compiler.together.Implication;
import dev.safeguard.compiler.together.Together;
import dev.safeguard.compiler.together.Trap;
import java.util.List;

/** What safeguards mean that must hold together, in the form that tools rely on, and in a line. */
public final class TogetherReport {
  private TogetherReport() {}

  /** The form for tools. It may only grow. */
  public static JsonObject json(Together together) {
    JsonObject json = new JsonObject();
    json.add("parts", names(together.parts()));
    json.addProperty("contradiction", together.isContradiction());
    json.add(
        "trap", together.trap().<JsonElement>map(TogetherReport::trap).orElse(JsonNull.INSTANCE));
    json.add("implied", names(together.implied().stream().map(Implication::part).toList()));
    JsonArray excluding = new JsonArray();
    together
        .excluding()
        .forEach(pair -> excluding.add(names(List.of(pair.first(), pair.second()))));
    json.add("excluding", excluding);
    json.add("stuck", names(together.stuck()));
    JsonArray idle = new JsonArray();
    together.idle().forEach(guard -> idle.add(idle(guard)));
    json.add("idle", idle);
    return json;
  }

  private static JsonObject trap(Trap trap) {
    JsonObject json = new JsonObject();
    json.add(
        "observations",
        FindingsJson.lists(trap.trace().witness(trap.parts().get(0).alphabet()).observations()));
    json.add("parts", names(trap.parts()));
    return json;
  }

  private static JsonObject idle(IdleGuard idle) {
    JsonObject json = new JsonObject();
    json.addProperty("part", idle.part().name());
    json.addProperty("line", idle.edge().line());
    json.addProperty("from", idle.from().name());
    json.addProperty("to", idle.part().states().get(idle.edge().target()).name());
    return json;
  }

  private static JsonArray names(List<MonitorModel> models) {
    return JsonOutput.strings(models.stream().map(MonitorModel::name).toList());
  }

  /** One line for people, where the findings say the rest. */
  public static String text(Together together) {
    String names = String.join(", ", together.parts().stream().map(MonitorModel::name).toList());
    if (together.isContradiction()) {
      return "together " + names + ": contradiction";
    }
    return "together "
        + names
        + (together.trap().isPresent() ? ": trap" : ": no contradiction, no trap");
  }
}
