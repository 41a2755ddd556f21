package dev.safeguard.cli.quickstart;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.SafeguardTable;
import dev.safeguard.compiler.CheckResult;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.diagram.Html;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.learning.ExperimentReport;
import dev.safeguard.learning.TrainingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What quickstart found, on one page: the safeguards, what was verified, a generated class, the
 * learning curves and the path of the trained agent.
 *
 * @param tests the results of the specification's tests
 * @param drawings the diagrams, by safeguard
 * @param sources the generated classes
 * @param summary of the run that is shown
 * @param experiment the same run with many seeds
 * @param folder where the run left its pictures
 */
public record QuickstartPage(
    SpecificationFile file,
    List<TestResult> tests,
    Map<String, Rendering> drawings,
    List<JavaSource> sources,
    TrainingSummary summary,
    ExperimentReport experiment,
    Path folder) {

  public QuickstartPage {
    tests = List.copyOf(tests);
    drawings = Map.copyOf(drawings);
    sources = List.copyOf(sources);
  }

  private static final String STYLE =
      """
      <style>
      pre { overflow: auto; max-height: 32rem; background: #f6f7f9; padding: 1rem; margin: 0;
        border-radius: 8px; font: .85rem/1.45 ui-monospace, Menlo, Consolas, monospace; }
      pre i { font-style: normal; }
      .comment { color: #59636e; } .text { color: #0a5a2b; }
      .word { color: #8a2a86; } .number { color: #0b57a4; }
      .lead { font-size: 1.1rem; max-width: 46rem; }
      .numbers td, .numbers th { font-variant-numeric: tabular-nums; }
      .yes { color: #1b6539; } .no { color: #a8231c; }
      .two { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); }
      </style>
      """;

  /** The page. */
  public String html() throws IOException {
    StringBuilder body = new StringBuilder(STYLE);
    body.append("<h1>From four safeguards to a trained agent</h1>\n");
    body.append("<p class=\"lead\">").append(lead()).append("</p>\n");
    safeguards(body);
    verification(body);
    training(body);
    comparison(body);
    code(body);
    return Html.document("Safeguard quickstart", body.toString());
  }

  private Compilation compilation() {
    return file.compilation();
  }

  private String lead() {
    return Html.escaped(
        String.format(
            Locale.ROOT,
            "An agent looks for a diamond in a gridworld with lava and creepers. The specification"
                + " %s was verified, drawn, turned into Java monitors, and trained on for %,d"
                + " episodes. Of %,d episodes afterwards, %.1f %% found the diamond and %.1f %%"
                + " violated the last safeguard.",
            file.source().name(),
            summary.episodes(),
            summary.test().episodes(),
            100 * summary.test().successRate(),
            100 * summary.test().violationRate()));
  }

  private void safeguards(StringBuilder body) {
    int number = 0;
    for (CompiledSafeguard safeguard : compilation().safeguards()) {
      MonitorModel model = safeguard.model();
      body.append("<section>\n<h2>").append(Html.escaped(model.name())).append("</h2>\n<p>");
      body.append(Html.escaped(model.documentation())).append("</p>\n");
      Rendering drawing = drawings.get(model.name());
      if (drawing instanceof Rendering.Picture picture) {
        body.append(Html.figure(picture.bytes(), "safeguard-" + ++number));
      } else if (drawing instanceof Rendering.Failure failure) {
        body.append("<p class=\"note\">").append(Html.escaped(failure.reason())).append("</p>\n");
      }
      body.append("</section>\n");
    }
  }

  private void verification(StringBuilder body) {
    body.append("<section>\n<h2>What was verified</h2>\n");
    body.append(
        "<p>Every state says what follows on every observation, and says it once. A sink is");
    body.append(" a rejecting sink component: once there, no trace is accepted again.</p>\n");
    row(body.append("<table class=\"numbers\">\n<thead>"), "th", SafeguardTable.header());
    body.append("</thead>\n<tbody>");
    compilation()
        .safeguards()
        .forEach(safeguard -> row(body, "td", SafeguardTable.row(safeguard.report())));
    body.append("</tbody></table>\n<div class=\"two\">\n<div><h3>Tests</h3>\n<table><tbody>");
    for (TestResult test : tests) {
      mark(body, test.passed(), test.safeguard() + ": " + test.name());
    }
    body.append("</tbody></table></div>\n<div><h3>Checks</h3>\n<table><tbody>");
    for (CheckResult check : compilation().checks()) {
      mark(body, check.holds(), check.text());
    }
    body.append("</tbody></table></div>\n</div>\n</section>\n");
  }

  private static void row(StringBuilder body, String cell, List<String> values) {
    body.append("<tr>");
    for (String value : values) {
      body.append('<').append(cell).append('>').append(Html.escaped(value));
      body.append("</").append(cell).append('>');
    }
    body.append("</tr>\n");
  }

  private static void mark(StringBuilder body, boolean good, String text) {
    body.append("<tr><td class=\"").append(good ? "yes\">holds" : "no\">fails");
    body.append("</td><td>").append(Html.escaped(text)).append("</td></tr>\n");
  }

  private void training(StringBuilder body) throws IOException {
    body.append("<section>\n<h2>Training</h2>\n<p>");
    body.append(
        Html.escaped(
            String.format(
                Locale.ROOT,
                "Arm %s, layout 1, seed %d: %,d environment steps in %.1f s. In training, %d"
                    + " episodes violated the safeguard then in force, stage by stage %s; %d"
                    + " violated the last one.",
                summary.arm(),
                summary.seed(),
                summary.steps(),
                summary.seconds(),
                summary.violations().stage(),
                summary.violationsByStage(),
                summary.violations().last())));
    body.append("</p>\n");
    picture(body, "training/learning-curve.svg");
    body.append("<h3>The trained agent's way</h3>\n");
    picture(body, "training/path.svg");
    command(body, "sg train grid --layout 1 --arm " + summary.arm() + " --seed " + summary.seed());
    body.append("</section>\n");
  }

  private void comparison(StringBuilder body) throws IOException {
    body.append("<section>\n<h2>The arms compared</h2>\n<p>");
    body.append("Means over ").append(experiment.rows().get(0).stageViolations().count());
    body.append(" seeds with 95 % intervals. <code>psl</code> trains on all four safeguards in");
    body.append(" turn, <code>zero-shot</code> on the last one alone, <code>fear</code> on the");
    body.append(" last one with a learned fear of violations in place of the penalty, and");
    body.append(" <code>rl</code> on the environment&#39;s reward alone. Where intervals overlap,");
    body.append(" no difference was shown.</p>\n");
    row(
        body.append("<table class=\"numbers\">\n<thead>"),
        "th",
        List.of(
            "arm",
            "violations in training",
            "of the last safeguard",
            "return",
            "diamond rate",
            "violation rate"));
    body.append("</thead>\n<tbody>");
    for (ExperimentReport.Row row : experiment.rows()) {
      row(
          body,
          "td",
          List.of(
              row.arm(),
              row.stageViolations().text(1),
              row.finalViolations().text(1),
              row.meanReturn().text(3),
              row.successRate().text(3),
              row.violationRate().text(4)));
    }
    body.append("</tbody></table>\n");
    picture(body, "experiment/violations.svg");
    command(body, "sg experiment grid --layout 1 --seeds 20");
    body.append("</section>\n");
  }

  private void code(StringBuilder body) {
    JavaSource shown = sources.get(compilation().safeguards().size() - 1);
    body.append("<section>\n<h2>A generated monitor</h2>\n<p>");
    body.append(Html.escaped(shown.qualifiedName() + ", one of " + sources.size() + " classes."));
    body.append("</p>\n<pre>").append(JavaHighlighting.of(shown.text())).append("</pre>\n");
    command(body, "sg compile " + file.source().name() + " -o java");
    body.append("</section>\n");
  }

  private void picture(StringBuilder body, String path) throws IOException {
    body.append(Html.figure(Files.readAllBytes(folder.resolve(path)), path.replaceAll("\\W", "-")));
  }

  private static void command(StringBuilder body, String command) {
    body.append("<p class=\"note\">By hand: <code>");
    body.append(Html.escaped(command)).append("</code></p>\n");
  }
}
