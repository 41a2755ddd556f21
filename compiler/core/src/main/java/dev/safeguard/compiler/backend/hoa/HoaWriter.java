package dev.safeguard.compiler.backend.hoa;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.MonitorModel;

/**
 * A safeguard in the Hanoi Omega-Automata format, version 1 (Babiak and others 2015), read on
 * finite words: F is the acceptance set 0. For a reader of infinite words it is a deterministic
 * Büchi automaton, which accepts those of which infinitely many prefixes are accepted.
 *
 * <p>The labels that the agent decides are the {@code controllable-AP} of synthesis tools (Pérez
 * 2019). Observations outside the assumption have no edge; {@code sg-assume} says which they are,
 * as a label expression. Other headers that start with {@code sg-} hold what the format has no word
 * for: the module, the penalty and the rewards. Documentation is not written.
 *
 * <p>The same model always gives the same text, whose length is linear in the number of states and
 * the sizes of their guards' diagrams.
 */
public final class HoaWriter {
  private final MonitorModel model;
  private final LabelExpressions labels;

  private HoaWriter(MonitorModel model) {
    this.model = model;
    this.labels = new LabelExpressions(model.automaton().diagrams());
  }

  /** The automaton as a text that ends with a line break. */
  public static String of(MonitorModel model) {
    return new HoaWriter(model).write();
  }

  private String write() {
    String assumption = labels.of(model.alphabet().assumption());
    StringBuilder body = new StringBuilder();
    for (int state = 0; state < model.states().size(); state++) {
      state(body, state);
    }
    return header(assumption) + "--BODY--\n" + body + "--END--\n";
  }

  private String header(String assumption) {
    Alphabet alphabet = model.alphabet();
    boolean complete = alphabet.assumption().isEverything();
    StringBuilder header = new StringBuilder();
    header.append("HOA: v1\n");
    header.append("name: ").append(quoted(model.name())).append('\n');
    header.append("tool: \"safeguard\"\n");
    header.append("States: ").append(model.states().size()).append('\n');
    header.append("Start: ").append(model.initial()).append('\n');
    header.append("AP: ").append(alphabet.labels().size());
    alphabet.labels().forEach(label -> header.append(' ').append(quoted(label)));
    if (alphabet.actions() != 0) {
      header.append("\ncontrollable-AP:");
      for (long left = alphabet.actions(); left != 0; left &= left - 1) {
        header.append(' ').append(Long.numberOfTrailingZeros(left));
      }
    }
    header.append("\nacc-name: Buchi\nAcceptance: 1 Inf(0)\n");
    header.append("properties: trans-labels explicit-labels state-acc deterministic");
    header.append(complete ? " complete\n" : "\n");
    header.append("sg-module: ").append(quoted(model.module())).append('\n');
    header.append("sg-penalty: ").append(quoted(String.valueOf(model.penalty()))).append('\n');
    for (int state = 0; state < model.states().size(); state++) {
      reward(header, state);
    }
    if (!complete) {
      header.append("sg-assume: ").append(quoted(assumption));
      header.append(' ').append(quoted(alphabet.assumptionText())).append('\n');
    }
    return header.append(labels.aliases()).toString();
  }

  private void reward(StringBuilder header, int number) {
    MonitorModel.State state = model.states().get(number);
    if (state.reward() != 0) {
      header.append("sg-reward: ").append(number).append(' ');
      header.append(quoted(String.valueOf(state.reward())));
      header.append(state.rewardOnce() ? " once\n" : "\n");
    }
  }

  private void state(StringBuilder body, int number) {
    MonitorModel.State state = model.states().get(number);
    body.append("State: ").append(number).append(' ').append(quoted(state.name()));
    body.append(state.accepting() ? " {0}\n" : "\n");
    for (MonitorModel.Edge edge : model.merged(number)) {
      body.append('[').append(labels.of(edge.guard())).append("] ");
      body.append(edge.target()).append('\n');
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
