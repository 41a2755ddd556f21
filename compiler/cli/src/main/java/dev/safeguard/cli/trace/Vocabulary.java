package dev.safeguard.cli.trace;

import dev.safeguard.compiler.diagnostics.Spelling;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels that a trace may speak of. */
final class Vocabulary {
  private final List<String> labels;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param labels in the order of declaration
   */
  Vocabulary(List<String> labels) {
    this.labels = List.copyOf(labels);
    for (String label : this.labels) {
      numbers.put(label, numbers.size());
    }
  }

  /** The labels, in the order of declaration. */
  List<String> labels() {
    return labels;
  }

  /** The number of a label, or -1. */
  int number(String label) {
    return numbers.getOrDefault(label, -1);
  }

  List<String> names(BitSet numbersOfLabels) {
    return numbersOfLabels.stream().mapToObj(labels::get).toList();
  }

  /** Says that there is no such label, and which was perhaps meant. */
  LineError unknown(String line, int index, String label) {
    return LineError.at(line, index, "unknown label " + shown(label), help(label));
  }

  private String help(String label) {
    if (label.startsWith("!") && numbers.containsKey(label.substring(1))) {
      return "leave out the labels that do not hold";
    }
    Optional<String> nearest = Spelling.nearest(label, labels);
    if (nearest.isPresent()) {
      return "did you mean " + shown(nearest.get()) + "?";
    }
    if (labels.isEmpty()) {
      return "the specification declares no label";
    }
    String first = String.join(", ", labels.stream().limit(8).map(Vocabulary::shown).toList());
    return "the labels are " + first + (labels.size() > 8 ? ", ..." : "");
  }

  /** As the text form of a trace writes it, and no longer than a line of a message can bear. */
  private static String shown(String label) {
    String cut =
        label.codePointCount(0, label.length()) <= 40
            ? label
            : label.substring(0, label.offsetByCodePoints(0, 40)) + "...";
    boolean bare = !cut.isEmpty() && cut.codePoints().allMatch(TextLine::isBare);
    return bare ? cut : "`" + cut + "`";
  }
}
