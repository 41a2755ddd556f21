package dev.safeguard.cli.trace;

import com.google.gson.JsonElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An observation of a trace.
 *
 * @param line the number of the line that says it, from 1
 * @param labels the labels that hold, in the order of declaration, each once
 * @param fields what else a JSON line said, in its order; empty for a line of text
 */
public record Observation(long line, List<String> labels, Map<String, JsonElement> fields) {
  public Observation {
    labels = List.copyOf(labels);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
