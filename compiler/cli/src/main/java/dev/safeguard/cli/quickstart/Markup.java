package dev.safeguard.cli.quickstart;

import dev.safeguard.compiler.backend.diagram.Html;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pieces of a page. */
final class Markup {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>/\\*[\\s\\S]*?\\*/|//[^\\n]*)|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\")"
              + "|(?<name>@?[A-Za-z_][A-Za-z_0-9]*)");

  /** The keywords of Java that generated classes use. */
  static final Set<String> JAVA =
      words(
          "package import public private protected static final class interface extends implements"
              + " return new if else switch case default for while int long boolean double void"
              + " this super throw true false null");

  /** The keywords of specifications. */
  static final Set<String> SPECIFICATION =
      words(
          "module labels label assume safeguard state initial rejecting pending on else otherwise"
              + " stay penalty reward once progression stage until converged or test check refines"
              + " equals excludes can cannot violate accepting violated satisfied at");

  private Markup() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** A program with its comments, strings and keywords marked. */
  static String code(String program, Set<String> keywords) {
    StringBuilder html = new StringBuilder("<pre><code>");
    Matcher token = TOKEN.matcher(program);
    int done = 0;
    while (token.find()) {
      html.append(Html.escaped(program.substring(done, token.start())));
      String text = Html.escaped(token.group());
      done = token.end();
      if (token.group("comment") != null) {
        html.append("<i>").append(text).append("</i>");
      } else if (token.group("string") != null) {
        html.append("<q>").append(text).append("</q>");
      } else if (keywords.contains(token.group()) || token.group().startsWith("@")) {
        html.append("<b>").append(text).append("</b>");
      } else {
        html.append(text);
      }
    }
    return html.append(Html.escaped(program.substring(done))).append("</code></pre>\n").toString();
  }

  /** A table; cells are text. */
  static String table(List<String> header, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>");
    header.forEach(cell -> html.append("<th>").append(Html.escaped(cell)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(Html.escaped(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table></div>\n").toString();
  }
}
