package dev.safeguard.cli.trace;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.safeguard.compiler.signals.Grounding;
import java.io.IOException;
import java.io.StringReader;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of JSON: an array of label names, or an object with such an array as {@code labels}, or
 * with values of signals.
 *
 * @param labels the numbers of the labels that hold
 * @param fields the other fields of an object, as they were
 */
record JsonLine(BitSet labels, Map<String, JsonElement> fields) {
  private static final TypeAdapter<JsonElement> ANY = new Gson().getAdapter(JsonElement.class);
  private static final Pattern PLACE =
      Pattern.compile("^(.*?) at line 1 column (\\d+) path ", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("at line 1 column (\\d+) ");
  private static final String FORM =
      "write [\"wood\",\"lava\"] or {\"labels\":[\"wood\",\"lava\"]}";

  /** Whether a line means to be JSON: text has neither a bracket nor a quoted name in braces. */
  static boolean isMeant(String line) {
    String text = line.strip();
    return text.startsWith("[")
        || (text.startsWith("{") && text.substring(1).strip().startsWith("\""));
  }

  static JsonLine parse(String line, Vocabulary vocabulary, Grounding grounding) throws LineError {
    JsonReader reader = new JsonReader(new StringReader(line));
    reader.setStrictness(Strictness.STRICT);
    try {
      BitSet labels = new BitSet();
      Map<String, JsonElement> fields = new LinkedHashMap<>();
      if (reader.peek() == JsonToken.BEGIN_ARRAY) {
        labels = labels(reader, line, vocabulary);
      } else {
        boolean found = false;
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          if (fields.containsKey(name) || (found && name.equals("labels"))) {
            throw LineError.at(line, indexOf(line, name), "\"" + name + "\" stands twice", null);
          }
          if (name.equals("labels")) {
            found = true;
            labels = labels(reader, line, vocabulary);
          } else {
            fields.put(name, ANY.read(reader));
          }
        }
        reader.endObject();
        if (SignalFields.areIn(fields, grounding)) {
          labels = SignalFields.labels(line, fields, labels, vocabulary, grounding);
        } else if (!found) {
          throw LineError.at(line, line.indexOf('{'), "no field \"labels\"", FORM);
        }
      }
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("more after the end of the value");
      }
      return new JsonLine(labels, fields);
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw malformed(line, String.valueOf(e.getMessage()));
    }
  }

  private static BitSet labels(JsonReader reader, String line, Vocabulary vocabulary)
      throws IOException, LineError {
    if (reader.peek() != JsonToken.BEGIN_ARRAY) {
      throw new LineError(column(line, reader.toString()), "the labels are not an array", FORM);
    }
    BitSet labels = new BitSet();
    reader.beginArray();
    while (reader.hasNext()) {
      if (reader.peek() != JsonToken.STRING) {
        throw new LineError(column(line, reader.toString()), "a label is a string", FORM);
      }
      String label = reader.nextString();
      int number = vocabulary.number(label);
      if (number < 0) {
        throw vocabulary.unknown(line, indexOf(line, label), label);
      }
      labels.set(number);
    }
    reader.endArray();
    return labels;
  }

  /** Where a string stands, or the start of the line if it is written with escapes. */
  static int indexOf(String line, String value) {
    return Math.max(0, line.indexOf("\"" + value + "\""));
  }

  private static LineError malformed(String line, String message) {
    Matcher place = PLACE.matcher(message);
    String reason = place.find() ? place.group(1) : message;
    // The library's own advice is of no use to the author of a trace.
    boolean advice = reason.startsWith("Use JsonReader");
    return new LineError(column(line, message), "not JSON" + (advice ? "" : ": " + reason), FORM);
  }

  /** The column in code points that the library speaks of, or 1. */
  private static int column(String line, String message) {
    Matcher place = COLUMN.matcher(message);
    int past = place.find() ? Integer.parseInt(place.group(1)) : 1;
    // The library has already read the first character of what it speaks of.
    return line.codePointCount(0, Math.min(line.length(), Math.max(0, past - 2))) + 1;
  }
}
