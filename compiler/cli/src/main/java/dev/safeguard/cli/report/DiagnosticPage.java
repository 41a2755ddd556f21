package dev.safeguard.cli.report;

import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page on a kind of finding, from {@code docs/diagnostics}.
 *
 * @param markdown as it stands there
 */
public record DiagnosticPage(String markdown) {
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

  /** The page of a code, if there is one. */
  public static Optional<DiagnosticPage> of(DiagnosticCode code) throws IOException {
    String name = "diagnostics/" + code.id() + ".md";
    try (@Nullable InputStream page = DiagnosticPage.class.getResourceAsStream(name)) {
      return page == null
          ? Optional.empty()
          : Optional.of(
              new DiagnosticPage(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  /** For a terminal: headings stand out, code is indented, and the marks around both are gone. */
  public String text(Style style) {
    StringBuilder text = new StringBuilder();
    boolean code = false;
    for (String line : markdown.strip().split("\\R")) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (code) {
        text.append(line.isEmpty() ? "" : "    " + line).append('\n');
      } else if (line.startsWith("#")) {
        text.append(style.strong(line.replaceFirst("^#+\\s*", "").replace("`", ""))).append('\n');
      } else {
        text.append(BOLD.matcher(line).replaceAll(match -> style.strong(match.group(1))));
        text.append('\n');
      }
    }
    return text.toString();
  }
}
