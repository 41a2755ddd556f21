package dev.safeguard.cli.audit;

import com.google.gson.JsonObject;
import dev.safeguard.cli.audit.MarkdownReport.ProgressionPage;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.CheckJson;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.cli.report.ProgressionPicture;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.backend.diagram.Renderer;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.together.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a report: {@code report.md} with pictures for people, {@code report.json} with all
 * that {@code sg check --format json} says and more, and {@code report.sarif} for code hosts and
 * editors.
 */
public final class AuditReport {
  private final Findings findings;
  private final Optional<Together> together;
  private final Path folder;
  private final List<Subject> subjects = new ArrayList<>();
  private final List<ProgressionPage> progressions = new ArrayList<>();
  private final Set<String> stems = new HashSet<>();

  private AuditReport(Findings findings, Optional<Together> together, Path folder) {
    this.findings = findings;
    this.together = together;
    this.folder = folder;
  }

  /**
   * Writes the report. Files of the same names are replaced, others are left alone.
   *
   * @param together the answer to the question whether safeguards hold together, if it was asked
   * @param version that of this program
   * @param folder exists
   */
  public static void write(
      Findings findings, Optional<Together> together, String version, Path folder)
      throws IOException {
    AuditReport report = new AuditReport(findings, together, folder);
    try (Renderer renderer = new Renderer()) {
      for (SpecificationFile file : findings.files()) {
        report.draw(file, renderer);
      }
    }
    report.write(version);
  }

  private void draw(SpecificationFile file, Renderer renderer) throws IOException {
    String name = file.source().name();
    String stem = stem(name);
    for (BuiltSafeguard safeguard : file.compilation().built()) {
      Subject subject = Subject.of(safeguard, name, stem, renderer);
      subjects.add(subject);
      write(subject.stem(), subject.drawing());
    }
    for (ProgressionModel progression : file.compilation().progressions()) {
      String picture = stem + "-" + OutputFiles.nameFor(progression.name());
      String dot = ProgressionPicture.of(progression, file.compilation());
      progressions.add(new ProgressionPage(progression, file, write(picture, renderer.svg(dot))));
    }
  }

  /** What the pictures of a file are called at first: like the file, each time otherwise. */
  private String stem(String file) {
    String plain =
        OutputFiles.nameFor(
            Objects.requireNonNullElse(Path.of(file).getFileName(), Path.of("_"))
                .toString()
                .replaceFirst("\\.[^.]*$", ""));
    String stem = plain;
    for (int i = 2; !stems.add(stem); i++) {
      stem = plain + i;
    }
    return stem;
  }

  private Optional<String> write(String stem, Rendering drawing) throws IOException {
    if (drawing instanceof Rendering.Picture picture) {
      OutputFiles.write(folder.resolve(stem + ".svg"), picture.bytes());
      return Optional.of(stem + ".svg");
    }
    return Optional.empty();
  }

  private void write(String version) throws IOException {
    IdentityHashMap<BuiltSafeguard, Subject> known = new IdentityHashMap<>();
    subjects.forEach(subject -> known.put(subject.safeguard(), subject));
    JsonObject json =
        CheckJson.of(
            findings,
            together,
            (safeguard, file) -> SubjectJson.of(Objects.requireNonNull(known.get(safeguard))));
    OutputFiles.write(folder.resolve("report.json"), JsonOutput.text(json));
    OutputFiles.write(
        folder.resolve("report.sarif"), JsonOutput.text(SarifLog.of(findings, version)));
    OutputFiles.write(
        folder.resolve("report.md"), MarkdownReport.of(findings, subjects, progressions));
  }
}
