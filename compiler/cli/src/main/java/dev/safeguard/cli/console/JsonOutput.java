package dev.safeguard.cli.console;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.PrintWriter;

/**
 * JSON for tools, UTF-8, fields in the order in which they were added, nulls written. Numbers that
 * JSON cannot say (infinity, not a number) are refused, not written.
 */
public final class JsonOutput {
  private static final Gson LINE =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final Gson DOCUMENT = LINE.newBuilder().setPrettyPrinting().create();

  private JsonOutput() {}

  /** One value on one line, for a stream of them. */
  public static void line(PrintWriter out, JsonElement value) {
    LINE.toJson(value, out);
    out.print('\n');
  }

  /** One value that is the whole output, indented. */
  public static void document(PrintWriter out, JsonElement value) {
    DOCUMENT.toJson(value, out);
    out.print('\n');
  }

  /** One value that is the whole of a file, indented. */
  public static String text(JsonElement value) {
    return DOCUMENT.toJson(value) + "\n";
  }

  /** An array of strings. */
  public static JsonArray strings(Iterable<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
