package dev.safeguard.cli.trace;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.Signal;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of signals in the fields of a JSON object: as an object {@code signals} of their own, or
 * directly, by their names.
 */
final class SignalFields {
  private static final String NESTED = "signals";

  private SignalFields() {}

  /** True if an object gives the value of a signal. */
  static boolean areIn(Map<String, JsonElement> fields, Grounding grounding) {
    return nested(fields, grounding) != null
        || fields.keySet().stream().anyMatch(name -> SignalValues.number(grounding, name) >= 0);
  }

  private static @Nullable Map<String, JsonElement> nested(
      Map<String, JsonElement> fields, Grounding grounding) {
    JsonElement signals = fields.get(NESTED);
    return signals != null && signals.isJsonObject() && !grounding.signals().isEmpty()
        ? signals.getAsJsonObject().asMap()
        : null;
  }

  /**
   * The labels that hold.
   *
   * @param listed the labels that the object lists
   */
  static BitSet labels(
      String line,
      Map<String, JsonElement> fields,
      BitSet listed,
      Vocabulary vocabulary,
      Grounding grounding)
      throws LineError {
    SignalValues values = new SignalValues(grounding, vocabulary.labels(), line);
    @Nullable Map<String, JsonElement> nested = nested(fields, grounding);
    Map<String, JsonElement> given = nested == null ? fields : nested;
    for (Map.Entry<String, JsonElement> field : given.entrySet()) {
      int signal = SignalValues.number(grounding, field.getKey());
      int index = JsonLine.indexOf(line, field.getKey());
      if (signal >= 0) {
        values.set(
            signal, text(line, index, grounding.signals().get(signal), field.getValue()), index);
      } else if (nested != null) {
        throw values.unknown(index, field.getKey());
      }
    }
    return values.labels(listed, new BitSet());
  }

  /** The value as text; empty for null. */
  private static String text(String line, int index, Signal signal, JsonElement value)
      throws LineError {
    if (value.isJsonNull()) {
      return "";
    }
    if (value instanceof JsonPrimitive primitive) {
      boolean fits =
          switch (signal.type()) {
            case INT -> primitive.isNumber();
            // Infinities are no numbers of JSON.
            case REAL -> primitive.isNumber() || primitive.isString();
            case BOOL -> primitive.isBoolean();
          };
      if (fits) {
        return primitive.getAsString();
      }
    }
    throw LineError.at(
        line,
        index,
        "the signal `" + signal.name() + "` is of the type " + signal.type().word(),
        signal.type() == Signal.Type.BOOL ? "write true or false" : "write a number");
  }
}
