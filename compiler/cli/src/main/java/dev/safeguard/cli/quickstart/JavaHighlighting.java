package dev.safeguard.cli.quickstart;

import dev.safeguard.compiler.backend.diagram.Html;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks comments, texts, words of the language and numbers in Java source, for a page. */
final class JavaHighlighting {
  private static final Pattern PART =
      Pattern.compile(
          "(?<comment>/\\*.*?\\*/|//[^\\n]*)"
              + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
              + "|(?<word>\\b(?:package|import|public|private|static|final|class|implements|record"
              + "|int|long|boolean|if|return|switch|case|default|throw|new|this)\\b|@\\w+)"
              + "|(?<number>\\b\\d[\\dL.]*\\b)",
          Pattern.DOTALL);

  private JavaHighlighting() {}

  /** The source as the content of a {@code pre} element. */
  static String of(String source) {
    StringBuilder html = new StringBuilder();
    Matcher matcher = PART.matcher(source);
    int end = 0;
    while (matcher.find()) {
      html.append(Html.escaped(source.substring(end, matcher.start())));
      html.append("<i class=\"").append(kind(matcher)).append("\">");
      html.append(Html.escaped(matcher.group())).append("</i>");
      end = matcher.end();
    }
    return html.append(Html.escaped(source.substring(end))).toString();
  }

  private static String kind(Matcher matcher) {
    for (String kind : new String[] {"comment", "text", "word"}) {
      if (matcher.group(kind) != null) {
        return kind;
      }
    }
    return "number";
  }
}
