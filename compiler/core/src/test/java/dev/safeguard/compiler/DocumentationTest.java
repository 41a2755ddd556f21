package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compiles the specifications in the documentation, which say what they are accepted for. */
final class DocumentationTest {
  private static final Path PAGES = MarkdownExample.DOCS.resolve("diagnostics");

  /** Codes that no specification short enough to be read brings about. */
  private static final Set<DiagnosticCode> WITHOUT_EXAMPLE =
      EnumSet.of(
          DiagnosticCode.ASSUME_VIOLATED,
          DiagnosticCode.LIMIT_DEPTH,
          DiagnosticCode.LIMIT_TIME,
          DiagnosticCode.IMPORT_INVALID,
          DiagnosticCode.IMPORT_CYCLIC,
          DiagnosticCode.FILE_UNREADABLE,
          DiagnosticCode.FILE_ENCODING);

  @TestFactory
  Stream<DynamicTest> everyCodeHasAPage() {
    return Arrays.stream(DiagnosticCode.values())
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> assertPage(code)));
  }

  private static void assertPage(DiagnosticCode code) {
    String page = MarkdownExample.read(PAGES.resolve(code.id() + ".md"));
    String severity = code.severity() == Severity.ERROR ? "Error" : "Warning";
    assertThat(page).startsWith("# " + code.id() + "\n\n**" + severity + ".** ");
    List<MarkdownExample> examples = MarkdownExample.all(page);
    if (WITHOUT_EXAMPLE.contains(code)) {
      assertThat(examples).isEmpty();
      assertThat(page).contains("## How it arises");
      return;
    }
    assertThat(examples).hasSize(2);
    assertThat(examples.get(0).codes()).containsOnly(code);
    assertThat(examples.get(1).codes()).isEmpty();
  }

  @Test
  void everyPageBelongsToACode() {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(DiagnosticCode.values()).map(code -> code.id() + ".md").toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An example of the reference is accepted, unless a comment before it names its findings. */
  @TestFactory
  Stream<DynamicTest> reference() {
    List<MarkdownExample> examples = MarkdownExample.reference();
    assertThat(examples).hasSizeGreaterThan(50);
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.text().lines().findFirst().orElse(""),
                    () ->
                        assertThat(example.codes().stream().map(DiagnosticCode::id))
                            .as(example.text())
                            .containsExactlyInAnyOrderElementsOf(example.findings())));
  }

  /** Every automaton that is shown is read without a finding. */
  @TestFactory
  Stream<DynamicTest> interchange() {
    List<MarkdownExample> examples =
        MarkdownExample.all(MarkdownExample.read(MarkdownExample.DOCS.resolve("interchange.md")));
    assertThat(examples.stream().map(MarkdownExample::ending))
        .contains("hoa", "json", "mata", "rm");
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.ending(),
                    () -> assertThat(example.codes()).as(example.text()).isEmpty()));
  }

  /** The reference names every construct that is refused, as the cases show them. */
  @Test
  void referenceListsWhatIsNotBuilt() {
    String reference = MarkdownExample.read(MarkdownExample.DOCS.resolve("language.md"));
    String list = reference.substring(reference.indexOf("## Not built yet"));
    assertThat(MarkdownExample.all(list)).isNotEmpty();
    assertThat(MarkdownExample.all(list).stream().flatMap(example -> example.findings().stream()))
        .containsOnly(DiagnosticCode.FEATURE_UNSUPPORTED.id());
  }
}
