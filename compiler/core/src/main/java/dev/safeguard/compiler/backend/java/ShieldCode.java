package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Shield;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The part of a generated class that says what the agent may do: it then implements {@code
 * dev.safeguard.runtime.Shield} too.
 */
final class ShieldCode {
  private static final String CHOICE = "Choice";

  private final MonitorModel model;
  private final Shield shield;
  private final Constants constants;
  private final DiagramTable table;
  private final CodeBlock safe;

  ShieldCode(MonitorModel model, Shield shield, Constants constants) {
    this.model = model;
    this.shield = shield;
    this.constants = constants;
    this.table = new DiagramTable(model.automaton().diagrams());
    this.safe = constants.named() ? choice() : walk();
  }

  /** Adds the constant that says which labels are actions. */
  void addConstant(TypeSpec.Builder type) {
    type.addField(
        FieldSpec.builder(
                long.class, Constants.ACTIONS, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("The labels that the agent decides.\n")
            .initializer(new GuardCode(constants.labels()).union(model.alphabet().actions()))
            .build());
  }

  /** Adds the guards, one for each state. */
  void addTables(TypeSpec.Builder type) {
    if (!table.isEmpty()) {
      MonitorClass.addTable(
          type, RuntimeNames.DECISION_DIAGRAM, Constants.SAFE_DIAGRAM, table.expression());
    }
    MonitorClass.addTable(
        type,
        ArrayTypeName.of(RuntimeNames.GUARD),
        Constants.SAFE_ACTIONS,
        constants.named() ? named() : encoded());
  }

  /** Adds what the interface asks for. */
  void addMethods(TypeSpec.Builder type) {
    type.addSuperinterface(RuntimeNames.SHIELD)
        .addMethod(MonitorClass.method("actions", TypeName.LONG, "return $L", Constants.ACTIONS))
        .addMethod(
            MonitorClass.method(
                "safeActions", RuntimeNames.GUARD, "return $L[state]", Constants.SAFE_ACTIONS))
        .addMethod(isSafe());
    if (!constants.named()) {
      type.addMethod(choices());
    }
    type.addType(record());
  }

  private CodeBlock named() {
    List<CodeBlock> choices = new ArrayList<>();
    List<String> texts = texts();
    for (int state = 0; state < texts.size(); state++) {
      choices.add(
          CodeBlock.of(
              "new $L($L, $L)",
              CHOICE,
              constants.states().get(state),
              Text.expression(texts.get(state))));
    }
    return CodeBlock.of("{\n$>$L$<\n}", CodeBlock.join(choices, ",\n"));
  }

  private CodeBlock encoded() {
    List<String> texts = texts();
    String separator = EncodedDescription.separator(texts);
    return CodeBlock.of(
        "choices($L.split($L, -1))",
        Text.expression(String.join(separator, texts)),
        Text.expression(separator));
  }

  private List<String> texts() {
    GuardText text = new GuardText(model.alphabet().labels());
    Map<Guard, String> known = new LinkedHashMap<>();
    return shield.safeActions().stream()
        .map(guard -> known.computeIfAbsent(guard, text::of))
        .toList();
  }

  private CodeBlock choice() {
    GuardCode guards = new GuardCode(constants.labels());
    Map<Guard, List<String>> states = new LinkedHashMap<>();
    for (int state = 0; state < constants.states().size(); state++) {
      states
          .computeIfAbsent(shield.safeActions().get(state), guard -> new ArrayList<>())
          .add(constants.states().get(state));
    }
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow("switch (state)");
    states.forEach(
        (guard, names) -> {
          Optional<GuardCode.Condition> condition = guards.of(guard, guard);
          code.beginControlFlow("case $L ->", String.join(", ", names));
          code.addStatement(
              "return $L",
              condition
                  .map(GuardCode.Condition::code)
                  .orElseGet(
                      () ->
                          CodeBlock.of(
                              "$L.evaluate($L, labels) == 1",
                              Constants.SAFE_DIAGRAM,
                              table.add(guard.root()))));
          code.endControlFlow();
        });
    code.addStatement(
        "default -> throw new $T($S + state)", IndexOutOfBoundsException.class, "no state ");
    return code.endControlFlow().build();
  }

  private CodeBlock walk() {
    shield.safeActions().forEach(guard -> table.add(guard.root()));
    return CodeBlock.of("return $L.evaluate(state, labels) == 1;\n", Constants.SAFE_DIAGRAM);
  }

  private MethodSpec isSafe() {
    return MethodSpec.methodBuilder("isSafe")
        .addJavadoc(
            "Whether after some actions no answer of the world leads to a violation, now or later.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(boolean.class)
        .addParameter(int.class, "state")
        .addParameter(long.class, "labels")
        .addCode(safe)
        .build();
  }

  private static MethodSpec choices() {
    return MethodSpec.methodBuilder("choices")
        .addJavadoc("One guard for each state.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ArrayTypeName.of(RuntimeNames.GUARD))
        .addParameter(ArrayTypeName.of(String.class), "texts")
        .addStatement("$T[] guards = new $T[texts.length]", RuntimeNames.GUARD, RuntimeNames.GUARD)
        .beginControlFlow("for (int state = 0; state < texts.length; state++)")
        .addStatement("guards[state] = new $L(state, texts[state])", CHOICE)
        .endControlFlow()
        .addStatement("return guards")
        .build();
  }

  private static TypeSpec record() {
    return TypeSpec.recordBuilder(CHOICE)
        .addJavadoc("The safe actions of a state.\n")
        .addModifiers(Modifier.PRIVATE)
        .addSuperinterface(RuntimeNames.GUARD)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(ParameterSpec.builder(int.class, "state").build())
                .addParameter(ParameterSpec.builder(String.class, "text").build())
                .build())
        .addMethod(
            MonitorClass.implementation("admits", TypeName.BOOLEAN)
                .addParameter(long.class, "labels")
                .addStatement("return isSafe(state, labels)")
                .build())
        .build();
  }
}
