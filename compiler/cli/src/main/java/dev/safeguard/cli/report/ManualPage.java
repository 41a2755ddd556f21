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
 * A page of the documentation that the command line shows.
 *
 * @param markdown as it stands in {@code docs}
 */
public record ManualPage(String markdown) {
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

  /** The page on a kind of finding, from {@code docs/diagnostics}, if there is one. */
  public static Optional<ManualPage> of(DiagnosticCode code) throws IOException {
    String name = "diagnostics/" + code.id() + ".md";
    try (@Nullable InputStream page = ManualPage.class.getResourceAsStream(name)) {
      return page == null
          ? Optional.empty()
          : Optional.of(new ManualPage(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
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
