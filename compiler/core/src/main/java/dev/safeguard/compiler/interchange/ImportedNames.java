package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names of other tools as names of the language, which stand between backquotes on one line. */
final class ImportedNames {
  private static final int LONGEST = 200;

  private ImportedNames() {}

  /** True if something can be called so. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST
        && text.codePoints()
            .noneMatch(
                c ->
                    c == '`'
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE);
  }

  /** The name of a label, which must be one: nothing could be observed under another. */
  static String label(String text, Span span) {
    if (!isName(text)) {
      throw Malformed.meaning(
          span,
          "no label can be called so",
          "Rename it: a name has 1 to 200 characters and neither backquotes nor control"
              + " characters.");
    }
    return text;
  }

  /** The texts that can be names, where they are free; a state without one is numbered. */
  static String state(Optional<String> text, int number, Set<String> taken) {
    String name = text.filter(ImportedNames::isName).orElse("s" + number);
    while (!taken.add(name)) {
      name += "'";
    }
    return name;
  }

  /**
   * @throws Malformed if two labels have one name
   */
  static void requireDistinct(List<String> labels, Span span) {
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (!seen.add(label)) {
        throw Malformed.text(span, "`" + label + "` is declared twice", "Rename one of the two.");
      }
    }
  }

  /** What a file is called without its folder and ending, or {@code Imported}. */
  static String of(Source source) {
    String file = source.name().substring(source.name().lastIndexOf('/') + 1);
    String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    return isName(stem) && !stem.startsWith("<") ? stem : "Imported";
  }

  /** The name of a module that does not give one. */
  static String module(Source source) {
    return of(source).replaceAll("[^\\p{L}\\p{N}_]", "_");
  }
}
