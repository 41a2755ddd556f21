package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * The constants of a generated class.
 *
 * @param labels for each label its name, as a mask
 * @param states for each state its name, or the number itself if states are too many to name
 * @param named whether states have names
 */
record Constants(List<String> labels, List<String> states, boolean named) {

  static final String VERDICTS = "VERDICTS";
  static final String SAFEGUARD = "SAFEGUARD";
  static final String SAFE_NEXT = "SAFE_NEXT";
  static final String UNSAFE_NEXT = "UNSAFE_NEXT";
  static final String ACTIONS = "ACTIONS";
  static final String SAFE_ACTIONS = "SAFE_ACTIONS";
  static final String SAFE_DIAGRAM = "SAFE_DIAGRAM";
  static final String DIAGRAM = "DIAGRAM";
  static final String IMPOSSIBLE = "IMPOSSIBLE";

  static Constants of(MonitorModel model, boolean named) {
    Names names =
        Names.ofConstants(
            VERDICTS,
            SAFEGUARD,
            SAFE_NEXT,
            UNSAFE_NEXT,
            ACTIONS,
            SAFE_ACTIONS,
            SAFE_DIAGRAM,
            DIAGRAM,
            IMPOSSIBLE);
    List<String> labels = new ArrayList<>();
    for (String label : model.alphabet().labels()) {
      labels.add(names.ofConstant(label, "LABEL", labels.size()));
    }
    List<String> states = new ArrayList<>();
    for (MonitorModel.State state : model.states()) {
      int number = states.size();
      states.add(
          named ? names.ofConstant(state.name(), "STATE", number) : Integer.toString(number));
    }
    return new Constants(List.copyOf(labels), List.copyOf(states), named);
  }

  /** Those of a class without states of its own. */
  static Constants of(Alphabet alphabet) {
    Names names = Names.ofConstants();
    List<String> labels = new ArrayList<>();
    for (String label : alphabet.labels()) {
      labels.add(names.ofConstant(label, "LABEL", labels.size()));
    }
    return new Constants(List.copyOf(labels), List.of(), false);
  }

  /** Adds the masks of the labels to a class. */
  void addLabels(Alphabet alphabet, TypeSpec.Builder type) {
    for (int i = 0; i < labels.size(); i++) {
      String label = alphabet.labels().get(i);
      FieldSpec.Builder field =
          FieldSpec.builder(
                  long.class, labels.get(i), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
              .initializer("1L << $L", i);
      if (!labels.get(i).toLowerCase(Locale.ROOT).equals(label)) {
        field.addJavadoc("The label {@code $L}.\n", Text.documentation(label));
      }
      type.addField(field.build());
    }
  }
}
