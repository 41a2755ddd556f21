package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The static tables of a generated class with more states than a class file can name: text that is
 * taken apart when the class is loaded. A class file holds at most 65535 constants, of at most
 * 65535 bytes each, and methods of at most 64 KB; here a hundred thousand states are a few dozen
 * strings.
 */
final class EncodedDescription {
  private final MonitorModel model;

  EncodedDescription(MonitorModel model) {
    this.model = model;
  }

  CodeBlock verdicts() {
    return CodeBlock.of("verdicts()");
  }

  CodeBlock safeguard() {
    return CodeBlock.of("describe()");
  }

  CodeBlock guards(boolean violated) {
    List<String> texts = new ArrayList<>();
    String before = "";
    for (String text : DescriptionCode.texts(model, violated)) {
      texts.add(text.equals(before) ? "" : text);
      before = text;
    }
    String separator = separator(texts);
    return CodeBlock.of(
        "guards($L, $L.split($L, -1))",
        violated,
        Text.expression(String.join(separator, texts)),
        Text.expression(separator));
  }

  List<MethodSpec> methods() {
    return List.of(verdictsMethod(), describeMethod(), guardsMethod());
  }

  private MethodSpec verdictsMethod() {
    StringBuilder letters = new StringBuilder();
    for (MonitorModel.State state : model.states()) {
      letters.append(state.verdict().name().charAt(0));
    }
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("String letters = $L", Text.expression(letters.toString()));
    code.addStatement(
        "$T[] verdicts = new $T[letters.length()]", RuntimeNames.VERDICT, RuntimeNames.VERDICT);
    code.beginControlFlow("for (int state = 0; state < verdicts.length; state++)");
    code.add("verdicts[state] =\n$>$>switch (letters.charAt(state)) {\n$>");
    code.add("case 'S' -> $T.SATISFIED;\n", RuntimeNames.VERDICT);
    code.add("case 'A' -> $T.ACCEPTING;\n", RuntimeNames.VERDICT);
    code.add("case 'P' -> $T.PENDING;\n", RuntimeNames.VERDICT);
    code.add("default -> $T.VIOLATED;\n$<};\n$<$<", RuntimeNames.VERDICT);
    code.endControlFlow();
    code.addStatement("return verdicts");
    return MethodSpec.methodBuilder("verdicts")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ArrayTypeName.of(RuntimeNames.VERDICT))
        .addCode(code.build())
        .build();
  }

  private MethodSpec describeMethod() {
    List<String> names = model.states().stream().map(MonitorModel.State::name).toList();
    String separator = separator(names);
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(
        "String[] names = $L.split($L, -1)",
        Text.expression(String.join(separator, names)),
        Text.expression(separator));
    String rewards = rewards();
    if (!rewards.isEmpty()) {
      code.addStatement("double[] rewards = new double[names.length]");
      code.addStatement("boolean[] once = new boolean[names.length]");
      code.beginControlFlow("for (String reward : $L.split(\"\\n\"))", Text.expression(rewards));
      code.addStatement("String[] fields = reward.split(\" \")");
      code.addStatement("int state = Integer.parseInt(fields[0])");
      code.addStatement("rewards[state] = Double.parseDouble(fields[1])");
      code.addStatement("once[state] = fields.length > 2");
      code.endControlFlow();
    }
    ClassName list = ClassName.get(List.class);
    code.addStatement(
        "$T states = new $T<>()",
        ParameterizedTypeName.get(list, RuntimeNames.STATE),
        ArrayList.class);
    code.beginControlFlow("for (int state = 0; state < names.length; state++)");
    code.addStatement(
        "$T successors = new $T<>()",
        ParameterizedTypeName.get(List.class, Integer.class),
        ArrayList.class);
    code.beginControlFlow("for (int next : $L.values(state))", Constants.DIAGRAM);
    boolean assumes = !model.alphabet().assumption().isEverything();
    if (assumes) {
      code.beginControlFlow("if (next != $L)", Constants.IMPOSSIBLE);
    }
    code.addStatement("successors.add(next)");
    if (assumes) {
      code.endControlFlow();
    }
    code.endControlFlow();
    code.addStatement(
        "states.add(new $T(names[state], $L[state], successors,$W$L))",
        RuntimeNames.STATE,
        Constants.VERDICTS,
        rewards.isEmpty() ? "0.0, false" : "rewards[state], once[state]");
    code.endControlFlow();
    code.add(
        "return $L;\n",
        DescriptionCode.safeguard(
            model, CodeBlock.of("states"), Integer.toString(model.initial())));
    return MethodSpec.methodBuilder("describe")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(RuntimeNames.SAFEGUARD)
        .addCode(code.build())
        .build();
  }

  /** A line for each state that pays, with its number, the reward, and a mark if it pays once. */
  private String rewards() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < model.states().size(); i++) {
      MonitorModel.State state = model.states().get(i);
      if (state.reward() != 0 || state.rewardOnce()) {
        lines.add(i + " " + state.reward() + (state.rewardOnce() ? " once" : ""));
      }
    }
    return String.join("\n", lines);
  }

  private static MethodSpec guardsMethod() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$T[] guards = new $T[texts.length]", RuntimeNames.GUARD, RuntimeNames.GUARD);
    code.addStatement("String text = \"\"");
    code.beginControlFlow("for (int state = 0; state < texts.length; state++)");
    code.addStatement("text = texts[state].isEmpty() ? text : texts[state]");
    code.addStatement("guards[state] = new Next(state, violated, text)");
    code.endControlFlow();
    code.addStatement("return guards");
    return MethodSpec.methodBuilder("guards")
        .addJavadoc("One guard for each state; an empty text repeats the one before.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ArrayTypeName.of(RuntimeNames.GUARD))
        .addParameter(boolean.class, "violated")
        .addParameter(ArrayTypeName.of(String.class), "texts")
        .addCode(code.build())
        .build();
  }

  /** A character that splits the texts apart again: it is in none, and means nothing to a regex. */
  static String separator(List<String> texts) {
    String all = String.join("", texts);
    char separator = '\n';
    while (all.indexOf(separator) >= 0) {
      separator = separator == '\n' ? '\uE000' : (char) (separator + 1);
    }
    return String.valueOf(separator);
  }
}
