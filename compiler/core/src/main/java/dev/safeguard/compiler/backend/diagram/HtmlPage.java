package dev.safeguard.compiler.backend.diagram;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ParallelModel;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Grounding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Safeguards on one page that needs no network: of each the diagram, its documentation, and its
 * states with their verdicts and ways out.
 */
public final class HtmlPage {
  private static final int MOST_ROWS = 500;

  private final StringBuilder html = new StringBuilder();

  private HtmlPage() {}

  /**
   * One safeguard and its diagram.
   *
   * @param name its name
   * @param documentation the text of its {@code ///} comments, or the empty string
   * @param models it as one automaton, or its parts side by side
   * @param drawing its picture as SVG, or why there is none
   */
  public record Entry(
      String name, String documentation, List<MonitorModel> models, Rendering drawing) {
    public Entry {
      models = List.copyOf(models);
    }

    /** A safeguard that is one automaton. */
    public Entry(MonitorModel model, Rendering drawing) {
      this(model.name(), model.documentation(), List.of(model), drawing);
    }

    /** A safeguard that is kept as parts side by side. */
    public Entry(ParallelModel model, Rendering drawing) {
      this(model.name(), model.documentation(), model.parts(), drawing);
    }
  }

  /** The page, in the order of the entries. */
  public static String of(String title, List<Entry> entries) {
    return new HtmlPage().page(title, entries);
  }

  private String page(String title, List<Entry> entries) {
    html.append("<h1>").append(Html.escaped(title)).append("</h1>\n");
    if (entries.size() > 1) {
      html.append("<nav><ul>\n");
      for (int i = 0; i < entries.size(); i++) {
        html.append("<li><a href=\"#safeguard-%d\">".formatted(i + 1));
        html.append(Html.escaped(entries.get(i).name())).append("</a></li>\n");
      }
      html.append("</ul></nav>\n");
    }
    for (int i = 0; i < entries.size(); i++) {
      section(i + 1, entries.get(i));
    }
    return Html.document(title, html.toString());
  }

  private void section(int number, Entry entry) {
    html.append("<section id=\"safeguard-%d\">\n<h2>".formatted(number));
    html.append(Html.escaped(entry.name())).append("</h2>\n");
    documentation(entry.documentation());
    drawing(number, entry);
    for (MonitorModel model : entry.models()) {
      if (entry.models().size() > 1) {
        html.append("<h3>").append(Html.escaped(model.name())).append("</h3>\n");
        documentation(model.documentation());
      }
      facts(model);
      states(model);
    }
    html.append("</section>\n");
  }

  private void documentation(String text) {
    for (String paragraph : text.strip().split("\\R\\s*\\R")) {
      if (!paragraph.isBlank()) {
        html.append("<p>").append(Html.escaped(paragraph.strip())).append("</p>\n");
      }
    }
  }

  private void drawing(int number, Entry entry) {
    if (entry.drawing() instanceof Rendering.Picture picture) {
      html.append(Html.figure(picture.bytes(), "safeguard-" + number));
    } else if (entry.drawing() instanceof Rendering.Failure failure) {
      html.append("<p class=\"note\">").append(Html.escaped(failure.reason())).append("</p>\n");
    }
  }

  private void facts(MonitorModel model) {
    html.append("<dl>\n<dt>Labels</dt><dd>");
    html.append(
        String.join(
            ", ",
            model.alphabet().labels().stream()
                .map(label -> "<code>" + Html.escaped(GuardText.name(label)) + "</code>")
                .toList()));
    html.append("</dd>\n");
    signals(model.alphabet());
    if (!model.alphabet().assumption().isEverything()) {
      String text = model.alphabet().assumptionText();
      String assumed =
          text.isEmpty()
              ? new GuardText(model.alphabet().labels()).of(model.alphabet().assumption())
              : text;
      html.append("<dt>Assumes</dt><dd><code>")
          .append(Html.escaped(assumed))
          .append("</code></dd>\n");
    }
    if (!model.parts().isEmpty()) {
      html.append("<dt>Parts</dt><dd>");
      html.append(
          String.join(
              ", ",
              model.parts().stream()
                  .map(part -> "<code>" + Html.escaped(part) + "</code>")
                  .toList()));
      html.append("</dd>\n");
    }
    if (model.penalty() != 0) {
      html.append("<dt>Penalty</dt><dd>").append(model.penalty()).append("</dd>\n");
    }
    html.append("</dl>\n");
  }

  private void signals(Alphabet alphabet) {
    Grounding grounding = alphabet.grounding();
    if (!grounding.signals().isEmpty()) {
      html.append("<dt>Signals</dt><dd>");
      html.append(
          grounding.signals().stream()
              .map(signal -> GuardText.name(signal.name()) + ": " + signal.type().word())
              .map(signal -> "<code>" + Html.escaped(signal) + "</code>")
              .collect(Collectors.joining(", ")));
      html.append("</dd>\n");
    }
    for (Definition definition : grounding.definitions()) {
      String label = GuardText.name(alphabet.labels().get(definition.label()));
      html.append("<dt><code>").append(Html.escaped(label)).append("</code></dt><dd><code>");
      html.append(Html.escaped(definition.text())).append("</code></dd>\n");
    }
  }

  private void states(MonitorModel model) {
    int shown = Math.min(MOST_ROWS, model.states().size());
    boolean pays = model.states().stream().anyMatch(state -> state.reward() != 0);
    html.append("<table>\n<thead><tr><th>State</th><th>Verdict</th>");
    html.append(pays ? "<th>Reward</th>" : "").append("<th>Goes</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < shown; i++) {
      MonitorModel.State state = model.states().get(i);
      html.append("<tr><th scope=\"row\">").append(Html.escaped(state.name()));
      html.append(i == model.initial() ? " <small>initial</small>" : "");
      if (!state.documentation().isBlank()) {
        html.append("<p>").append(Html.escaped(state.documentation().strip())).append("</p>");
      }
      String verdict = state.verdict().name().toLowerCase(Locale.ROOT);
      html.append("</th><td><span class=\"%s\">%s</span></td>".formatted(verdict, verdict));
      if (pays) {
        html.append("<td>").append(state.reward()).append(state.rewardOnce() ? " once" : "");
        html.append("</td>");
      }
      html.append("<td>").append(ways(model, i)).append("</td></tr>\n");
    }
    html.append("</tbody>\n</table>\n");
    if (shown < model.states().size()) {
      html.append("<p class=\"note\">and %d more</p>\n".formatted(model.states().size() - shown));
    }
  }

  private static String ways(MonitorModel model, int state) {
    GuardText guards = new GuardText(model.alphabet().labels());
    Guard impossible = model.alphabet().assumption().not();
    List<MonitorModel.Edge> ways = model.ways(state);
    StringBuilder html = new StringBuilder("<ul>");
    for (MonitorModel.Edge way : ways) {
      Guard guard = way.guard();
      String text = ways.size() == 1 ? "always" : guards.of(guard, guard.or(impossible));
      String to =
          way.target() == state
              ? "stays"
              : "&rarr; " + Html.escaped(model.states().get(way.target()).name());
      html.append("<li><code>").append(Html.escaped(text)).append("</code> ").append(to);
      if (!way.part().isEmpty()) {
        html.append(" <small>by ").append(Html.escaped(way.part())).append("</small>");
      }
      html.append("</li>");
    }
    return html.append("</ul>").toString();
  }
}
