package dev.safeguard.compiler.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A template of the standard library as it is written.
 *
 * @param name its name
 * @param documentation the paragraphs of its {@code ///} comment
 * @param code the declaration
 */
record Template(String name, List<String> documentation, String code) {
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^((?:///.*\\n)+)(template (\\w+)\\((?:.+\\n)+)");

  /** The templates of a module, in their order. A declaration ends at an empty line. */
  static List<Template> all(String module) {
    List<Template> templates = new ArrayList<>();
    Matcher matcher = DECLARATION.matcher(module + "\n");
    while (matcher.find()) {
      templates.add(new Template(matcher.group(3), paragraphs(matcher.group(1)), matcher.group(2)));
    }
    return templates;
  }

  /** The first sentence of its documentation. */
  String summary() {
    String first = documentation.get(0);
    int end = first.indexOf(". ");
    return end < 0 ? first : first.substring(0, end + 1);
  }

  /** The paragraphs of a comment. */
  static List<String> paragraphs(String comment) {
    String text =
        comment.lines().map(line -> line.substring(3).strip()).collect(Collectors.joining("\n"));
    return List.of(text.strip().split("\n\n")).stream().map(p -> p.replace('\n', ' ')).toList();
  }
}
