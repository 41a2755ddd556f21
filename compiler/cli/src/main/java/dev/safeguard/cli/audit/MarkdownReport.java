package dev.safeguard.cli.audit;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.cli.report.StageReport;
import dev.safeguard.cli.report.WitnessText;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.CheckResult;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Regions;
import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.analysis.SafeguardReport;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code sg check} found out, for people, with pictures beside it. */
final class MarkdownReport {
  private static final int MOST_NAMES = 12;

  private final Findings findings;
  private final MarkdownText text = new MarkdownText();

  private MarkdownReport(Findings findings) {
    this.findings = findings;
  }

  /**
   * The report.
   *
   * @param subjects the safeguards, in the order of files and declarations
   */
  static String of(Findings findings, List<Subject> subjects, List<ProgressionPage> progressions) {
    MarkdownReport report = new MarkdownReport(findings);
    report.summary();
    report.findings();
    report.checks();
    IncentiveTable.addTo(report.text, findings.files());
    subjects.forEach(report::subject);
    progressions.forEach(report::progression);
    return report.text.toString();
  }

  /**
   * A curriculum and its picture.
   *
   * @param picture the name of the file, if there is one
   */
  record ProgressionPage(
      ProgressionModel progression, SpecificationFile file, Optional<String> picture) {}

  private void summary() {
    text.heading(1, "Report on safeguards");
    text.row("file", "verdict", "safeguards", "errors", "warnings", "known findings");
    text.rule(6);
    for (SpecificationFile file : findings.files()) {
      List<Diagnostic> all = file.compilation().diagnostics();
      List<Diagnostic> fresh = all.stream().filter(each -> !findings.isKnown(each)).toList();
      long errors = fresh.stream().filter(findings::isError).count();
      text.row(
          MarkdownText.code(file.source().name()),
          !file.isRead() ? "not read" : errors == 0 ? "accepted" : "rejected",
          String.valueOf(file.compilation().built().size()),
          String.valueOf(errors),
          String.valueOf(fresh.size() - errors),
          String.valueOf(all.size() - fresh.size()));
    }
    text.end();
  }

  private void findings() {
    if (findings.all().findAny().isEmpty()) {
      text.line("There are no findings.").end();
      return;
    }
    text.heading(2, "Findings");
    findings.all().forEach(this::finding);
    text.end();
  }

  private void finding(Diagnostic finding) {
    text.line(
        "- **%s** `%s` at %s:%d:%d%s: %s"
            .formatted(
                findings.severity(finding).name().toLowerCase(Locale.ROOT),
                finding.code().id(),
                MarkdownText.plain(finding.file()),
                finding.span().start().line(),
                finding.span().start().column(),
                findings.isKnown(finding) ? " (known)" : "",
                MarkdownText.sentence(finding.message())));
    finding
        .witness()
        .ifPresent(found -> text.line("  - " + MarkdownText.code(WitnessText.of(found))));
    text.line("  - " + MarkdownText.sentence(finding.help()));
  }

  private void checks() {
    List<SpecificationFile> asking =
        findings.files().stream().filter(file -> !file.compilation().checks().isEmpty()).toList();
    if (asking.isEmpty()) {
      return;
    }
    text.heading(2, "Checks");
    text.row("file", "check", "holds", "witness");
    text.rule(4);
    for (SpecificationFile file : asking) {
      for (CheckResult check : file.compilation().checks()) {
        text.row(
            MarkdownText.code(file.source().name() + ":" + check.span().line()),
            MarkdownText.code(check.text()),
            check.holds() ? "yes" : "no",
            check.witness().map(WitnessText::of).map(MarkdownText::code).orElse(""));
      }
    }
    text.end();
  }

  private void subject(Subject subject) {
    BuiltSafeguard safeguard = subject.safeguard();
    text.heading(2, MarkdownText.plain(safeguard.name()));
    String about = documentation(safeguard);
    if (!about.isBlank()) {
      text.line(MarkdownText.plain(about)).end();
    }
    picture(subject.drawing(), subject.picture(), safeguard.name());
    safeguard.automaton().ifPresent(automaton -> sizes(automaton, subject));
    safeguard
        .parallel()
        .ifPresent(
            parallel ->
                text.line(
                        "Kept as %d parts side by side; there are no states of the whole."
                            .formatted(parallel.model().parts().size()))
                    .end());
    subject.regions().ifPresent(regions -> regions(regions, subject));
    labels(subject);
  }

  private static String documentation(BuiltSafeguard safeguard) {
    return safeguard
        .automaton()
        .map(automaton -> automaton.model().documentation())
        .orElseGet(() -> safeguard.parallel().orElseThrow().model().documentation());
  }

  private void picture(Rendering drawing, Optional<String> picture, String name) {
    picture.ifPresent(file -> text.picture(name, file));
    if (drawing instanceof Rendering.Failure failure) {
      text.line("No picture: " + MarkdownText.plain(failure.reason())).end();
    }
  }

  private void sizes(CompiledSafeguard safeguard, Subject subject) {
    SafeguardReport report = safeguard.report();
    text.row("states", "minimal", "by three verdicts", "components", "rejecting sinks");
    text.rule(5);
    text.row(
        String.valueOf(report.states()),
        String.valueOf(report.minimal()),
        String.valueOf(report.minimalThreeValued()),
        subject.regions().map(found -> String.valueOf(found.components())).orElse(""),
        String.valueOf(report.rejectingSinks().size()));
    text.end();
    text.line(
            "It can%s be violated, and can%s be satisfied for good."
                .formatted(report.canViolate() ? "" : "not", report.canSatisfy() ? "" : "not"))
        .end();
  }

  private void regions(Regions regions, Subject subject) {
    text.row("region", "states", "shortest trace into it");
    text.rule(3);
    region("doomed: no accepting state can be reached", regions.doomed(), subject);
    region("secured: only accepting states can be reached", regions.secured(), subject);
    regions
        .losing()
        .ifPresent(losing -> region("losing: the agent cannot avoid a violation", losing, subject));
    text.end();
  }

  private void region(String meaning, Regions.Region region, Subject subject) {
    text.row(
        meaning,
        names(region.states()),
        region.states().isEmpty() ? "" : shown(region.trace(), subject.safeguard().alphabet()));
  }

  private static String shown(Optional<ReplayedTrace> trace, Alphabet alphabet) {
    return trace
        .map(found -> MarkdownText.code(WitnessText.trace(found.witness(alphabet))))
        .orElse("no trace leads there");
  }

  private void labels(Subject subject) {
    subject
        .dispensable()
        .ifPresent(
            others ->
                text.line(
                        others.isEmpty()
                            ? "Every label matters."
                            : "It needs "
                                + names(subject.labels().orElseThrow())
                                + " and can do without "
                                + names(others)
                                + ".")
                    .end());
  }

  private void progression(ProgressionPage page) {
    ProgressionModel progression = page.progression();
    text.heading(2, MarkdownText.plain(progression.name()));
    page.picture().ifPresent(file -> text.picture(progression.name(), file));
    List<List<String>> rows =
        StageReport.rows(progression, page.file().compilation().stages(progression));
    text.cells(rows.get(0).stream().map(MarkdownText::plain).toList());
    text.rule(rows.get(0).size());
    rows.stream()
        .skip(1)
        .forEach(row -> text.cells(row.stream().map(MarkdownText::plain).toList()));
    text.end();
  }

  private static String names(List<String> names) {
    List<String> shown = new ArrayList<>();
    names.stream().limit(MOST_NAMES).map(MarkdownText::code).forEach(shown::add);
    if (names.size() > MOST_NAMES) {
      shown.add((names.size() - MOST_NAMES) + " more");
    }
    return shown.isEmpty() ? "none" : String.join(", ", shown);
  }
}
