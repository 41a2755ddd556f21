package dev.safeguard.compiler.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an example says about one template: its first use, with traces, and what follows until the
 * first use of the next template.
 *
 * @param template the name of the template
 * @param use the template with its arguments
 * @param safeguard the name of the safeguard that is the use
 * @param traces the lines of its tests
 * @param proof the declarations that follow
 */
record Example(String template, String use, String safeguard, List<Trace> traces, String proof) {
  private static final Pattern USE =
      Pattern.compile("safeguard (\\w+) = ((\\w+)\\([^)]*\\)) \\{\\n((?:  test .*\\n)+)\\}\\n");
  private static final Pattern TEST =
      Pattern.compile("  test \"(.*?)\" +\\{ *(.*?) *=> (\\w+(?: at \\d+)?) *\\}");

  /** A test: what it is about, the observations, the verdict. */
  record Trace(String title, String observations, String verdict) {
    boolean accepted() {
      return verdict.equals("satisfied") || verdict.equals("accepting");
    }
  }

  /** The examples in a file, for templates of the given names, each for its first use. */
  static List<Example> all(String file, Set<String> templates) {
    List<Example> examples = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<MatchResult> uses =
        USE.matcher(file)
            .results()
            .filter(use -> templates.contains(use.group(3)) && seen.add(use.group(3)))
            .toList();
    for (int i = 0; i < uses.size(); i++) {
      MatchResult use = uses.get(i);
      int end = i + 1 < uses.size() ? uses.get(i + 1).start() : file.length();
      examples.add(
          new Example(
              use.group(3),
              use.group(2),
              use.group(1),
              traces(use.group(4)),
              file.substring(use.end(), end).strip()));
    }
    return examples;
  }

  /** Whether the tool's own check says that it is equal to something else. */
  boolean isProved() {
    return proof.lines().anyMatch(line -> line.matches("check " + safeguard + " equals \\w+"));
  }

  private static List<Trace> traces(String tests) {
    return TEST.matcher(tests)
        .results()
        .map(test -> new Trace(test.group(1), test.group(2), test.group(3)))
        .toList();
  }
}
