package dev.safeguard.cli.quickstart;

import dev.safeguard.cli.report.Findings;
import dev.safeguard.cli.report.SafeguardTable;
import dev.safeguard.cli.report.WitnessText;
import dev.safeguard.cli.training.ExperimentText;
import dev.safeguard.compiler.CheckResult;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.backend.diagram.Html;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.learning.TrainingSummary;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that the quickstart ends with: one file that needs no other and no network. */
final class Page {
  private static final Pattern WIDTH = Pattern.compile("<svg width=\"(\\d{1,6})(?:\\.\\d+)?pt\"");
  private static final int MOST_POINTS = 600;

  private final Results results;
  private final StringBuilder html = new StringBuilder();

  private Page(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    return new Page(results).write();
  }

  private String write() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>Safeguard quickstart</title>\n<style>\n").append(PageStyle.CSS);
    html.append("</style>\n</head>\n<body>\n");
    header();
    html.append("<main>\n");
    verification();
    diagrams();
    tests();
    generated();
    training();
    comparison();
    specification();
    html.append("</main>\n<footer>Made by <code>sg quickstart</code> in ");
    html.append(String.format(Locale.ROOT, "%.0f s", results.seconds()));
    html.append(", version ").append(Html.escaped(results.run().version()));
    html.append(", specification <code>");
    html.append(results.run().specificationHash(), 0, 12).append("</code></footer>\n");
    return html.append("</body>\n</html>\n").toString();
  }

  private void header() {
    TrainingSummary run = results.run();
    html.append("<header>\n<p class=\"over\">Safeguard quickstart</p>\n<h1>From a text of ");
    html.append(results.compilation().source().text().lines().count());
    html.append(" lines to verified safeguards and a trained agent</h1>\n<ul class=\"facts\">\n");
    fact(results.compilation().safeguards().size(), "safeguards verified");
    long passed = results.tests().size() - results.failedTests();
    fact(passed, "of " + Findings.count(results.tests().size(), "test") + " passed");
    fact(holding(), "of " + Findings.count(checks().size(), "check") + " hold");
    fact(run.violations().stage(), String.format("violations in %,d episodes", run.episodes()));
    fact(percent(run.test().successRate()), "of test episodes reach the diamond");
    fact(percent(run.test().violationRate()), "of test episodes violate a safeguard");
    html.append("</ul>\n<nav>");
    for (String name :
        List.of(
            "Verification",
            "Diagrams",
            "Tests",
            "Java",
            "Training",
            "Comparison",
            "Specification")) {
      html.append("<a href=\"#%s\">%s</a> ".formatted(name.toLowerCase(Locale.ROOT), name));
    }
    html.append("</nav>\n</header>\n");
  }

  private void fact(Object number, String what) {
    html.append("<li><strong>").append(number).append("</strong> ");
    html.append(Html.escaped(what)).append("</li>\n");
  }

  private void verification() {
    section("verification", "Verification", "check");
    html.append("<p>Each safeguard is deterministic and total, and every state that its author ");
    html.append("marked rejecting lies in a rejecting sink. <em>Minimal</em> counts the states ");
    html.append("that are left when those are merged that no trace tells apart.</p>\n");
    html.append(
        Markup.table(
            SafeguardTable.header(),
            results.compilation().safeguards().stream()
                .map(safeguard -> SafeguardTable.row(safeguard.report()))
                .toList()));
    if (!checks().isEmpty()) {
      html.append("<h3>Checks</h3>\n<ul class=\"marks\">\n");
      for (CheckResult check : checks()) {
        mark(check.holds(), "<code>" + Html.escaped(check.text()) + "</code>");
        check
            .witness()
            .ifPresent(
                witness ->
                    html.append(" <span class=\"quiet\">")
                        .append(Html.escaped(WitnessText.of(witness)))
                        .append("</span>"));
        html.append("</li>\n");
      }
      html.append("</ul>\n");
    }
    html.append("</section>\n");
  }

  private void diagrams() {
    section("diagrams", "The safeguards", "diagram");
    html.append("<div class=\"grid\">\n");
    int number = 0;
    for (Map.Entry<String, Rendering> drawing : results.drawings().entrySet()) {
      if (drawing.getValue() instanceof Rendering.Picture picture) {
        String figure = Html.figure(picture.bytes(), "drawing-" + ++number);
        html.append(
            isWide(figure) ? figure.replace("<figure>", "<figure class=\"wide\">") : figure);
      } else if (drawing.getValue() instanceof Rendering.Failure failure) {
        html.append("<figure><p class=\"quiet\">")
            .append(Html.escaped(failure.reason()))
            .append("</p>");
      }
    }
    html.append("</div>\n</section>\n");
  }

  private void tests() {
    section("tests", "Tests", "test");
    html.append("<div class=\"columns\">\n");
    for (CompiledSafeguard safeguard : results.compilation().safeguards()) {
      String name = safeguard.model().name();
      html.append("<div><h3>").append(Html.escaped(name)).append("</h3>\n<ul class=\"marks\">\n");
      for (TestResult test : results.tests()) {
        if (test.safeguard().equals(name)) {
          mark(test.passed(), Html.escaped(test.name()));
          html.append("</li>\n");
        }
      }
      html.append("</ul></div>\n");
    }
    html.append("</div>\n</section>\n");
  }

  private void generated() {
    JavaSource shown = results.sources().get(results.compilation().safeguards().size() - 1);
    section("java", "Generated Java", "compile");
    html.append("<p>One readable class for each safeguard, with no dependency but the runtime: ");
    html.append("here <code>").append(Html.escaped(shown.path())).append("</code>.</p>\n");
    html.append(Markup.code(shown.text(), Markup.JAVA)).append("</section>\n");
  }

  private void training() {
    TrainingSummary run = results.run();
    section("training", "Training", "train");
    html.append(
        String.format(
            Locale.ROOT,
            "<p>Q-learning on the grid's position and the safeguard's state, %,d episodes and %,d"
                + " steps in %.1f s, through the stages of the progression. <strong>%,d"
                + " episodes</strong> violated the safeguard then in force (by stage: %s), %,d"
                + " the last one. Without exploration, over %,d test episodes: %s reach the"
                + " diamond, %s violate the last safeguard, mean return %.3f.</p>%n",
            run.episodes(),
            run.steps(),
            run.seconds(),
            run.violations().stage(),
            String.join(", ", run.violationsByStage().stream().map(String::valueOf).toList()),
            run.violations().last(),
            run.test().episodes(),
            percent(run.test().successRate()),
            percent(run.test().violationRate()),
            run.test().meanReturn()));
    picture("Learning curve");
    picture("Greedy path");
    command("training");
    html.append("</section>\n");
  }

  private void comparison() {
    section("comparison", "Comparison", "experiment");
    html.append("<p>Means over the seeds, plus or minus half of the 95&nbsp;% interval ");
    html.append("(Student's t). A violation is a training episode that violated the safeguard ");
    html.append("in force; return, success and violating belong to the test of the trained ");
    html.append("policy. <em>rl</em> sees no safeguard; <em>zero-shot</em> and <em>fear</em> ");
    html.append("begin with the last stage; <em>psl</em> goes through all of them.</p>\n");
    html.append(Markup.table(ExperimentText.header(), ExperimentText.cells(results.report())));
    picture("Violations so far");
    command("comparison");
    html.append("</section>\n");
  }

  private void specification() {
    section("specification", "The specification", "");
    html.append("<details><summary>").append(Html.escaped(results.compilation().source().name()));
    html.append("</summary>\n")
        .append(Markup.code(results.compilation().source().text(), Markup.SPECIFICATION));
    html.append("</details>\n</section>\n");
  }

  private void section(String id, String title, String command) {
    html.append("<section id=\"").append(id).append("\">\n<h2>").append(title);
    if (!command.isEmpty()) {
      html.append(" <small>sg ").append(command).append("</small>");
    }
    html.append("</h2>\n");
  }

  /** Whether a drawing is too wide to be read beside another. */
  private static boolean isWide(String svg) {
    Matcher width = WIDTH.matcher(svg);
    return width.find() && Integer.parseInt(width.group(1)) > MOST_POINTS;
  }

  private void mark(boolean good, String content) {
    html.append(good ? "<li class=\"good\">" : "<li class=\"bad\">").append(content);
  }

  private void picture(String title) {
    byte[] svg = results.pictures().get(title);
    if (svg != null) {
      html.append("<figure class=\"picture\"><img alt=\"").append(title);
      html.append("\" src=\"data:image/svg+xml;base64,");
      html.append(Base64.getEncoder().encodeToString(svg)).append("\"></figure>\n");
    }
  }

  private void command(String what) {
    String command = results.commands().get(what);
    if (command != null) {
      html.append("<p class=\"command\"><code>").append(Html.escaped(command));
      html.append("</code></p>\n");
    }
  }

  private List<CheckResult> checks() {
    return results.compilation().checks();
  }

  private long holding() {
    return checks().stream().filter(CheckResult::holds).count();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
