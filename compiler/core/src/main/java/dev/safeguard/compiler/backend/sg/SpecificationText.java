package dev.safeguard.compiler.backend.sg;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A safeguard in the language itself: its labels, its assumption, and its states with their marks.
 * Compiled again, the text gives the same states, transitions, verdicts, rewards and penalty.
 *
 * <p>Whatever stays is left to {@code otherwise stay}; of a state that is always left, the last
 * transition is its {@code else}.
 */
public final class SpecificationText {
  private static final int MOST_CUBES = 512;

  private final MonitorModel model;
  private final GuardText guards;
  private final Guard impossible;
  private final StringBuilder text = new StringBuilder();
  private boolean isWhole = true;

  private SpecificationText(MonitorModel model) {
    this.model = model;
    this.guards = new GuardText(model.alphabet().labels());
    this.impossible = model.alphabet().assumption().not();
  }

  /**
   * The specification, which ends with a line break.
   *
   * @return empty if a guard would need more than 512 conjunctions
   */
  public static Optional<String> of(MonitorModel model) {
    SpecificationText writer = new SpecificationText(model);
    String text = writer.write();
    return writer.isWhole ? Optional.of(text) : Optional.empty();
  }

  private String write() {
    if (!model.module().isEmpty()) {
      line("module " + qualified(model.module()));
      line("");
    }
    labels();
    Guard assumption = model.alphabet().assumption();
    if (!assumption.isEverything()) {
      line("assume " + guard(assumption, assumption));
    }
    line("");
    documentation("", model.documentation());
    boolean stays = anyStays();
    line("safeguard " + GuardText.name(model.name()) + (stays ? " otherwise stay {" : " {"));
    line("  penalty " + model.penalty());
    for (MonitorModel.State state : model.states()) {
      if (state.reward() != 0) {
        String once = state.rewardOnce() ? " once" : "";
        line("  reward " + GuardText.name(state.name()) + " " + state.reward() + once);
      }
    }
    for (int q = 0; q < model.states().size(); q++) {
      line("");
      state(q);
    }
    line("}");
    return text.toString();
  }

  /** A line for each run of labels that one side decides, so that their order stays. */
  private void labels() {
    List<String> labels = model.alphabet().labels();
    long actions = model.alphabet().actions();
    for (int from = 0, to; from < labels.size(); from = to) {
      boolean action = (actions >>> from & 1) == 1;
      to = from;
      while (to < labels.size() && (actions >>> to & 1) == 1 == action) {
        to++;
      }
      line((action ? "labels action " : "labels ") + names(labels.subList(from, to)));
    }
  }

  private boolean anyStays() {
    for (int q = 0; q < model.states().size(); q++) {
      int state = q;
      if (model.merged(q).stream().anyMatch(edge -> edge.target() == state)) {
        return true;
      }
    }
    return false;
  }

  private void state(int number) {
    MonitorModel.State state = model.states().get(number);
    documentation("  ", state.documentation());
    String declaration =
        (number == model.initial() ? "  initial " : "  ")
            + mark(state)
            + "state "
            + GuardText.name(state.name());
    List<MonitorModel.Edge> edges = model.merged(number);
    List<MonitorModel.Edge> leaving =
        edges.stream().filter(edge -> edge.target() != number).toList();
    if (leaving.isEmpty()) {
      line(declaration);
      return;
    }
    line(declaration + " {");
    boolean alwaysLeft = leaving.size() == edges.size();
    for (int i = 0; i < leaving.size(); i++) {
      MonitorModel.Edge edge = leaving.get(i);
      boolean rest = alwaysLeft && i == leaving.size() - 1;
      String taken = rest ? "else" : "on " + guard(edge.guard(), edge.guard().or(impossible));
      line("    " + taken + " -> " + GuardText.name(model.states().get(edge.target()).name()));
    }
    line("  }");
  }

  private static String mark(MonitorModel.State state) {
    if (state.verdict() == Verdict.VIOLATED) {
      return "rejecting ";
    }
    return state.accepting() ? "" : "pending ";
  }

  private String guard(Guard required, Guard allowed) {
    Optional<String> whole = guards.whole(required, allowed, MOST_CUBES);
    isWhole &= whole.isPresent();
    return whole.orElse(GuardText.ELLIPSIS);
  }

  private void documentation(String indent, String documentation) {
    if (!documentation.isBlank()) {
      documentation.lines().forEach(line -> line((indent + "/// " + line).stripTrailing()));
    }
  }

  private static String names(List<String> labels) {
    return labels.stream().map(GuardText::name).collect(Collectors.joining(", "));
  }

  private static String qualified(String module) {
    return Arrays.stream(module.split("\\.")).map(GuardText::name).collect(Collectors.joining("."));
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
