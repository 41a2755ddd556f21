package dev.safeguard.compiler.backend.dot;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.signals.Definition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A safeguard as a state diagram: an arrow into the initial state, double circles for accepting
 * states, and on each arrow the observations that take it, as short as the assumption allows. Long
 * texts are cut and shown whole as tooltips.
 *
 * <p>The same model always gives the same text.
 */
public final class DotDiagram {
  private static final int LONGEST_GUARD = 60;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_IN_A_CIRCLE = 14;
  private static final int LONGEST_TITLE = 110;
  private static final int MOST_DEFINITIONS = 16;
  private static final int LINE = 26;
  private static final int WORTH_AN_ELSE = 12;

  private final MonitorModel model;
  private final GuardText guards;
  private final Guard impossible;
  private final StringBuilder dot = new StringBuilder();

  private DotDiagram(MonitorModel model) {
    this.model = model;
    guards = new GuardText(model.alphabet().labels());
    impossible = model.alphabet().assumption().not();
  }

  /** The diagram in the DOT language. */
  public static String of(MonitorModel model) {
    return new DotDiagram(model).write();
  }

  private String write() {
    line("digraph %s {", DotText.quoted(model.name()));
    line("  graph [rankdir=LR, bgcolor=white, pad=0.3, nodesep=0.5, ranksep=0.6,");
    line("    fontname=\"%s\", fontsize=10, fontcolor=\"%s\"];", Palette.FONT, Palette.QUIET);
    line("  node [shape=circle, fontname=\"%s\", fontsize=12,", Palette.FONT);
    line("    fontcolor=\"%s\", margin=\"0.03,0.03\", height=0.6];", Palette.TEXT);
    line("  edge [fontname=\"%s\", fontsize=10, fontcolor=\"%s\",", Palette.FONT, Palette.EDGE);
    line("    color=\"%s\", arrowsize=0.7, penwidth=1.1];", Palette.EDGE);
    line("  labelloc=b;");
    line("  label=%s;", Legend.of(shown(), definitions()));
    line("");
    line("  subgraph cluster_states {");
    line("    label=%s;", title());
    line("    labelloc=t; labeljust=l; pencolor=white; margin=14;");
    line("    fontsize=16; fontcolor=\"%s\";", Palette.TEXT);
    line("    tooltip=%s;", DotText.quoted(model.name()));
    line("");
    line("    start [shape=point, width=0.09, height=0.09, color=\"%s\",", Palette.EDGE);
    line("      label=\"\", tooltip=\"start\"];");
    for (int state = 0; state < model.states().size(); state++) {
      node(state);
    }
    line("");
    line("    start -> s%d [tooltip=\"start\"];", model.initial());
    for (int state = 0; state < model.states().size(); state++) {
      edges(state);
    }
    line("  }");
    line("}");
    return dot.toString();
  }

  private void line(String format, Object... arguments) {
    dot.append(arguments.length == 0 ? format : format.formatted(arguments)).append('\n');
  }

  private Set<Palette> shown() {
    Set<Palette> shown = EnumSet.noneOf(Palette.class);
    model.states().forEach(state -> shown.add(Palette.of(state.verdict())));
    return shown;
  }

  /** The definitions of labels, as far as there is room. */
  private List<String> definitions() {
    List<String> lines = new ArrayList<>();
    for (Definition definition : model.alphabet().grounding().definitions()) {
      String label = GuardText.name(model.alphabet().labels().get(definition.label()));
      lines.add(DotText.html(cut(label + " = " + definition.text(), LONGEST_TITLE)));
    }
    return lines.size() <= MOST_DEFINITIONS ? lines : lines.subList(0, MOST_DEFINITIONS);
  }

  private String title() {
    String first = firstSentence(model.documentation());
    String name = DotText.html(cut(model.name(), LONGEST_NAME));
    String subtitle =
        first.isEmpty()
            ? ""
            : "<BR ALIGN=\"LEFT\"/><FONT POINT-SIZE=\"11\" COLOR=\"%s\">%s</FONT>"
                .formatted(Palette.QUIET, DotText.html(cut(first, LONGEST_TITLE)));
    return "<<B>%s</B>%s<BR ALIGN=\"LEFT\"/>>".formatted(name.isEmpty() ? " " : name, subtitle);
  }

  private static String firstSentence(String documentation) {
    String text = documentation.strip().replaceAll("\\s+", " ");
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private void node(int number) {
    MonitorModel.State state = model.states().get(number);
    String about = state.documentation().isBlank() ? "" : "\n" + state.documentation().strip();
    line(
        "    s%d [label=%s, tooltip=%s,",
        number,
        DotText.quoted(cut(state.name(), LONGEST_NAME)),
        DotText.quoted(state.name() + ": " + Palette.of(state).meaning + about));
    line("      %s];", Palette.of(state).attributes(state.accepting(), isWide(state)));
  }

  private static boolean isWide(MonitorModel.State state) {
    return state.name().codePointCount(0, state.name().length()) > LONGEST_IN_A_CIRCLE;
  }

  private void edges(int state) {
    List<MonitorModel.Edge> ways = model.ways(state);
    int otherwise = otherwise(state, ways);
    for (MonitorModel.Edge way : ways) {
      String text = guards.of(way.guard(), way.guard().or(impossible));
      boolean rest = way.target() == otherwise && way.part().isEmpty();
      String full = rest && ways.size() > 1 ? "else: " + text : text;
      String shown =
          ways.size() == 1
              ? "always"
              : rest ? "else" : lines(GuardText.shorten(text, LONGEST_GUARD));
      line(
          "    s%d -> s%d [label=%s, tooltip=%s, labeltooltip=%s%s];",
          state,
          way.target(),
          DotText.quoted(" " + (shown + failing(way, LONGEST_NAME)).replace("\n", " \n ") + " "),
          DotText.quoted(full + failing(way, Integer.MAX_VALUE)),
          DotText.quoted(full + failing(way, Integer.MAX_VALUE)),
          style(state, way.target(), rest));
    }
  }

  /** The part that fails, on a line of its own. */
  private static String failing(MonitorModel.Edge way, int longest) {
    return way.part().isEmpty() ? "" : "\n[" + cut(way.part(), longest) + "]";
  }

  /** Staying is drawn quietly, and a step into a violation in its colour. */
  private String style(int from, int to, boolean otherwise) {
    if (from == to) {
      return otherwise
          ? ", color=\"%s\", fontcolor=\"%s\", penwidth=0.7".formatted("#A8AFB7", Palette.QUIET)
          : "";
    }
    boolean violation = model.states().get(to).verdict() == Verdict.VIOLATED;
    String line = Palette.VIOLATED.line;
    return violation && model.states().get(from).verdict() != Verdict.VIOLATED
        ? ", color=\"%s\", fontcolor=\"%s\"".formatted(line, line)
        : "";
  }

  /** The target for which "else" says enough: to stay, or else a last way out that is long. */
  private int otherwise(int state, List<MonitorModel.Edge> ways) {
    if (ways.stream().anyMatch(way -> way.target() == state)) {
      return state;
    }
    MonitorModel.Edge last = ways.get(ways.size() - 1);
    String text = guards.of(last.guard(), last.guard().or(impossible));
    return text.length() > WORTH_AN_ELSE ? last.target() : -1;
  }

  private static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
  }

  /** A guard broken after operators so that lines stay short. */
  private static String lines(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split("(?<=[|&,] |\\bxor )")) {
      if (length > 0 && length + word.length() > LINE) {
        lines.setLength(lines.length() - 1);
        lines.append('\n');
        length = 0;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.toString();
  }
}
