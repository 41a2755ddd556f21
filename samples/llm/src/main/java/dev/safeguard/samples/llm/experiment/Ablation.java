package dev.safeguard.samples.llm.experiment;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is changed about PSL, one thing at a time. The mask is not here: it makes arms of its own.
 */
enum Ablation {
  /** Nothing. */
  NONE("", "as it is"),
  ENTROPY_ALL("entropy-all", "entropy of all tokens", "entropy", "all"),
  ENTROPY_NONE("entropy-none", "no entropy", "entropy", "none"),
  BASELINE_USUAL("baseline-usual", "compared within its group", "baseline", "usual"),
  VIOLATIONS_FORESEEN(
      "violations-foreseen", "violations foreseen from the beginning", "violations", "foreseen"),
  VIOLATIONS_DRAWN("violations-drawn", "violations never foreseen", "violations", "drawn"),
  SECOND_NONE("second-none", "no second stage", 0),
  SECOND_LONG("second-long", "a second stage of 20 updates", 20);

  /** In place of a number of updates: the second stage stays as it is. */
  private static final int KEPT = -1;

  private final String label;
  private final String text;
  private final String option;
  private final String value;
  private final int second;

  Ablation(String label, String text) {
    this(label, text, "", "", KEPT);
  }

  Ablation(String label, String text, String option, String value) {
    this(label, text, option, value, KEPT);
  }

  Ablation(String label, String text, int second) {
    this(label, text, "", "", second);
  }

  /**
   * @param option of the task, or nothing
   * @param value of the option
   * @param second updates that the second stage lasts, 0 if there is none
   */
  Ablation(String label, String text, String option, String value, int second) {
    this.label = label;
    this.text = text;
    this.option = option;
    this.value = value;
    this.second = second;
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
    return option.isEmpty() ? Map.of() : Map.of(option, value);
  }

  /** Whether a curriculum of so many stages has what is to be changed. */
  boolean fits(int stages) {
    return second == KEPT || stages > 2;
  }

  /** The stages that are trained instead of those of the specification. */
  Progression stages(Progression progression) {
    if (second == KEPT) {
      return progression;
    }
    List<Progression.Stage> stages = new ArrayList<>(progression.stages());
    Progression.Stage changed = stages.remove(1);
    if (second > 0) {
      stages.add(1, changed.until(ConvergenceRule.updates(second)));
    }
    return new Progression(progression.name(), stages);
  }
}
