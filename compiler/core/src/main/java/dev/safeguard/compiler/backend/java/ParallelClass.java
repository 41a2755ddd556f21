package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ParallelModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A conjunction of parts side by side as one public final class, which holds a monitor of each
 * part.
 */
final class ParallelClass {
  private ParallelClass() {}

  /**
   * The class.
   *
   * @param className its simple name, a free identifier in the package
   * @param parts the simple names of the classes of its parts, in their order
   */
  static JavaSource of(
      ParallelModel model, String packageName, String className, List<String> parts) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(Text.expression(model.name()));
    arguments.add(CodeBlock.of("$L", DescriptionCode.number(model.penalty())));
    for (String part : parts) {
      arguments.add(CodeBlock.of("new $T()", ClassName.get(packageName, part)));
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder(className)
            .addJavadoc("$L", documentation(model, parts))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(RuntimeNames.PARALLEL_MONITOR)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("At the beginning of a trace.\n")
                    .addModifiers(Modifier.PUBLIC)
                    .addStatement("super(\n$L)", CodeBlock.join(arguments, ",\n"))
                    .build());
    Constants constants = Constants.of(model.alphabet());
    constants.addLabels(model.alphabet(), type);
    new GroundingCode(model.alphabet(), constants).addTo(type);
    return JavaSource.of(packageName, type.build());
  }

  private static String documentation(ParallelModel model, List<String> classes) {
    StringBuilder text = new StringBuilder(Text.documentation(model.documentation()));
    text.append(text.isEmpty() ? "" : "\n\n<p>");
    text.append("The safeguard {@code ").append(Text.documentation(model.name()));
    text.append("}: ").append(classes.size()).append(" parts side by side");
    text.append(model.penalty() == 0 ? "." : "; a violation costs " + model.penalty() + ".");
    text.append("\n\n<ol>");
    List<MonitorModel> parts = model.parts();
    for (int i = 0; i < classes.size(); i++) {
      text.append("\n  <li>{@link ").append(classes.get(i)).append("}: {@code ");
      text.append(Text.documentation(parts.get(i).name())).append("}");
    }
    return text.append("\n</ol>\n").toString();
  }
}
