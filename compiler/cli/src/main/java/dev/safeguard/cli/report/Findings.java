package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.CheckResult;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The findings of all files of one run.
 *
 * @param files in the order in which they were named
 * @param strict whether warnings are errors
 * @param known those that an earlier run had; they are passed over
 */
public record Findings(List<SpecificationFile> files, boolean strict, Set<Diagnostic> known) {
  public Findings {
    files = List.copyOf(files);
  }

  /** Findings of which none is known, with warnings as such. */
  public Findings(List<SpecificationFile> files) {
    this(files, false, Set.of());
  }

  /** True if every file was read and none is rejected. */
  public boolean areAcceptable() {
    return files.stream().allMatch(this::isAcceptable);
  }

  /** What the program ends with if nothing else goes wrong. */
  public int exitCode() {
    boolean read = files.stream().allMatch(SpecificationFile::isRead);
    return !read ? ExitCode.FAILED : areAcceptable() ? ExitCode.OK : ExitCode.REJECTED;
  }

  /** All of them, file by file, those that are known included. */
  public Stream<Diagnostic> all() {
    return files.stream().flatMap(file -> file.compilation().diagnostics().stream());
  }

  /** Whether an earlier run had a finding. */
  public boolean isKnown(Diagnostic finding) {
    return known.contains(finding);
  }

  /** How serious a finding is taken. */
  public Severity severity(Diagnostic finding) {
    return strict ? Severity.ERROR : finding.severity();
  }

  /** All findings, file by file. */
  public JsonArray toJson() {
    JsonArray json = new JsonArray();
    all().forEach(finding -> json.add(toJson(finding)));
    return json;
  }

  private JsonObject toJson(Diagnostic finding) {
    JsonObject json = FindingsJson.diagnostic(finding, severity(finding));
    if (isKnown(finding)) {
      json.addProperty("known", true);
    }
    return json;
  }

  /** How the checks of all files came out, as far as they could be answered. */
  public JsonArray checks() {
    JsonArray json = new JsonArray();
    for (SpecificationFile file : files) {
      file.compilation().checks().stream()
          .map(check -> FindingsJson.check(check, file.source().name()))
          .forEach(json::add);
    }
    return json;
  }

  private List<Diagnostic> unknown(SpecificationFile file) {
    return file.compilation().diagnostics().stream().filter(each -> !isKnown(each)).toList();
  }

  /** Prints the findings of one file for people, with an empty line after each. */
  public void print(SpecificationFile file, PrintWriter out, Style style) {
    List<Diagnostic> diagnostics = unknown(file);
    if (diagnostics.isEmpty()) {
      return;
    }
    DiagnosticText text =
        new DiagnosticText(file.source(), file.compilation().imports(), style, strict);
    for (Diagnostic diagnostic : diagnostics) {
      out.print(text.of(diagnostic));
      out.print('\n');
    }
  }

  /** Prints all findings of all files for people. */
  public void print(PrintWriter out, Style style) {
    files.forEach(file -> print(file, out, style));
  }

  /** One line about a file: {@code a.sg: rejected, 2 errors, 1 warning}. */
  public String summary(SpecificationFile file, Style style) {
    List<Diagnostic> unknown = unknown(file);
    long errors = unknown.stream().filter(this::isError).count();
    long warnings = unknown.size() - errors;
    int passedOver = file.compilation().diagnostics().size() - unknown.size();
    int built = file.compilation().built().size();
    StringBuilder text = new StringBuilder(style.strong(file.source().name() + ":")).append(' ');
    if (!file.isRead()) {
      return text.append(style.error("not read")).toString();
    }
    text.append(
        errors == 0
            ? style.good(count(built, "safeguard") + " verified")
            : style.error("rejected, " + count(errors, "error")));
    long holding = file.compilation().checks().stream().filter(CheckResult::holds).count();
    text.append(
        holding == 0 ? "" : ", " + (holding == 1 ? "1 check holds" : holding + " checks hold"));
    text.append(warnings == 0 ? "" : ", " + style.warning(count(warnings, "warning")));
    text.append(passedOver == 0 ? "" : ", " + count(passedOver, "known finding"));
    return text.toString();
  }

  private boolean isAcceptable(SpecificationFile file) {
    return file.isRead() && unknown(file).stream().noneMatch(this::isError);
  }

  /** Whether a finding is taken for an error. */
  public boolean isError(Diagnostic finding) {
    return severity(finding) == Severity.ERROR;
  }

  /** A number and a noun, in the plural where it belongs. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
