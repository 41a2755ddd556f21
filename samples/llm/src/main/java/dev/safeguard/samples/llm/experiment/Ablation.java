package dev.safeguard.samples.llm.experiment;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is changed about PSL, one thing at a time. The mask is not here: it makes arms of its own.
 */
enum Ablation {
  /** Nothing. */
  NONE("", "as it is", Map.of()),
  ENTROPY_ALL("entropy-all", "entropy of all tokens", Map.of("entropy", "all")),
  ENTROPY_NONE("entropy-none", "no entropy", Map.of("entropy", "none")),
  BASELINE_USUAL("baseline-usual", "compared within its group", Map.of("baseline", "usual")),
  SECOND_NONE("second-none", "no second stage", second -> List.of()),
  SECOND_SHORT("second-short", "a second stage of 5 updates", second -> lasting(second, 5)),
  SECOND_LONG("second-long", "a second stage of 100 updates", second -> lasting(second, 100));

  private final String label;
  private final String text;
  private final Map<String, String> options;
  private final int leastStages;
  private final UnaryOperator<List<Progression.Stage>> second;

  Ablation(String label, String text, Map<String, String> options) {
    this(label, text, options, 1, UnaryOperator.identity());
  }

  /**
   * @param second what becomes of the second stage
   */
  Ablation(String label, String text, UnaryOperator<List<Progression.Stage>> second) {
    this(label, text, Map.of(), 3, second);
  }

  Ablation(
      String label,
      String text,
      Map<String, String> options,
      int leastStages,
      UnaryOperator<List<Progression.Stage>> second) {
    this.label = label;
    this.text = text;
    this.options = options;
    this.leastStages = leastStages;
    this.second = second;
  }

  private static List<Progression.Stage> lasting(List<Progression.Stage> stages, long updates) {
    return stages.stream().map(stage -> stage.until(ConvergenceRule.updates(updates))).toList();
  }

  /** What an arm is called with this change. */
  String of(String arm) {
    return this == NONE ? arm : arm + "-" + label;
  }

  /** What an arm is called with each change, none at first. */
  static List<String> arms(String arm) {
    return Arrays.stream(values()).map(ablation -> ablation.of(arm)).toList();
  }

  /** For people. */
  String text() {
    return text;
  }

  /** The task's options that differ. */
  Map<String, String> options() {
    return options;
  }

  /** Whether a curriculum of so many stages has what is to be changed. */
  boolean fits(int stages) {
    return stages >= leastStages;
  }

  /** The stages that are trained instead of those of the specification. */
  Progression stages(Progression progression) {
    if (leastStages == 1) {
      return progression;
    }
    List<Progression.Stage> stages = new ArrayList<>(progression.stages());
    List<Progression.Stage> changed = second.apply(List.of(stages.remove(1)));
    stages.addAll(1, changed);
    return new Progression(progression.name(), stages);
  }
}
