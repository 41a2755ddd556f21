package dev.safeguard.compiler.backend.dot;

import java.util.List;
import java.util.Set;

/** Says below a diagram what its outlines and colours mean, as far as they occur in it. */
final class Legend {
  private Legend() {}

  /**
   * The legend.
   *
   * @param definitions the definitions of labels, as HTML
   */
  static String of(Set<Palette> shown, List<String> definitions) {
    StringBuilder cells = new StringBuilder();
    for (Palette palette : Palette.values()) {
      if (shown.contains(palette)) {
        cells.append(
            ("<TD FIXEDSIZE=\"TRUE\" WIDTH=\"22\" HEIGHT=\"12\" BGCOLOR=\"%s\" COLOR=\"%s\""
                    + " BORDER=\"%d\"%s></TD><TD ALIGN=\"LEFT\">%s&nbsp;&nbsp;</TD>")
                .formatted(
                    palette.fill,
                    palette.line,
                    palette == Palette.VIOLATED ? 2 : 1,
                    palette.style.isEmpty() ? "" : " STYLE=\"DASHED\"",
                    palette.meaning));
      }
    }
    StringBuilder rows = new StringBuilder();
    for (String definition : definitions) {
      rows.append("<TR><TD ALIGN=\"LEFT\" COLSPAN=\"%d\">".formatted(2 * shown.size() + 1));
      rows.append(definition).append("</TD></TR>");
    }
    return ("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"0\"><TR>"
            + "%s<TD>double circle: accepted as it stands</TD></TR>%s</TABLE>>")
        .formatted(cells, rows);
  }
}
