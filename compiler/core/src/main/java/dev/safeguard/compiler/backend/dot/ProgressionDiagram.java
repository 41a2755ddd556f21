package dev.safeguard.compiler.backend.dot;

import dev.safeguard.compiler.automaton.ProgressionModel;
import java.util.List;
import java.util.Optional;

/**
 * A curriculum as a picture: a box for each stage, and from each to the next an arrow that says
 * what becomes of the safeguard there, with what is allowed and what is forbidden from then on.
 */
public final class ProgressionDiagram {
  private static final int LONGEST = 48;

  private ProgressionDiagram() {}

  /**
   * What changes from a stage to the next.
   *
   * @param relation what the next is beside the stage
   * @param allowed a trace that becomes allowed, if there is one
   * @param forbidden a trace that becomes forbidden, if there is one
   */
  public record Change(String relation, Optional<String> allowed, Optional<String> forbidden) {}

  /**
   * The diagram in the DOT language.
   *
   * @param changes from each stage to the next; empty where that is not known
   */
  public static String of(ProgressionModel progression, List<Optional<Change>> changes) {
    StringBuilder dot = new StringBuilder();
    dot.append("digraph %s {\n".formatted(DotText.quoted(progression.name())));
    dot.append("  graph [rankdir=LR, bgcolor=white, pad=0.3, ranksep=0.8, labelloc=t,\n");
    dot.append(
        "    fontname=\"%s\", fontsize=16, fontcolor=\"%s\", label=%s];\n"
            .formatted(Palette.FONT, Palette.TEXT, DotText.quoted(progression.name())));
    dot.append(
        "  node [shape=box, style=\"rounded,filled\", fillcolor=\"%s\", color=\"%s\",\n"
            .formatted(Palette.ACCEPTING.fill, Palette.ACCEPTING.line));
    dot.append(
        "    fontname=\"%s\", fontsize=12, fontcolor=\"%s\"];\n"
            .formatted(Palette.FONT, Palette.TEXT));
    dot.append(
        "  edge [fontname=\"%s\", fontsize=10, color=\"%s\", arrowsize=0.7];\n"
            .formatted(Palette.FONT, Palette.EDGE));
    for (int i = 0; i < progression.stages().size(); i++) {
      String name = progression.stages().get(i).safeguard();
      dot.append("  s%d [label=%s];\n".formatted(i, DotText.quoted((i + 1) + ". " + name)));
    }
    for (int i = 0; i < changes.size(); i++) {
      String label = changes.get(i).map(ProgressionDiagram::label).orElse("\"\"");
      dot.append("  s%d -> s%d [label=%s];\n".formatted(i, i + 1, label));
    }
    return dot.append("}\n").toString();
  }

  private static String label(Change change) {
    StringBuilder label = new StringBuilder("<" + DotText.html(change.relation()));
    change.allowed().ifPresent(trace -> line(label, Palette.SATISFIED, "now allowed: " + trace));
    change.forbidden().ifPresent(trace -> line(label, Palette.VIOLATED, "now forbidden: " + trace));
    return label.append(">").toString();
  }

  private static void line(StringBuilder label, Palette palette, String text) {
    String shown =
        text.length() <= LONGEST
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
    label.append("<BR/><FONT COLOR=\"%s\">%s</FONT>".formatted(palette.line, DotText.html(shown)));
  }
}
