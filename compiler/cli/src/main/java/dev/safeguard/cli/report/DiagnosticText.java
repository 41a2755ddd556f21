package dev.safeguard.cli.report;

import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Severity;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Map<String, SourceLines> lines = new HashMap<>();
  private final Style style;
  private final boolean strict;

  /**
   * A renderer for the findings of one source that imports nothing.
   *
   * @param strict whether warnings are errors
   */
  public DiagnosticText(Source source, Style style, boolean strict) {
    this(source, List.of(), style, strict);
  }

  /**
   * A renderer for the findings of one source.
   *
   * @param imports the texts into which some of the findings may point
   * @param strict whether warnings are errors
   */
  public DiagnosticText(Source source, List<Source> imports, Style style, boolean strict) {
    this.file = source.name();
    for (Source imported : imports) {
      lines.put(imported.name(), new SourceLines(imported.text()));
    }
    lines.put(file, new SourceLines(source.text()));
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
    excerpt(file, diagnostic.span(), error, text);
    diagnostic.span().origin().ifPresent(origin -> origin(origin, error, text));
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

  /** The text that the place of the finding brings in. */
  private void origin(Span.Origin origin, boolean error, StringBuilder text) {
    Position start = origin.span().start();
    String place = origin.file() + ":" + start.line() + ":" + start.column();
    text.append("  in ").append(origin.what()).append(", ").append(place).append('\n');
    excerpt(origin.file(), origin.span(), error, text);
  }

  private void excerpt(String source, Span span, boolean error, StringBuilder text) {
    int number = span.line();
    @Nullable SourceLines known = lines.get(source);
    SourceLine line = known == null ? SourceLine.EMPTY : known.line(number);
    if (line.text().isBlank()) {
      return;
    }
    Excerpt excerpt = Excerpt.of(line, span);
    String gutter = " ".repeat(String.valueOf(number).length());
    text.append(style.aside("  " + number + " |")).append(' ').append(excerpt.line()).append('\n');
    text.append(style.aside("  " + gutter + " |")).append(' ');
    int blanks = excerpt.carets().indexOf('^');
    String carets = excerpt.carets().substring(blanks);
    text.append(" ".repeat(blanks));
    text.append(error ? style.error(carets) : style.warning(carets)).append('\n');
  }
}
