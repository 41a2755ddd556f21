package dev.safeguard.compiler.backend.diagram;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
   * @param model the safeguard
   * @param drawing its picture as SVG, or why there is none
   */
  public record Entry(MonitorModel model, Rendering drawing) {}

  /** The page, in the order of the entries. */
  public static String of(String title, List<Entry> entries) {
    return new HtmlPage().page(title, entries);
  }

  private String page(String title, List<Entry> entries) {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
    html.append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    html.append("<h1>").append(escaped(title)).append("</h1>\n");
    if (entries.size() > 1) {
      html.append("<nav><ul>\n");
      for (int i = 0; i < entries.size(); i++) {
        html.append("<li><a href=\"#safeguard-%d\">".formatted(i + 1));
        html.append(escaped(entries.get(i).model().name())).append("</a></li>\n");
      }
      html.append("</ul></nav>\n");
    }
    for (int i = 0; i < entries.size(); i++) {
      section(i + 1, entries.get(i));
    }
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void section(int number, Entry entry) {
    MonitorModel model = entry.model();
    html.append("<section id=\"safeguard-%d\">\n<h2>".formatted(number));
    html.append(escaped(model.name())).append("</h2>\n");
    for (String paragraph : model.documentation().strip().split("\\R\\s*\\R")) {
      if (!paragraph.isBlank()) {
        html.append("<p>").append(escaped(paragraph.strip())).append("</p>\n");
      }
    }
    drawing(number, entry);
    facts(model);
    states(model);
    html.append("</section>\n");
  }

  private void drawing(int number, Entry entry) {
    if (entry.drawing() instanceof Rendering.Picture picture) {
      String svg = new String(picture.bytes(), StandardCharsets.UTF_8);
      String embedded = svg.substring(Math.max(0, svg.indexOf("<svg")));
      // Several pictures on one page number their parts alike.
      html.append("<figure>\n");
      html.append(embedded.replace(" id=\"", " id=\"safeguard-" + number + "-"));
      html.append("</figure>\n");
    } else if (entry.drawing() instanceof Rendering.Failure failure) {
      html.append("<p class=\"note\">").append(escaped(failure.reason())).append("</p>\n");
    }
  }

  private void facts(MonitorModel model) {
    html.append("<dl>\n<dt>Labels</dt><dd>");
    html.append(
        String.join(
            ", ",
            model.alphabet().labels().stream()
                .map(label -> "<code>" + escaped(GuardText.name(label)) + "</code>")
                .toList()));
    html.append("</dd>\n");
    if (!model.alphabet().assumption().isEverything()) {
      String text = model.alphabet().assumptionText();
      String assumed =
          text.isEmpty()
              ? new GuardText(model.alphabet().labels()).of(model.alphabet().assumption())
              : text;
      html.append("<dt>Assumes</dt><dd><code>").append(escaped(assumed)).append("</code></dd>\n");
    }
    if (model.penalty() != 0) {
      html.append("<dt>Penalty</dt><dd>").append(model.penalty()).append("</dd>\n");
    }
    html.append("</dl>\n");
  }

  private void states(MonitorModel model) {
    int shown = Math.min(MOST_ROWS, model.states().size());
    boolean pays = model.states().stream().anyMatch(state -> state.reward() != 0);
    html.append("<table>\n<thead><tr><th>State</th><th>Verdict</th>");
    html.append(pays ? "<th>Reward</th>" : "").append("<th>Goes</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < shown; i++) {
      MonitorModel.State state = model.states().get(i);
      html.append("<tr><th scope=\"row\">").append(escaped(state.name()));
      html.append(i == model.initial() ? " <small>initial</small>" : "");
      if (!state.documentation().isBlank()) {
        html.append("<p>").append(escaped(state.documentation().strip())).append("</p>");
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
    Set<Integer> targets = new LinkedHashSet<>();
    model.states().get(state).edges().forEach(edge -> targets.add(edge.target()));
    for (int target : model.automaton().successors(state)) {
      targets.add(target);
    }
    StringBuilder ways = new StringBuilder("<ul>");
    for (int target : targets) {
      Guard guard = model.automaton().guard(state, target);
      String text = targets.size() == 1 ? "always" : guards.of(guard, guard.or(impossible));
      String to =
          target == state ? "stays" : "&rarr; " + escaped(model.states().get(target).name());
      ways.append("<li><code>").append(escaped(text)).append("</code> ").append(to);
      ways.append("</li>");
    }
    return ways.append("</ul>").toString();
  }

  private static String escaped(String text) {
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
