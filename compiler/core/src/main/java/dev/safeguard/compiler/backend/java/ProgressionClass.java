package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.safeguard.compiler.automaton.ProgressionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** A progression as one public final class that only describes it, stage by stage. */
final class ProgressionClass {
  private static final String PROGRESSION = "PROGRESSION";

  private ProgressionClass() {}

  /**
   * The class for a progression.
   *
   * @param className a free identifier in the package
   * @param monitors the simple names of the generated monitors, by safeguard
   */
  static JavaSource of(
      ProgressionModel model, String packageName, String className, Map<String, String> monitors) {
    List<CodeBlock> stages = new ArrayList<>();
    for (ProgressionModel.Stage stage : model.stages()) {
      String monitor = monitors.get(stage.safeguard());
      if (monitor == null) {
        throw new IllegalArgumentException("no monitor for the stage " + stage.safeguard());
      }
      stages.add(
          CodeBlock.of(
              "new $T($L,$W$T::new,$W$L)",
              RuntimeNames.STAGE,
              Text.expression(stage.safeguard()),
              ClassName.get(packageName, monitor),
              rule(stage)));
    }
    CodeBlock progression =
        CodeBlock.of(
            "new $T(\n$>$>$L,\n$T.of(\n$>$>$L$<$<))$<$<",
            RuntimeNames.PROGRESSION,
            Text.expression(model.name()),
            List.class,
            CodeBlock.join(stages, ",\n"));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(className)
            .addJavadoc("$L", documentation(model))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addField(
                FieldSpec.builder(
                        RuntimeNames.PROGRESSION,
                        PROGRESSION,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(progression)
                    .build())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("progression")
                    .addJavadoc("The stages, in the order of training.\n")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(RuntimeNames.PROGRESSION)
                    .addStatement("return $L", PROGRESSION)
                    .build());
    return JavaSource.of(packageName, type.build());
  }

  private static String documentation(ProgressionModel model) {
    String text = Text.documentation(model.documentation());
    String name = Text.documentation(model.name());
    return text + (text.isEmpty() ? "" : "\n\n<p>") + "The progression {@code " + name + "}.\n";
  }

  /** Nothing said means until converged. */
  private static CodeBlock rule(ProgressionModel.Stage stage) {
    CodeBlock converged = CodeBlock.of("$T.converged()", RuntimeNames.CONVERGENCE_RULE);
    if (stage.budget().isEmpty()) {
      return converged;
    }
    ProgressionModel.Budget budget = stage.budget().get();
    String unit =
        switch (budget.unit()) {
          case EPISODES -> "episodes";
          case STEPS -> "steps";
          case UPDATES -> "updates";
        };
    CodeBlock limit =
        CodeBlock.of("$T.$L($L)", RuntimeNames.CONVERGENCE_RULE, unit, number(budget.amount()));
    return stage.untilConverged() ? CodeBlock.of("$L.or($L)", converged, limit) : limit;
  }

  private static String number(long amount) {
    return String.format(Locale.ROOT, "%,d", amount).replace(',', '_') + "L";
  }
}
