package dev.safeguard.compiler.backend.dot;

import dev.safeguard.compiler.automaton.Distances;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.List;
import java.util.OptionalInt;

/** The states and arrows of one automaton, as a box with a title in a diagram. */
final class Cluster {
  private static final int LONGEST_GUARD = 60;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_IN_A_CIRCLE = 14;
  private static final int LONGEST_TITLE = 110;
  private static final int LINE = 26;
  private static final int WORTH_AN_ELSE = 12;

  private final MonitorModel model;
  private final String prefix;
  private final GuardText guards;
  private final Guard impossible;
  private final List<OptionalInt> toViolation;
  private final List<OptionalInt> toSecurity;
  private final StringBuilder dot;

  private Cluster(MonitorModel model, String prefix, StringBuilder dot) {
    this.model = model;
    this.prefix = prefix;
    this.dot = dot;
    guards = new GuardText(model.alphabet().labels());
    impossible = model.alphabet().assumption().not();
    toViolation = Distances.of(model, Verdict.VIOLATED);
    toSecurity = Distances.of(model, Verdict.SATISFIED);
  }

  /**
   * Writes the box.
   *
   * @param prefix begins the names of its nodes, to tell them from those of other boxes
   */
  static void write(MonitorModel model, String prefix, StringBuilder dot) {
    new Cluster(model, prefix, dot).write();
  }

  private void write() {
    line("  subgraph cluster_%sstates {", prefix);
    line("    label=%s;", title(model.name(), model.documentation()));
    line("    labelloc=t; labeljust=l; pencolor=white; margin=14;");
    line("    fontsize=16; fontcolor=\"%s\";", Palette.TEXT);
    line("    tooltip=%s;", DotText.quoted(model.name()));
    line("");
    line("    %sstart [shape=point, width=0.09, height=0.09, color=\"%s\",", prefix, Palette.EDGE);
    line("      label=\"\", tooltip=\"start\"];");
    for (int state = 0; state < model.states().size(); state++) {
      node(state);
    }
    line("");
    line("    %sstart -> %s [tooltip=\"start\"];", prefix, id(model.initial()));
    for (int state = 0; state < model.states().size(); state++) {
      edges(state);
    }
    line("  }");
  }

  private String id(int state) {
    return prefix + "s" + state;
  }

  private void line(String format, Object... arguments) {
    dot.append(arguments.length == 0 ? format : format.formatted(arguments)).append('\n');
  }

  /** A name in bold, with the first sentence about it. */
  static String title(String of, String documentation) {
    String first = firstSentence(documentation);
    String name = DotText.html(DotText.cut(of, LONGEST_NAME));
    String subtitle =
        first.isEmpty()
            ? ""
            : "<BR ALIGN=\"LEFT\"/><FONT POINT-SIZE=\"11\" COLOR=\"%s\">%s</FONT>"
                .formatted(Palette.QUIET, DotText.html(DotText.cut(first, LONGEST_TITLE)));
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
        "    %s [label=%s, tooltip=%s,",
        id(number),
        DotText.quoted(DotText.cut(state.name(), LONGEST_NAME)),
        DotText.quoted(
            state.name() + ": " + Palette.of(state).meaning + distances(number) + about));
    line("      %s];", Palette.of(state).attributes(state.accepting(), isWide(state)));
  }

  /** How near a violation and security are, where they can be reached. */
  private String distances(int state) {
    return distance(toViolation.get(state), "a violation")
        + distance(toSecurity.get(state), "security");
  }

  private static String distance(OptionalInt length, String what) {
    if (length.isEmpty() || length.getAsInt() == 0) {
      return "";
    }
    return "\n%d %s from %s"
        .formatted(
            length.getAsInt(), length.getAsInt() == 1 ? "observation" : "observations", what);
  }

  private static boolean isWide(MonitorModel.State state) {
    return state.name().codePointCount(0, state.name().length()) > LONGEST_IN_A_CIRCLE;
  }

  private void edges(int state) {
    model.automaton().diagrams().budget().check();
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
          "    %s -> %s [label=%s, tooltip=%s, labeltooltip=%s%s];",
          id(state),
          id(way.target()),
          DotText.quoted(" " + (shown + failing(way, LONGEST_NAME)).replace("\n", " \n ") + " "),
          DotText.quoted(full + failing(way, Integer.MAX_VALUE)),
          DotText.quoted(full + failing(way, Integer.MAX_VALUE)),
          style(state, way.target(), rest));
    }
  }

  /** The part that fails, on a line of its own. */
  private static String failing(MonitorModel.Edge way, int longest) {
    return way.part().isEmpty() ? "" : "\n[" + DotText.cut(way.part(), longest) + "]";
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
