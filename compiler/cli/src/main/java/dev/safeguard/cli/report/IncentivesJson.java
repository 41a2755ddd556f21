package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.incentives.Behaviour;
import dev.safeguard.compiler.incentives.EarlyViolation;
import dev.safeguard.compiler.incentives.EnvironmentReward;
import dev.safeguard.compiler.incentives.Incentives;
import dev.safeguard.compiler.incentives.RewardedLap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What the rewards of a file's safeguards make worth while, in the form that tools rely on. */
public final class IncentivesJson {
  private static final MathContext DIGITS = new MathContext(15);

  private IncentivesJson() {}

  /** One object for each safeguard that was built as one automaton, if there is an environment. */
  public static JsonArray of(SpecificationFile file) {
    JsonArray array = new JsonArray();
    file.compilation()
        .incentives()
        .forEach(incentives -> array.add(object(incentives, file.source().name())));
    return array;
  }

  private static JsonObject object(Incentives incentives, String file) {
    Alphabet alphabet = incentives.model().alphabet();
    JsonObject json = new JsonObject();
    json.addProperty("safeguard", incentives.model().name());
    json.addProperty("file", file);
    json.add("environment", environment(incentives.environment()));
    json.addProperty("penalty", incentives.model().penalty());
    json.addProperty(
        "leastPenalty", incentives.leastPenalty().map(IncentivesJson::number).orElse(null));
    json.addProperty("error", Double.isFinite(incentives.error()) ? incentives.error() : null);
    json.add("violation", violation(incentives.violation(), alphabet));
    json.add("stall", lap(incentives.stall(), alphabet));
    json.add("cycle", lap(incentives.cycle(), alphabet));
    return json;
  }

  private static JsonObject environment(EnvironmentReward environment) {
    JsonObject json = new JsonObject();
    json.addProperty("least", number(environment.least()));
    json.addProperty("most", number(environment.most()));
    json.addProperty("discount", number(environment.discount()));
    return json;
  }

  private static JsonElement violation(Optional<EarlyViolation> found, Alphabet alphabet) {
    if (found.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    Behaviour violating = found.get().violating();
    JsonObject json = new JsonObject();
    json.addProperty("state", violating.from());
    json.add("before", FindingsJson.lists(violating.before(alphabet).observations()));
    json.add("violating", behaviour(violating, alphabet));
    json.add("safe", behaviour(found.get().safe(), alphabet));
    return json;
  }

  private static JsonElement lap(Optional<RewardedLap> found, Alphabet alphabet) {
    if (found.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    Behaviour behaviour = found.get().behaviour();
    JsonObject json = new JsonObject();
    json.add("states", JsonOutput.strings(found.get().states()));
    json.add("before", FindingsJson.lists(behaviour.before(alphabet).observations()));
    json.add("lap", FindingsJson.lists(behaviour.lap(alphabet).observations()));
    json.addProperty("return", number(behaviour.returns()));
    return json;
  }

  private static JsonObject behaviour(Behaviour behaviour, Alphabet alphabet) {
    JsonObject json = new JsonObject();
    json.add("observations", FindingsJson.lists(behaviour.after(alphabet).observations()));
    json.add("lap", FindingsJson.lists(behaviour.lap(alphabet).observations()));
    json.addProperty("return", number(behaviour.returns()));
    return json;
  }

  /** As people write it: 50, and not 5E+1. */
  private static BigDecimal number(BigDecimal exact) {
    BigDecimal number = exact.round(DIGITS).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
