package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Severity;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compiles the specifications in the documentation, which say what they are accepted for. */
final class DocumentationTest {
  private static final Path DOCS = Path.of("..", "..", "docs");
  private static final Path PAGES = DOCS.resolve("diagnostics");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(<!-- (.*?) -->\\n)?```sg\\n(.*?)^```$");

  /** Codes that no specification short enough to be read brings about. */
  private static final Set<DiagnosticCode> WITHOUT_EXAMPLE =
      EnumSet.of(
          DiagnosticCode.ASSUME_VIOLATED,
          DiagnosticCode.LIMIT_DEPTH,
          DiagnosticCode.LIMIT_STATES,
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
    String page = read(PAGES.resolve(code.id() + ".md"));
    String severity = code.severity() == Severity.ERROR ? "Error" : "Warning";
    assertThat(page).startsWith("# " + code.id() + "\n\n**" + severity + ".** ");
    List<String> examples = blocks(page).stream().map(Block::text).toList();
    if (WITHOUT_EXAMPLE.contains(code)) {
      assertThat(examples).isEmpty();
      assertThat(page).contains("## How it arises");
      return;
    }
    assertThat(examples).hasSize(2);
    assertThat(codes(examples.get(0))).containsOnly(code);
    assertThat(codes(examples.get(1))).isEmpty();
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

  /** A block of the reference is accepted, unless a comment before it names its findings. */
  @TestFactory
  Stream<DynamicTest> reference() {
    List<Block> blocks = new ArrayList<>(blocks(read(DOCS.resolve("language.md"))));
    assertThat(blocks).hasSizeGreaterThan(20);
    blocks.addAll(blocks(read(DOCS.resolve("formulas.md"))));
    return blocks.stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.text().lines().findFirst().orElse(""),
                    () ->
                        assertThat(codes(block.text()).stream().map(DiagnosticCode::id))
                            .as(block.text())
                            .containsExactlyInAnyOrderElementsOf(block.findings())));
  }

  @TestFactory
  Stream<DynamicTest> templates() {
    List<Block> blocks = blocks(read(DOCS.resolve("templates.md")));
    assertThat(blocks).hasSizeGreaterThan(1);
    return blocks.stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.text().lines().findFirst().orElse(""),
                    () -> assertThat(codes(block.text())).as(block.text()).isEmpty()));
  }

  /** The reference names every construct that is refused, as the cases show them. */
  @Test
  void referenceListsWhatIsNotBuilt() {
    String reference = read(DOCS.resolve("language.md"));
    String list = reference.substring(reference.indexOf("## Not built yet"));
    assertThat(blocks(list)).hasSizeGreaterThan(1);
    assertThat(blocks(list).stream().flatMap(block -> block.findings().stream()))
        .containsOnly(DiagnosticCode.FEATURE_UNSUPPORTED.id());
  }

  private static List<DiagnosticCode> codes(String text) {
    Compilation compilation = Compiler.compile(new Source("example.sg", text));
    return Stream.concat(
            compilation.diagnostics().stream(),
            compilation.test().stream().flatMap(result -> result.failure().stream()))
        .map(Diagnostic::code)
        .distinct()
        .toList();
  }

  private record Block(List<String> findings, String text) {}

  private static List<Block> blocks(String markdown) {
    return BLOCK
        .matcher(markdown)
        .results()
        .map(
            match ->
                new Block(
                    match.group(2) == null ? List.of() : List.of(match.group(2).split(", ")),
                    match.group(3)))
        .collect(Collectors.toList());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
