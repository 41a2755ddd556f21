package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * A safeguard as one public final class that implements {@code dev.safeguard.runtime.Monitor}.
 *
 * <p>Labels and states are named constants, and a step is a switch with a few bit tests for each
 * state. Beyond {@link Limits#READABLE} a class takes another form: it walks a decision diagram
 * where there would be too many tests, and reads the description of its states from text where
 * there would be too many constants.
 */
final class MonitorClass {
  /**
   * How far a class is written for readers.
   *
   * @param states the most states that have names
   * @param successors the most successors that these states have between them
   * @param tests the most tests in the switch
   */
  record Limits(int states, int successors, int tests) {
    /**
     * What a person can follow. It is also what a Java machine can: it does not compile a method
     * longer than 8000 bytes, and a class cannot hold one longer than 64 KB.
     */
    static final Limits READABLE = new Limits(100, 1500, 250);
  }

  private static final Modifier[] CONSTANT = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};
  private final MonitorModel model;
  private final String packageName;
  private final String className;
  private final Constants constants;
  private final DiagramTable table;
  private final CodeBlock transitions;
  private final Optional<MethodSpec> cause;
  private final Optional<ShieldCode> shield;
  private final boolean assumes;

  private MonitorClass(MonitorModel model, String packageName, String className, Limits limits) {
    this.model = model;
    this.packageName = packageName;
    this.className = className;
    assumes = !model.alphabet().assumption().isEverything();
    constants = Constants.of(model, canNameStates(model, limits));
    DiagramTable some = new DiagramTable(model.automaton().diagrams());
    TransitionCode code = new TransitionCode(model, constants, some);
    CodeBlock body = constants.named() ? code.body() : CodeBlock.of("");
    if (constants.named() && code.tests() <= limits.tests()) {
      table = some;
      transitions = body;
    } else {
      table = new DiagramTable(model.automaton().diagrams());
      for (int state = 0; state < model.states().size(); state++) {
        table.add(model.automaton().behaviour(state));
      }
      transitions = CodeBlock.of("return $L.evaluate(state, labels);\n", Constants.DIAGRAM);
    }
    cause = constants.named() ? new CauseCode(model, constants, table).method() : Optional.empty();
    shield = model.shield().map(known -> new ShieldCode(model, known, constants));
  }

  /** The class for a safeguard, whose simple name must be a free identifier in the package. */
  static JavaSource of(MonitorModel model, String packageName, String className) {
    return of(model, packageName, className, Limits.READABLE);
  }

  static JavaSource of(MonitorModel model, String packageName, String className, Limits limits) {
    return new MonitorClass(model, packageName, className, limits).source();
  }

  private static boolean canNameStates(MonitorModel model, Limits limits) {
    int states = model.states().size();
    long successors = 0;
    for (int state = 0; state < states && states <= limits.states(); state++) {
      successors += model.automaton().successors(state).length;
    }
    return states <= limits.states() && successors <= limits.successors();
  }

  private JavaSource source() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(className)
            .addJavadoc("$L", documentation())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(RuntimeNames.MONITOR);
    addConstants(type);
    addTables(type);
    type.addField(
        FieldSpec.builder(int.class, "state", Modifier.PRIVATE).initializer(initial()).build());
    addMonitor(type);
    new GroundingCode(model.alphabet(), constants).addTo(type);
    type.addMethod(next());
    shield.ifPresent(code -> code.addMethods(type));
    if (!constants.named()) {
      type.addMethods(new EncodedDescription(model).methods());
    }
    type.addType(guard());
    return JavaSource.of(packageName, type.build());
  }

  private String documentation() {
    StringBuilder text = new StringBuilder(Text.documentation(model.documentation()));
    text.append(text.isEmpty() ? "" : "\n\n<p>");
    text.append("The safeguard {@code ").append(Text.documentation(model.name()));
    text.append("}: ").append(count(model.states().size(), "state"));
    text.append(" over ").append(count(model.alphabet().labels().size(), "label"));
    text.append(model.penalty() == 0 ? "." : "; a violation costs " + model.penalty() + ".");
    if (!model.parts().isEmpty()) {
      List<String> parts =
          model.parts().stream().map(p -> "{@code " + Text.documentation(p) + "}").toList();
      text.append("\n\n<p>Its parts: ").append(String.join(", ", parts)).append('.');
    }
    if (assumes) {
      text.append("\n\n<p>Assumes {@code ").append(Text.documentation(assumption())).append("}.");
    }
    return text.append('\n').toString();
  }

  private static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private String assumption() {
    String written = model.alphabet().assumptionText();
    return written.isEmpty()
        ? new GuardText(model.alphabet().labels()).of(model.alphabet().assumption())
        : written;
  }

  private CodeBlock initial() {
    return CodeBlock.of("$L", constants.states().get(model.initial()));
  }

  private void addConstants(TypeSpec.Builder type) {
    constants.addLabels(model.alphabet(), type);
    shield.ifPresent(code -> code.addConstant(type));
    for (int i = 0; i < constants.states().size() && constants.named(); i++) {
      String name = constants.states().get(i);
      MonitorModel.State state = model.states().get(i);
      FieldSpec.Builder field = constant(int.class, name, CodeBlock.of("$L", i));
      if (!state.documentation().isBlank()) {
        field.addJavadoc("$L\n", Text.documentation(state.documentation()));
      } else if (!name.toLowerCase(Locale.ROOT).equals(state.name())) {
        field.addJavadoc("The state {@code $L}.\n", Text.documentation(state.name()));
      }
      type.addField(field.build());
    }
    if (assumes) {
      type.addField(
          FieldSpec.builder(int.class, Constants.IMPOSSIBLE, CONSTANT).initializer("-1").build());
    }
  }

  private static FieldSpec.Builder constant(Class<?> type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(value);
  }

  private void addTables(TypeSpec.Builder type) {
    DescriptionCode named = new DescriptionCode(model, constants);
    EncodedDescription encoded = new EncodedDescription(model);
    boolean names = constants.named();
    if (!table.isEmpty()) {
      addTable(type, RuntimeNames.DECISION_DIAGRAM, Constants.DIAGRAM, table.expression());
    }
    addTable(
        type,
        ArrayTypeName.of(RuntimeNames.VERDICT),
        Constants.VERDICTS,
        names ? named.verdicts() : encoded.verdicts());
    type.addField(
        FieldSpec.builder(
                RuntimeNames.SAFEGUARD,
                Constants.SAFEGUARD,
                Modifier.PUBLIC,
                Modifier.STATIC,
                Modifier.FINAL)
            .addJavadoc("What is known before a run.\n")
            .initializer(names ? named.safeguard() : encoded.safeguard())
            .build());
    addTable(
        type,
        ArrayTypeName.of(RuntimeNames.GUARD),
        Constants.SAFE_NEXT,
        names ? named.guards(false) : encoded.guards(false));
    addTable(
        type,
        ArrayTypeName.of(RuntimeNames.GUARD),
        Constants.UNSAFE_NEXT,
        names ? named.guards(true) : encoded.guards(true));
    shield.ifPresent(code -> code.addTables(type));
  }

  static void addTable(TypeSpec.Builder type, TypeName of, String name, CodeBlock value) {
    type.addField(FieldSpec.builder(of, name, CONSTANT).initializer(value).build());
  }

  private void addMonitor(TypeSpec.Builder type) {
    type.addMethod(method("safeguard", RuntimeNames.SAFEGUARD, "return $L", Constants.SAFEGUARD));
    type.addMethod(
        implementation("step", RuntimeNames.VERDICT)
            .addParameter(long.class, "labels")
            .addStatement("state = $L(state, labels)", assumes ? "successor" : "next")
            .addStatement("return $L[state]", Constants.VERDICTS)
            .build());
    type.addMethod(method("state", TypeName.INT, "return state"));
    type.addMethod(method("verdict", RuntimeNames.VERDICT, "return VERDICTS[state]"));
    type.addMethod(method("reset", TypeName.VOID, "state = $L", initial()));
    type.addMethod(successor());
    cause.ifPresent(type::addMethod);
    type.addMethod(
        implementation("restore", TypeName.VOID)
            .addParameter(int.class, "state")
            .addStatement(
                "this.state = $T.checkIndex(state, $L.length)", Objects.class, Constants.VERDICTS)
            .build());
    type.addMethod(method("safeNext", RuntimeNames.GUARD, "return SAFE_NEXT[state]"));
    type.addMethod(method("unsafeNext", RuntimeNames.GUARD, "return UNSAFE_NEXT[state]"));
  }

  private MethodSpec successor() {
    MethodSpec.Builder method =
        implementation("successor", TypeName.INT)
            .addParameter(int.class, "state")
            .addParameter(long.class, "labels");
    if (!assumes) {
      return method.addStatement("return next(state, labels)").build();
    }
    return method
        .addStatement("int next = next(state, labels)")
        .beginControlFlow("if (next == $L)", Constants.IMPOSSIBLE)
        .addStatement(
            "throw new $T(\nlabels, $L)",
            RuntimeNames.ASSUMPTION_VIOLATED,
            Text.expression(assumption()))
        .endControlFlow()
        .addStatement("return next")
        .build();
  }

  static MethodSpec method(String name, TypeName returned, String statement, Object... arguments) {
    return implementation(name, returned).addStatement(statement, arguments).build();
  }

  static MethodSpec.Builder implementation(String name, TypeName returned) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returned);
  }

  private MethodSpec next() {
    return MethodSpec.methodBuilder("next")
        .addJavadoc(
            assumes
                ? "The state that follows, or {@link #IMPOSSIBLE} outside the assumption.\n"
                : "The state that follows.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(int.class)
        .addParameter(int.class, "state")
        .addParameter(long.class, "labels")
        .addCode(transitions)
        .build();
  }

  private TypeSpec guard() {
    String known = assumes ? "next != IMPOSSIBLE && " : "";
    return TypeSpec.recordBuilder("Next")
        .addJavadoc(
            "The observations that lead from a state into a violation,"
                + " or those possible ones that do not.\n")
        .addModifiers(Modifier.PRIVATE)
        .addSuperinterface(RuntimeNames.GUARD)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(ParameterSpec.builder(int.class, "state").build())
                .addParameter(ParameterSpec.builder(boolean.class, "violated").build())
                .addParameter(ParameterSpec.builder(String.class, "text").build())
                .build())
        .addMethod(
            implementation("admits", TypeName.BOOLEAN)
                .addParameter(long.class, "labels")
                .addStatement("int next = next(state, labels)")
                .addStatement(
                    "return " + known + "($L[next] == $T.VIOLATED) == violated",
                    Constants.VERDICTS,
                    RuntimeNames.VERDICT)
                .build())
        .build();
  }
}
