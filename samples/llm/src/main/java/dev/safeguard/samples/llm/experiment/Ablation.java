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
  NONE("", "as it is", Map.of()),
  ENTROPY_ALL("entropy-all", "entropy of all tokens", Map.of("entropy", "all")),
  ENTROPY_NONE("entropy-none", "no entropy", Map.of("entropy", "none")),
  BASELINE_USUAL("baseline-usual", "compared within its group", Map.of("baseline", "usual")),
  SECOND_NONE("second-none", "no second stage", Map.of()) {
    @Override
    Progression stages(Progression progression) {
      List<Progression.Stage> stages = new ArrayList<>(progression.stages());
      stages.remove(SECOND);
      return new Progression(progression.name(), stages);
    }
  },
  SECOND_SHORT("second-short", "a second stage of 5 updates", Map.of()) {
    @Override
    Progression stages(Progression progression) {
      return lasting(progression, 5);
    }
  },
  SECOND_LONG("second-long", "a second stage of 100 updates", Map.of()) {
    @Override
    Progression stages(Progression progression) {
      return lasting(progression, 100);
    }
  };

  /** The number of the stage between the first and the last. */
  private static final int SECOND = 1;

  private final String label;
  private final String text;
  private final Map<String, String> options;

  Ablation(String label, String text, Map<String, String> options) {
    this.label = label;
    this.text = text;
    this.options = options;
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

  /**
   * The stages that are trained instead of those of the specification, of which there are three.
   */
  Progression stages(Progression progression) {
    return progression;
  }

  private static Progression lasting(Progression progression, long updates) {
    List<Progression.Stage> stages = new ArrayList<>(progression.stages());
    stages.set(SECOND, stages.get(SECOND).until(ConvergenceRule.updates(updates)));
    return new Progression(progression.name(), stages);
  }
}
