package dev.safeguard.compiler.backend.diagram;

import java.nio.charset.StandardCharsets;

/** The frame and the parts of pages that need no network: one look for all of them. */
public final class Html {
  private Html() {}

  /** A whole document. */
  public static String document(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
        .formatted(escaped(title), STYLE, body);
  }

  /**
   * A figure with an SVG document in it.
   *
   * @param prefix sets the picture's ids apart from those of others on the page
   */
  public static String figure(byte[] svg, String prefix) {
    String text = new String(svg, StandardCharsets.UTF_8);
    String embedded = text.substring(Math.max(0, text.indexOf("<svg")));
    return "<figure>\n" + embedded.replace(" id=\"", " id=\"" + prefix + "-") + "</figure>\n";
  }

  /** Text as it is shown: markup characters escaped, control characters replaced. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.appendCodePoint(c);
                default -> escaped.appendCodePoint(isShown(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isShown(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
  }

  private static final String STYLE =
      """
      :root { color-scheme: light; }
      body { margin: 0; background: #f6f7f9; color: #1f2328;
        font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
      main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
      h1 { font-size: 1.75rem; margin: 0 0 1rem; }
      h2 { font-size: 1.3rem; margin: 0 0 .5rem; }
      section { background: #fff; border: 1px solid #d8dee4; border-radius: 10px;
        padding: 1.5rem; margin: 0 0 1.5rem; }
      figure { margin: 1rem 0; overflow-x: auto; }
      figure svg { max-width: 100%; height: auto; display: block; }
      nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
      a { color: #0b57a4; }
      code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
      dt { color: #59636e; } dd { margin: 0; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0;
        border-top: 1px solid #d8dee4; }
      thead th { border-top: 0; color: #59636e; font-weight: 600; }
      tbody th { font-weight: 600; }
      th p { font-weight: 400; color: #59636e; margin: .1rem 0 0; }
      th small { font-weight: 400; color: #59636e; }
      td ul { list-style: none; margin: 0; padding: 0; }
      td span { border-radius: 1em; padding: .1em .6em; font-size: .9em; border: 1px solid; }
      .accepting { background: #eef3fb; color: #3b5b8c; }
      .pending { background: #fff3d6; color: #7a4f00; border-style: dashed; }
      .satisfied { background: #e0f3e6; color: #1b6539; }
      .violated { background: #fbe3e1; color: #a8231c; }
      .note { color: #59636e; }
      @media print { body { background: #fff; } section { break-inside: avoid; } }
      """;
}
