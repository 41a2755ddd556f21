package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.interchange.AutomatonFormat;
import dev.safeguard.compiler.limits.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles every specification and automaton under {@code cases} and compares its findings with
 * those in the neighbour that ends in {@code .diag}. With {@code -Dgolden.update=true} the
 * neighbours are rewritten, and the test fails once for each that changed, so that nobody takes an
 * update for a pass.
 */
final class CasesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");

  /** Codes that no text brings about by itself: other files, the command line or larger builds. */
  private static final Set<DiagnosticCode> ELSEWHERE =
      EnumSet.of(
          DiagnosticCode.ASSUME_VIOLATED,
          DiagnosticCode.LIMIT_TIME,
          DiagnosticCode.IMPORT_INVALID,
          DiagnosticCode.IMPORT_CYCLIC,
          DiagnosticCode.FILE_UNREADABLE,
          DiagnosticCode.FILE_ENCODING);

  /** Codes whose smallest example is too large for a file; {@link LimitsTest} makes them. */
  private static final Set<DiagnosticCode> LARGE =
      EnumSet.of(DiagnosticCode.LIMIT_DEPTH, DiagnosticCode.LIMIT_NODES);

  @TestFactory
  Stream<DynamicTest> findings() {
    return cases().map(file -> DynamicTest.dynamicTest(name(file), () -> compare(file)));
  }

  private static void compare(Path file) {
    String actual = DiagnosticText.of(findings(source(file)));
    Path neighbour = neighbour(file);
    String expected = Files.exists(neighbour) ? read(neighbour) : "";
    if (Boolean.getBoolean("golden.update")
        && !(Files.exists(neighbour) && actual.equals(expected))) {
      write(neighbour, actual);
      fail("rewrote " + neighbour + ": read it, then run again");
    }
    assertThat(neighbour).exists();
    assertThat(actual).as(neighbour.toString()).isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> lineEndings() {
    return cases()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    name(file),
                    () -> {
                      Source unix = source(file);
                      Source windows = new Source(unix.name(), unix.text().replace("\n", "\r\n"));
                      assertThat(DiagnosticText.of(findings(windows)))
                          .isEqualTo(DiagnosticText.of(findings(unix)));
                    }));
  }

  @Test
  void everyNeighbourBelongsToACase() {
    assertThat(files(".diag").map(CasesTest::caseOf)).allMatch(Files::exists);
  }

  @Test
  void everyCodeHasACase() {
    Set<DiagnosticCode> shown =
        cases()
            .flatMap(file -> findings(source(file)).stream())
            .map(Diagnostic::code)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DiagnosticCode.class)));
    Set<DiagnosticCode> expected = EnumSet.allOf(DiagnosticCode.class);
    expected.removeAll(ELSEWHERE);
    expected.removeAll(LARGE);
    assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<Diagnostic> findings(Source source) {
    Compilation compilation =
        AutomatonFormat.of(source.name())
            .map(format -> Compiler.read(source, format, Limits.DEFAULT))
            .orElseGet(() -> Compiler.compile(source));
    return Stream.concat(
            compilation.diagnostics().stream(),
            compilation.test().stream().flatMap(result -> result.failure().stream()))
        .sorted(Diagnostic.ORDER)
        .toList();
  }

  private static Source source(Path file) {
    return new Source(file.getFileName().toString(), read(file));
  }

  private static Stream<Path> cases() {
    return Stream.concat(files(".sg"), automata());
  }

  /** Automata of other tools; their neighbours keep the ending before {@code .diag}. */
  private static Stream<Path> automata() {
    return files("")
        .filter(file -> file.startsWith(CASES.resolve("interchange")))
        .filter(file -> AutomatonFormat.of(file.toString()).isPresent());
  }

  private static Stream<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return CASES.relativize(file).toString().replace('\\', '/');
  }

  private static Path neighbour(Path file) {
    return Path.of(file.toString().replaceAll("\\.sg$", "") + ".diag");
  }

  private static Path caseOf(Path neighbour) {
    String stem = neighbour.toString().replaceAll("\\.diag$", "");
    return Path.of(AutomatonFormat.of(stem).isPresent() ? stem : stem + ".sg");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
