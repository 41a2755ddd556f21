package dev.safeguard.samples.llm.snippets;

import dev.safeguard.learning.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Assignments and nothing else, to learn to read by.
 *
 * @param code lines, each ended
 * @param values what the variables are worth after the last line, in the order of their appearance
 */
public record Drill(String code, Map<String, Address> values) {
  /** Copies the values. */
  public Drill {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Draws a drill.
   *
   * @param lines at least 1
   * @param again the chance that a line assigns to a variable that there is already
   * @param copied the chance that a line assigns what another variable is worth
   */
  public static Drill draw(SplitMix64 random, int lines, double again, double copied) {
    Words words = new Words(random, false);
    StringBuilder code = new StringBuilder();
    Map<String, Address> values = new LinkedHashMap<>();
    for (int i = 0; i < lines; i++) {
      List<String> known = new ArrayList<>(values.keySet());
      boolean isAgain = i > 0 && random.nextDouble() < again;
      boolean isCopy = i > 0 && random.nextDouble() < copied;
      String name = isAgain ? one(known, random) : words.name();
      String other = isCopy ? one(known, random) : "";
      Address address = isCopy ? Objects.requireNonNull(values.get(other)) : words.anyAddress();
      code.append(name).append(" = ").append(isCopy ? other : address.literal()).append('\n');
      values.put(name, address);
    }
    return new Drill(code.toString(), values);
  }

  private static String one(List<String> names, SplitMix64 random) {
    return names.get(random.nextInt(names.size()));
  }
}
