package dev.safeguard.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
  @Test
  void aFindingIsPlaceLineSentenceWitnessHelp() {
    String text = "module m\n  on lava | creeper -> violated\n";
    assertThat(
            rendered(text, span(2, 6, 2, 20), new Witness.Observation(List.of("wood", "my label"))))
        .isEqualTo(
            """
            a.sg:2:6: error guard.overlap
              2 |   on lava | creeper -> violated
                |      ^^^^^^^^^^^^^^
              the sentence
              observation {wood, `my label`}
              help: the help
            """);
  }

  @Test
  void aTraceIsObservationsInOrder() {
    Witness trace = new Witness.Trace(List.of(List.of("a"), List.of(), List.of("b", "c")));
    assertThat(rendered("x", span(1, 1, 1, 2), trace)).contains("\n  trace: {a}; {}; {b, c}\n");
    assertThat(WitnessText.of(new Witness.Trace(List.of()))).isEqualTo("trace: the empty one");
  }

  @Test
  void tabsAndWideCharactersKeepTheCaretInPlace() {
    assertThat(Excerpt.of(SourceLine.of("\ta \u96E8 b"), span(1, 6, 1, 7)))
        .isEqualTo(new Excerpt("    a \u96E8 b", "         ^"));
    assertThat(Excerpt.of(SourceLine.of("\u96E8\u96E8"), span(1, 2, 1, 3)).carets())
        .isEqualTo("  ^^");
    assertThat(Excerpt.of(SourceLine.of("a\u0301b"), span(1, 3, 1, 4)).carets()).isEqualTo(" ^");
  }

  @Test
  void aSpanThatGoesOnIsMarkedToTheEndOfItsLine() {
    assertThat(Excerpt.of(SourceLine.of("state s {"), span(1, 7, 3, 2)).carets())
        .isEqualTo("      ^^^");
    assertThat(Excerpt.of(SourceLine.of("end"), span(1, 4, 1, 4)).carets()).isEqualTo("   ^");
    assertThat(Excerpt.of(SourceLine.of("end"), span(1, 99, 1, 100)).carets()).isEqualTo("   ^");
  }

  @Test
  void aLongLineIsCutAroundTheSpan() {
    String line = "x".repeat(5_000_000) + "HERE" + "y".repeat(5_000_000);
    Excerpt excerpt = Excerpt.of(SourceLine.of(line), span(1, 5_000_001, 1, 5_000_005));
    assertThat(excerpt.line()).hasSizeLessThan(110).startsWith("...xxx").endsWith("yyy...");
    assertThat(excerpt.carets().strip()).isEqualTo("^^^^");
    assertThat(excerpt.line().substring(excerpt.carets().indexOf('^'))).startsWith("HERE");
    assertThat(Excerpt.of(SourceLine.of(line), span(1, 1, 1, 9_000_000)).carets())
        .hasSizeLessThan(110);
  }

  @Test
  void whatATerminalWouldObeyIsNotShown() {
    assertThat(Excerpt.of(SourceLine.of("a\u001b[31m\u202Eb"), span(1, 1, 1, 2)).line())
        .isEqualTo("a\uFFFD[31m\uFFFDb");
  }

  @Test
  void linesEndInEitherWay() {
    SourceLines lines = new SourceLines("one\r\ntwo\n\nfour");
    assertThat(lines.line(1).text()).isEqualTo("one");
    assertThat(lines.line(2).text()).isEqualTo("two");
    assertThat(lines.line(3).text()).isEmpty();
    assertThat(lines.line(4).text()).isEqualTo("four");
    assertThat(lines.line(5).text()).isEmpty();
  }

  @Test
  void coloursAreOnlyAroundWords() {
    Diagnostic finding = diagnostic(span(1, 1, 1, 2), new Witness.Observation(List.of()));
    Source source = new Source("a.sg", "x");
    String plain = new DiagnosticText(source, Style.PLAIN, false).of(finding);
    String colored = new DiagnosticText(source, Style.COLORED, false).of(finding);
    assertThat(colored).contains("\u001b[1;31merror guard.overlap\u001b[0m");
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  private static String rendered(String text, Span span, Witness witness) {
    return new DiagnosticText(new Source("a.sg", text), Style.PLAIN, false)
        .of(diagnostic(span, witness));
  }

  private static Diagnostic diagnostic(Span span, Witness witness) {
    return new Diagnostic(
        DiagnosticCode.GUARD_OVERLAP,
        "a.sg",
        span,
        "the sentence",
        "the help",
        Optional.of(witness));
  }

  private static Span span(int line, int column, int endLine, int endColumn) {
    return new Span(new Position(line, column), new Position(endLine, endColumn));
  }
}
