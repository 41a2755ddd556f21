package dev.safeguard.compiler.backend.dot;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ParallelModel;
import dev.safeguard.compiler.signals.Definition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A safeguard as a state diagram: an arrow into the initial state, double circles for accepting
 * states, and on each arrow the observations that take it, as short as the assumption allows. An
 * arrow into a violation of a composition names the part that fails. Long texts are cut and shown
 * whole as tooltips.
 *
 * <p>The same model always gives the same text.
 */
public final class DotDiagram {
  private static final int LONGEST_DEFINITION = 110;
  private static final int MOST_DEFINITIONS = 16;

  private final StringBuilder dot = new StringBuilder();

  private DotDiagram() {}

  /**
   * The diagram in the DOT language.
   *
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if it takes longer than is
   *     allowed
   */
  public static String of(MonitorModel model) {
    DotDiagram diagram = new DotDiagram();
    diagram.begin(model.name(), List.of(model));
    Cluster.write(model, "", diagram.dot);
    return diagram.end();
  }

  /** The diagram of parts side by side, each with a title of its own. */
  public static String of(ParallelModel model) {
    DotDiagram diagram = new DotDiagram();
    diagram.begin(model.name(), model.parts());
    diagram.line("  subgraph cluster_parts {");
    diagram.line("    label=%s;", Cluster.title(model.name(), model.documentation()));
    diagram.line("    labelloc=t; labeljust=l; pencolor=\"%s\"; margin=14;", Palette.QUIET);
    diagram.line("    fontsize=16; fontcolor=\"%s\";", Palette.TEXT);
    for (int i = 0; i < model.parts().size(); i++) {
      Cluster.write(model.parts().get(i), "p" + (i + 1) + "_", diagram.dot);
    }
    diagram.line("  }");
    return diagram.end();
  }

  private void begin(String name, List<MonitorModel> models) {
    line("digraph %s {", DotText.quoted(name));
    line("  graph [rankdir=LR, bgcolor=white, pad=0.3, nodesep=0.5, ranksep=0.6,");
    line("    fontname=\"%s\", fontsize=10, fontcolor=\"%s\"];", Palette.FONT, Palette.QUIET);
    line("  node [shape=circle, fontname=\"%s\", fontsize=12,", Palette.FONT);
    line("    fontcolor=\"%s\", margin=\"0.03,0.03\", height=0.6];", Palette.TEXT);
    line("  edge [fontname=\"%s\", fontsize=10, fontcolor=\"%s\",", Palette.FONT, Palette.EDGE);
    line("    color=\"%s\", arrowsize=0.7, penwidth=1.1];", Palette.EDGE);
    line("  labelloc=b;");
    line("  label=%s;", Legend.of(shown(models), definitions(models.get(0).alphabet())));
    line("");
  }

  private String end() {
    line("}");
    return dot.toString();
  }

  private void line(String format, Object... arguments) {
    dot.append(arguments.length == 0 ? format : format.formatted(arguments)).append('\n');
  }

  private static Set<Palette> shown(List<MonitorModel> models) {
    Set<Palette> shown = EnumSet.noneOf(Palette.class);
    for (MonitorModel model : models) {
      model.states().forEach(state -> shown.add(Palette.of(state.verdict())));
    }
    return shown;
  }

  /** The definitions of labels, as far as there is room. */
  private static List<String> definitions(Alphabet alphabet) {
    List<String> lines = new ArrayList<>();
    for (Definition definition : alphabet.grounding().definitions()) {
      String label = GuardText.name(alphabet.labels().get(definition.label()));
      String line = label + " = " + definition.text();
      lines.add(DotText.html(DotText.cut(line, LONGEST_DEFINITION)));
    }
    return lines.size() <= MOST_DEFINITIONS ? lines : lines.subList(0, MOST_DEFINITIONS);
  }
}
