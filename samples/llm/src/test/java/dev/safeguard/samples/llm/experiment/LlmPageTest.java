package dev.safeguard.samples.llm.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.samples.llm.start.Regime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in docs is, from a mark on, what {@code sg experiment llm} writes, with other numbers
 * than here, and without what was not run: the report is made from runs that nobody made, and
 * compared number by blank.
 */
class LlmPageTest {
  private static final Path DOCS = Path.of("../../docs/experiments");
  private static final String MARK = "<!-- What follows was generated. -->";

  private static String page() throws IOException {
    String page = Files.readString(DOCS.resolve("llm.md"));
    assertThat(page).containsOnlyOnce(MARK);
    return page.substring(page.indexOf(MARK));
  }

  @Test
  void thePageHasTheFormOfTheReport(@TempDir Path root) throws IOException {
    Form form = new Form(2, 2, true, 1200, MadeUpRuns.TESTS);
    MadeUpRuns runs = new MadeUpRuns(root, form);
    for (long seed = 1; seed <= 2; seed++) {
      for (Regime regime : Regime.values()) {
        runs.start(regime, seed, 0.001);
      }
    }
    for (Run run : form.runs(3)) {
      runs.ran(run, 80, 50);
    }
    List<String> report = shape(runs.report());
    List<String> page = shape(page());
    assertThat(report).containsAll(page);
    assertThat(page)
        .containsSubsequence(report.stream().filter(LlmPageTest::isAlwaysThere).toList());
  }

  /** Headings, and what stands above the columns of tables. */
  private static boolean isAlwaysThere(String line) {
    return line.startsWith("#")
        || line.matches("\\| (goal|regime|arm|paired by seed|right in family|seed) \\|.*");
  }

  /**
   * Headings, tables and pictures, with blanks for all that differs from run to run. Of tables that
   * have a column for each arm, only the first column.
   */
  private static List<String> shape(String text) {
    List<String> shape = new ArrayList<>();
    boolean byArm = false;
    for (String line : text.lines().filter(line -> line.matches("(##|[|!]).*")).toList()) {
      byArm = line.matches("\\| (goal|right in family) \\|.*") || byArm && line.startsWith("|");
      if (!line.startsWith("|---")) {
        shape.add(byArm ? line.substring(0, line.indexOf('|', 1) + 1) : blank(line));
      }
    }
    return shape;
  }

  private static String blank(String line) {
    return line.replace("](llm/", "](")
        .replaceAll("\\bN?-?\\d+\\.?\\d*( ± \\d+\\.?\\d*)?( \\(.*? to .*?\\))?(?= [|t]|,)", "N")
        .replaceAll("(?<=[ |])-(?=N)", "")
        .replaceAll("N, `\\w+`", "N, F")
        .replaceAll("\\| none(?= \\|)", "| N");
  }
}
