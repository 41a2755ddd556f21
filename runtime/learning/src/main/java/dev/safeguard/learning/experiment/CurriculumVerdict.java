package dev.safeguard.learning.experiment;

import dev.safeguard.learning.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the curriculum beats the last safeguard alone, switch by switch: the arm {@code psl-X}
 * has fewer violations than {@code zero-shot-X} if the 95 % interval of the difference, paired by
 * seed, is above 0.
 */
final class CurriculumVerdict {
  /** The last safeguard alone. */
  static final String BASELINE = "zero-shot";

  private static final String CURRICULUM = "psl";

  private final ExperimentReport report;

  CurriculumVerdict(ExperimentReport report) {
    this.report = report;
  }

  /** A paragraph and a list; empty if no two arms differ by the curriculum alone. */
  String text() {
    StringBuilder list = new StringBuilder();
    int beats = 0;
    int comparisons = 0;
    for (String switches : switches()) {
      List<String> differences = new ArrayList<>();
      for (Variant variant : report.runs().keySet()) {
        Statistics fewer = report.fewer(variant, CURRICULUM + switches, BASELINE + switches);
        String meaning = fewer.low() > 0 ? "fewer" : fewer.high() < 0 ? "more" : "no difference";
        differences.add("%s %s (%s)".formatted(variant.text(), fewer.text(1), meaning));
        beats += fewer.low() > 0 ? 1 : 0;
        comparisons++;
      }
      list.append(
          "- `%s` beside `%s`: %s\n"
              .formatted(
                  CURRICULUM + switches, BASELINE + switches, String.join(", ", differences)));
    }
    if (comparisons == 0) {
      return "";
    }
    String first =
        beats == 0
            ? "The curriculum does not beat the last safeguard alone here."
            : "The curriculum beats the last safeguard alone in %d of %d comparisons."
                .formatted(beats, comparisons);
    return "**%s** By so many violations in training it has fewer, paired by seed:\n\n%s\n"
        .formatted(first, list);
  }

  /** What is switched on in two arms that differ by the curriculum alone. */
  private Set<String> switches() {
    Set<String> found = new LinkedHashSet<>();
    for (Map<String, ?> arms : report.runs().values()) {
      for (String arm : arms.keySet()) {
        if (arm.startsWith(CURRICULUM)) {
          String switches = arm.substring(CURRICULUM.length());
          if (arms.containsKey(BASELINE + switches)) {
            found.add(switches);
          }
        }
      }
    }
    return found;
  }
}
