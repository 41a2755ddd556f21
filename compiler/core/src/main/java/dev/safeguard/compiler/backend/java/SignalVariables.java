package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.safeguard.compiler.signals.Signal;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * How generated code takes the signals: as one parameter each, or, where these would be too many to
 * keep apart, as the fields of one object that its user fills anew with each observation.
 */
final class SignalVariables {
  static final String GIVEN = "given";
  private static final String TYPE = "Signals";
  private static final String OBJECT = "signals";
  private static final int MOST_PARAMETERS = 12;

  private final List<Signal> signals;
  private final List<String> names = new ArrayList<>();
  private final boolean takesGiven;
  private final Names free;

  /**
   * @param constants the names of the constants of the class
   * @param takesGiven whether there are labels that do not follow from signals
   */
  SignalVariables(List<Signal> signals, Constants constants, boolean takesGiven) {
    this.signals = signals;
    this.takesGiven = takesGiven;
    free = Names.ofVariables(constants.labels());
    for (Signal signal : signals) {
      names.add(free.ofVariable(signal.name(), "signal", names.size()));
    }
  }

  private boolean asFields() {
    return signals.size() > MOST_PARAMETERS;
  }

  /** A name for a variable of the same method. */
  String local(String name) {
    return free.ofVariable(name, "value", 0);
  }

  /** The value of a signal. */
  CodeBlock value(int signal) {
    return CodeBlock.of("$L", asFields() ? OBJECT + "." + names.get(signal) : names.get(signal));
  }

  /** Declares the parameters of a method. */
  void addParameters(MethodSpec.Builder method) {
    if (takesGiven) {
      method.addParameter(long.class, GIVEN);
    }
    if (asFields()) {
      method.addParameter(ClassName.get("", TYPE), OBJECT);
      return;
    }
    for (int i = 0; i < signals.size(); i++) {
      method.addParameter(type(signals.get(i)), names.get(i));
    }
  }

  /** Passes the parameters of one method on to another. */
  CodeBlock arguments() {
    List<CodeBlock> arguments = new ArrayList<>();
    if (takesGiven) {
      arguments.add(CodeBlock.of(GIVEN));
    }
    if (asFields()) {
      arguments.add(CodeBlock.of(OBJECT));
    } else {
      names.forEach(name -> arguments.add(CodeBlock.of("$L", name)));
    }
    return CodeBlock.join(arguments, ",$W");
  }

  /** Adds the class whose fields are the signals, where there is one. */
  void addType(TypeSpec.Builder type) {
    if (!asFields()) {
      return;
    }
    TypeSpec.Builder fields =
        TypeSpec.classBuilder(TYPE)
            .addJavadoc("The signals, to be set anew for each observation.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    for (int i = 0; i < signals.size(); i++) {
      FieldSpec.Builder field =
          FieldSpec.builder(type(signals.get(i)), names.get(i), Modifier.PUBLIC);
      if (!names.get(i).equals(signals.get(i).name())) {
        field.addJavadoc("The signal {@code $L}.\n", Text.documentation(signals.get(i).name()));
      }
      fields.addField(field.build());
    }
    type.addType(fields.build());
  }

  private static TypeName type(Signal signal) {
    return switch (signal.type()) {
      case INT -> TypeName.LONG;
      case REAL -> TypeName.DOUBLE;
      case BOOL -> TypeName.BOOLEAN;
    };
  }
}
