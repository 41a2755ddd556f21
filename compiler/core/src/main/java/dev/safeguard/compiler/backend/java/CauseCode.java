package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.MonitorModel.Edge;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The method {@code cause(state, labels)}: for each state from which a violation follows, the lines
 * that say so, with a test where there are several.
 */
final class CauseCode {
  private final MonitorModel model;
  private final Constants constants;
  private final GuardCode guards;
  private final DiagramTable table;

  CauseCode(MonitorModel model, Constants constants, DiagramTable table) {
    this.model = model;
    this.constants = constants;
    this.guards = new GuardCode(constants.labels());
    this.table = table;
  }

  /** What a violation is put down to; without a line it is put down to nothing. */
  private record Origin(int line, String part) {
    static Origin of(Edge edge) {
      return edge.line() > 0 ? new Origin(edge.line(), edge.part()) : new Origin(0, "");
    }
  }

  /** The method; empty if no violation can be put down to a line. */
  Optional<MethodSpec> method() {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (int state = 0; state < model.states().size(); state++) {
      if (model.states().get(state).verdict() != Verdict.VIOLATED) {
        Map<Origin, Guard> origins = origins(state);
        if (origins.keySet().stream().anyMatch(origin -> origin.line() > 0)) {
          cases.beginControlFlow("case $L ->", constants.states().get(state));
          cases.add(choice(state, origins));
          cases.endControlFlow();
        }
      }
    }
    CodeBlock found = cases.build();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TypeName returned =
        ParameterizedTypeName.get(ClassName.get(Optional.class), RuntimeNames.CAUSE);
    boolean assumes = !model.alphabet().assumption().isEverything();
    return Optional.of(
        MonitorClass.implementation("cause", returned)
            .addParameter(int.class, "state")
            .addParameter(long.class, "labels")
            .addStatement("int next = $L(state, labels)", assumes ? "successor" : "next")
            .beginControlFlow(
                "if ($L[next] != $T.VIOLATED)", Constants.VERDICTS, RuntimeNames.VERDICT)
            .addStatement("return $T.empty()", Optional.class)
            .endControlFlow()
            .beginControlFlow("switch (state)")
            .addCode(found)
            .beginControlFlow("default ->")
            .addStatement("return $T.empty()", Optional.class)
            .endControlFlow()
            .endControlFlow()
            .build());
  }

  private Map<Origin, Guard> origins(int state) {
    Map<Origin, Guard> origins = new LinkedHashMap<>();
    for (Edge edge : model.states().get(state).edges()) {
      if (model.states().get(edge.target()).verdict() == Verdict.VIOLATED) {
        origins.merge(Origin.of(edge), edge.guard(), Guard::or);
      }
    }
    return origins;
  }

  private CodeBlock choice(int state, Map<Origin, Guard> origins) {
    List<Map.Entry<Origin, Guard>> all = new ArrayList<>(origins.entrySet());
    Guard settled = model.violating(state).not();
    CodeBlock.Builder code = CodeBlock.builder();
    for (Map.Entry<Origin, Guard> each : all.subList(0, all.size() - 1)) {
      Guard required = each.getValue();
      code.beginControlFlow("if ($L)", condition(required, required.or(settled)));
      code.addStatement("return $L", value(each.getKey()));
      code.endControlFlow();
      settled = settled.or(required);
    }
    return code.addStatement("return $L", value(all.get(all.size() - 1).getKey())).build();
  }

  private CodeBlock condition(Guard required, Guard allowed) {
    return guards
        .of(required, allowed)
        .map(GuardCode.Condition::code)
        .orElseGet(
            () ->
                CodeBlock.of(
                    "$L.evaluate($L, labels) != 0", Constants.DIAGRAM, table.add(required.root())));
  }

  private static CodeBlock value(Origin origin) {
    return origin.line() > 0
        ? CodeBlock.of(
            "$T.of(new $T($L, $L))",
            Optional.class,
            RuntimeNames.CAUSE,
            origin.line(),
            Text.expression(origin.part()))
        : CodeBlock.of("$T.empty()", Optional.class);
  }
}
