package dev.safeguard.compiler.backend.mermaid;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * A safeguard as a Mermaid state diagram: guards as short as the assumption allows, a colour for
 * each verdict, and {@code else} for a long guard that stays. The same model always gives the same
 * text.
 */
public final class MermaidDiagram {
  private static final int LONGEST_GUARD = 60;
  private static final int WORTH_AN_ELSE = 12;

  private final MonitorModel model;
  private final GuardText guards;
  private final Guard impossible;
  private final StringBuilder text = new StringBuilder();

  private MermaidDiagram(MonitorModel model) {
    this.model = model;
    this.guards = new GuardText(model.alphabet().labels());
    this.impossible = model.alphabet().assumption().not();
  }

  /** The diagram as a text that ends with a line break. */
  public static String of(MonitorModel model) {
    return new MermaidDiagram(model).write();
  }

  private String write() {
    line("stateDiagram-v2");
    line("  direction LR");
    for (VerdictStyle style : VerdictStyle.values()) {
      line("  classDef " + style.id() + " " + style.properties());
    }
    for (int q = 0; q < model.states().size(); q++) {
      MonitorModel.State state = model.states().get(q);
      line("  state \"" + MermaidText.escaped(state.name()) + "\" as s" + q);
      line("  class s" + q + " " + VerdictStyle.of(state.verdict()).id());
    }
    line("  [*] --> s" + model.initial());
    for (int q = 0; q < model.states().size(); q++) {
      transitions(q);
    }
    return text.toString();
  }

  private void transitions(int state) {
    List<MonitorModel.Edge> edges = model.merged(state);
    for (MonitorModel.Edge edge : edges) {
      String guard = guards.of(edge.guard(), edge.guard().or(impossible));
      boolean stays = edge.target() == state && guard.length() > WORTH_AN_ELSE;
      String shown =
          edges.size() == 1 ? "always" : stays ? "else" : GuardText.shorten(guard, LONGEST_GUARD);
      line("  s" + state + " --> s" + edge.target() + " : " + MermaidText.escaped(shown));
    }
  }

  private void line(String content) {
    text.append(content).append('\n');
  }

  /** How a state with a verdict looks; dark text on each fill is easy to read. */
  private enum VerdictStyle {
    ACCEPTING("fill:#EEF3FB,stroke:#3B5B8C"),
    PENDING("fill:#FFF3D6,stroke:#8A5A00,stroke-dasharray:4"),
    SATISFIED("fill:#E0F3E6,stroke:#1E7040"),
    VIOLATED("fill:#FBE3E1,stroke:#B3261E,stroke-width:2px");

    private final String properties;

    VerdictStyle(String properties) {
      this.properties = properties;
    }

    static VerdictStyle of(Verdict verdict) {
      return valueOf(verdict.name());
    }

    String id() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    String properties() {
      return properties + ",color:#1F2328";
    }
  }
}
