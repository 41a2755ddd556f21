package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The initial values of the static tables of a generated class whose states have names. */
final class DescriptionCode {
  private final MonitorModel model;
  private final Constants constants;

  DescriptionCode(MonitorModel model, Constants constants) {
    this.model = model;
    this.constants = constants;
  }

  CodeBlock verdicts() {
    List<CodeBlock> verdicts = new ArrayList<>();
    for (MonitorModel.State state : model.states()) {
      verdicts.add(verdict(state));
    }
    return CodeBlock.of("{\n$>$L$<\n}", CodeBlock.join(verdicts, ",$W"));
  }

  CodeBlock safeguard() {
    List<CodeBlock> states = new ArrayList<>();
    for (int i = 0; i < model.states().size(); i++) {
      MonitorModel.State state = model.states().get(i);
      List<CodeBlock> successors = new ArrayList<>();
      for (int successor : model.automaton().successors(i)) {
        successors.add(CodeBlock.of("$L", constants.states().get(successor)));
      }
      states.add(
          CodeBlock.of(
              "new $T($L, $L,$W$T.of($L), $L, $L)",
              RuntimeNames.STATE,
              Text.expression(state.name()),
              verdict(state),
              List.class,
              CodeBlock.join(successors, successors.size() > 4 ? ",$W" : ", "),
              number(state.reward()),
              state.rewardOnce()));
    }
    return safeguard(
        model,
        CodeBlock.of("$T.of(\n$>$>$L$<$<)", List.class, CodeBlock.join(states, ",\n")),
        constants.states().get(model.initial()));
  }

  /**
   * The constructor call, given expressions for the states and for the number of the initial one.
   */
  static CodeBlock safeguard(MonitorModel model, CodeBlock states, String initial) {
    List<CodeBlock> labels = model.alphabet().labels().stream().map(Text::expression).toList();
    return CodeBlock.of(
        "new $T(\n$>$>$L,\n$L,\n$T.of($L),\n$L,\n$L,\n$L$<$<)",
        RuntimeNames.SAFEGUARD,
        Text.expression(model.name()),
        Text.expression(model.documentation()),
        List.class,
        CodeBlock.join(labels, ",$W"),
        states,
        initial,
        number(model.penalty()));
  }

  /** One guard for each state: what leads to a violation, or what possibly happens and does not. */
  CodeBlock guards(boolean violated) {
    List<CodeBlock> guards = new ArrayList<>();
    List<String> texts = texts(model, violated);
    for (int state = 0; state < texts.size(); state++) {
      guards.add(
          CodeBlock.of(
              "new $T($L, $L, $L)",
              ClassName.bestGuess("Next"),
              constants.states().get(state),
              violated,
              Text.expression(texts.get(state))));
    }
    return CodeBlock.of("{\n$>$L$<\n}", CodeBlock.join(guards, ",\n"));
  }

  /** For each state the text of such a guard. */
  static List<String> texts(MonitorModel model, boolean violated) {
    GuardText text = new GuardText(model.alphabet().labels());
    Guard impossible = model.alphabet().assumption().not();
    Map<Guard, String> known = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (int state = 0; state < model.states().size(); state++) {
      Guard guard = violated ? model.violating(state) : model.safe(state);
      texts.add(
          known.computeIfAbsent(
              guard, g -> g.isNothing() ? "false" : text.of(g, g.or(impossible))));
    }
    return texts;
  }

  /** A literal of type double. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(value);
  }

  private static CodeBlock verdict(MonitorModel.State state) {
    return CodeBlock.of("$T.$L", RuntimeNames.VERDICT, state.verdict().name());
  }
}
