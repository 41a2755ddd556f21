package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.grammar.SafeguardParser.NameContext;
import dev.safeguard.grammar.SafeguardParser.QualifiedNameContext;
import java.util.stream.Collectors;

/** Reads names, taking off the backquotes. */
final class Names {
  private Names() {}

  static Name of(NameContext context) {
    String text = context.getText();
    boolean quoted = text.length() > 2 && text.startsWith("`");
    return new Name(quoted ? text.substring(1, text.length() - 1) : text, Spans.of(context));
  }

  static Name of(QualifiedNameContext context) {
    String text =
        context.name().stream().map(part -> of(part).text()).collect(Collectors.joining("."));
    Span span = Spans.of(context);
    return new Name(text, span);
  }
}
