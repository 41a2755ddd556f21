package dev.safeguard.cli.report;

import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Severity;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span.Position;

/**
 * The one renderer of findings for people: place, severity and code; the line with a caret under
 * the span; the sentence; the witness; then what to do.
 *
 * <pre>{@code
 * a.sg:7:8: error guard.overlap
 *   7 |     on lava | creeper -> violated
 *     |        ^^^^^^^^^^^^^^
 *   two transitions of `safe` hold for one observation
 *   observation {wood, lava}
 *   help: Write `else on`.
 * }</pre>
 */
public final class DiagnosticText {
  private static final int MOST_COLUMNS = 500;

  private final String file;
  private final SourceLines lines;
  private final Style style;
  private final boolean strict;

  /**
   * A renderer for the findings of one source.
   *
   * @param strict whether warnings are errors
   */
  public DiagnosticText(Source source, Style style, boolean strict) {
    this.file = source.name();
    this.lines = new SourceLines(source.text());
    this.style = style;
    this.strict = strict;
  }

  /** One finding, several lines, each with its end. */
  public String of(Diagnostic diagnostic) {
    Position start = diagnostic.span().start();
    boolean error = strict || diagnostic.severity() == Severity.ERROR;
    String kind = (error ? "error " : "warning ") + diagnostic.code().id();
    StringBuilder text = new StringBuilder();
    text.append(style.strong(file + ":" + start.line() + ":" + start.column() + ":")).append(' ');
    text.append(error ? style.error(kind) : style.warning(kind)).append('\n');
    excerpt(diagnostic, error, text);
    text.append("  ").append(DisplayText.cut(diagnostic.message(), MOST_COLUMNS));
    text.append('\n');
    diagnostic
        .witness()
        .ifPresent(witness -> text.append("  ").append(WitnessText.of(witness)).append('\n'));
    if (!diagnostic.help().isEmpty()) {
      text.append("  ").append(style.strong("help:")).append(' ');
      text.append(DisplayText.cut(diagnostic.help(), MOST_COLUMNS)).append('\n');
    }
    return text.toString();
  }

  private void excerpt(Diagnostic diagnostic, boolean error, StringBuilder text) {
    int number = diagnostic.span().line();
    String line = lines.line(number);
    if (line.isBlank()) {
      return;
    }
    Excerpt excerpt = Excerpt.of(line, diagnostic.span());
    String gutter = " ".repeat(String.valueOf(number).length());
    text.append(style.aside("  " + number + " |")).append(' ').append(excerpt.line()).append('\n');
    text.append(style.aside("  " + gutter + " |")).append(' ');
    int blanks = excerpt.carets().indexOf('^');
    String carets = excerpt.carets().substring(blanks);
    text.append(" ".repeat(blanks));
    text.append(error ? style.error(carets) : style.warning(carets)).append('\n');
  }
}
