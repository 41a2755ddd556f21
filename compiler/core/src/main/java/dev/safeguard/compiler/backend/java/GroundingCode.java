package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.signals.Comparison;
import dev.safeguard.compiler.signals.Comparisons;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.LinearForm;
import dev.safeguard.compiler.signals.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The methods of a monitor that take signals: {@code labels} works out the labels, and {@code
 * observe} steps with them.
 */
final class GroundingCode {
  private static final String SUM = "sum";

  private final Grounding grounding;
  private final List<String> labels;
  private final long given;
  private final SignalVariables signals;
  private final Map<Comparison, String> sums = new LinkedHashMap<>();

  GroundingCode(Alphabet alphabet, Constants constants) {
    grounding = alphabet.grounding();
    labels = constants.labels();
    long all = labels.size() == Long.SIZE ? -1L : (1L << labels.size()) - 1;
    given = all & ~grounding.defined();
    signals = new SignalVariables(grounding.signals(), constants, given != 0);
    for (Definition definition : grounding.definitions()) {
      definition
          .condition()
          .accept(new Comparisons())
          .filter(comparison -> !comparison.form().isSignal())
          .forEach(
              comparison ->
                  sums.computeIfAbsent(comparison, c -> signals.local("sum" + (sums.size() + 1))));
    }
  }

  /** Adds the methods, if any label is defined. */
  void addTo(TypeSpec.Builder type) {
    if (grounding.definitions().isEmpty()) {
      return;
    }
    if (!sums.isEmpty()) {
      type.addField(
          FieldSpec.builder(RuntimeNames.EXACT_SUM, SUM, Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T()", RuntimeNames.EXACT_SUM)
              .build());
    }
    type.addMethod(observe());
    type.addMethod(grounded());
    signals.addType(type);
  }

  private MethodSpec observe() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("observe")
            .addJavadoc("Reads signals: steps with their {@link #labels}.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(RuntimeNames.VERDICT);
    signals.addParameters(method);
    return method.addStatement("return step(labels($L))", signals.arguments()).build();
  }

  private MethodSpec grounded() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("labels")
            .addJavadoc("The labels that hold, as bits.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(long.class);
    if (given != 0) {
      method.addJavadoc(
          "\n@param $L those that do not follow from signals, as bits; others are ignored\n",
          SignalVariables.GIVEN);
    }
    if (hasReals()) {
      method.addJavadoc(
          "$L@throws $T if the signals are such that no labels follow\n",
          given == 0 ? "\n" : "",
          RuntimeNames.SIGNAL_EXCEPTION);
    }
    signals.addParameters(method);
    rejectNotANumber(method);
    sums.forEach(
        (comparison, name) -> method.addStatement("boolean $L = $L", name, sum(comparison)));
    method.addStatement("long labels = $L", given == 0 ? CodeBlock.of("0") : givenLabels());
    ConditionCode code = new ConditionCode(labels, signals, sums);
    for (Definition definition : grounding.definitions()) {
      method
          .beginControlFlow("if ($L)", definition.condition().accept(code).code())
          .addStatement("labels |= $L", labels.get(definition.label()))
          .endControlFlow();
    }
    return method.addStatement("return labels").build();
  }

  private boolean hasReals() {
    return grounding.signals().stream().anyMatch(s -> s.type() == Signal.Type.REAL);
  }

  private void rejectNotANumber(MethodSpec.Builder method) {
    for (int i = 0; i < grounding.signals().size(); i++) {
      Signal signal = grounding.signals().get(i);
      if (signal.type() == Signal.Type.REAL) {
        method
            .beginControlFlow("if ($T.isNaN($L))", Double.class, signals.value(i))
            .addStatement(
                "throw $T.notANumber($L)",
                RuntimeNames.SIGNAL_EXCEPTION,
                Text.expression(signal.name()))
            .endControlFlow();
      }
    }
  }

  private CodeBlock givenLabels() {
    List<CodeBlock> names = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if ((given >>> i & 1) != 0) {
        names.add(CodeBlock.of("$L", labels.get(i)));
      }
    }
    CodeBlock mask = CodeBlock.join(names, "$W| ");
    return CodeBlock.of(names.size() == 1 ? "$L & $L" : "$L & ($L)", SignalVariables.GIVEN, mask);
  }

  private CodeBlock sum(Comparison comparison) {
    LinearForm form = comparison.form();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$L.start($L)", SUM, Text.expression(form.text(grounding.signalNames())));
    for (LinearForm.Term term : form.terms()) {
      code.add(
          "$Z.plus($L,$W$L)",
          ConditionCode.literal(term.coefficient()),
          signals.value(term.signal()));
    }
    CodeBlock threshold =
        form.whole()
            ? ConditionCode.threshold(comparison)
            : CodeBlock.of("$L", comparison.realThreshold());
    code.add("$Z.compareTo($L) $L 0", threshold, comparison.relation().symbol());
    return code.build();
  }
}
