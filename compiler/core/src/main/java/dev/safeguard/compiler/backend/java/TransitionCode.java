package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of {@code next(state, labels)} as a switch over states with a test for each way out, in
 * the order of declaration; the last way out needs no test. A test may answer anything on
 * observations that the assumption excludes or an earlier test has taken.
 */
final class TransitionCode {
  private final MonitorModel model;
  private final Constants constants;
  private final GuardCode guards;
  private final DiagramTable table;
  private int tests;

  TransitionCode(MonitorModel model, Constants constants, DiagramTable table) {
    this.model = model;
    this.constants = constants;
    this.guards = new GuardCode(constants.labels());
    this.table = table;
  }

  /** How many tests the code holds. */
  int tests() {
    return tests;
  }

  CodeBlock body() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (!model.alphabet().assumption().isEverything()) {
      code.beginControlFlow("if ($L)", impossible());
      code.addStatement("return $L", Constants.IMPOSSIBLE);
      code.endControlFlow();
    }
    code.beginControlFlow("switch (state)");
    List<String> absorbing = new ArrayList<>();
    for (int state = 0; state < model.states().size(); state++) {
      int[] successors = model.automaton().successors(state);
      if (successors.length == 1 && successors[0] == state) {
        absorbing.add(constants.states().get(state));
        continue;
      }
      code.beginControlFlow("case $L ->", constants.states().get(state));
      code.add(choice(state));
      code.endControlFlow();
    }
    if (!absorbing.isEmpty()) {
      code.beginControlFlow("case $L ->", String.join(", ", absorbing));
      code.addStatement("return state");
      code.endControlFlow();
    }
    code.addStatement(
        "default -> throw new $T($S + state)", IndexOutOfBoundsException.class, "no state ");
    return code.endControlFlow().build();
  }

  private CodeBlock impossible() {
    Optional<GuardCode.Condition> condition = AssumptionCode.impossible(model.alphabet(), guards);
    tests += condition.map(GuardCode.Condition::tests).orElse(1);
    return condition
        .map(GuardCode.Condition::code)
        .orElseGet(
            () ->
                CodeBlock.of(
                    "$L.evaluate($L, labels) == 0",
                    Constants.DIAGRAM,
                    table.add(model.alphabet().assumption().root())));
  }

  private CodeBlock choice(int state) {
    List<Integer> targets = targets(state);
    int last = targets.remove(targets.size() - 1);
    Guard settled = model.alphabet().assumption().not();
    CodeBlock.Builder code = CodeBlock.builder();
    int needed = 0;
    for (int target : targets) {
      Guard required = model.automaton().guard(state, target);
      Optional<GuardCode.Condition> condition = guards.of(required, required.or(settled));
      if (condition.isEmpty()) {
        return walk(state);
      }
      needed += condition.get().tests();
      code.beginControlFlow("if ($L)", condition.get().code());
      code.addStatement("return $L", constants.states().get(target));
      code.endControlFlow();
      settled = settled.or(required);
    }
    tests += needed;
    return code.addStatement("return $L", constants.states().get(last)).build();
  }

  private CodeBlock walk(int state) {
    tests++;
    return CodeBlock.builder()
        .add("// A diagram, since the tests would be too long to read.\n")
        .addStatement(
            "return $L.evaluate($L, labels)",
            Constants.DIAGRAM,
            table.add(model.automaton().behaviour(state)))
        .build();
  }

  /** The states that can follow: in the order of the edges, that of the last edge last. */
  private List<Integer> targets(int state) {
    List<MonitorModel.Edge> edges = model.states().get(state).edges();
    Set<Integer> targets = new LinkedHashSet<>();
    edges.forEach(edge -> targets.add(edge.target()));
    for (int target : model.automaton().successors(state)) {
      targets.add(target);
    }
    if (!edges.isEmpty()) {
      int last = edges.get(edges.size() - 1).target();
      targets.remove(last);
      targets.add(last);
    }
    return new ArrayList<>(targets);
  }
}
