package dev.safeguard.learning.tabular;

import dev.safeguard.learning.NamedArm;
import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.util.ArrayList;
import java.util.List;

/**
 * A method to compare: a base and what is switched on or off in it. Its name is the base, followed
 * by the switches, as in {@code psl-shield-factual}. In all arms the last safeguard of the
 * progression counts.
 *
 * @param base the method
 * @param guidance what keeps the learner from dangerous actions
 * @param counterfactual whether each step teaches all states of the safeguard
 * @param stages when {@code psl} moves on
 */
record Arm(Base base, Guidance guidance, boolean counterfactual, Stages stages)
    implements NamedArm {

  /** What is compared. */
  enum Base {
    /** Algorithm 1: all stages. A violation is punished and ends the episode. */
    PSL("psl"),
    /** The last stage alone. A violation is punished and ends the episode. */
    ZERO_SHOT("zero-shot"),
    /**
     * The last stage alone, where a violation ends the episode but costs nothing; the learner fears
     * it instead ({@link IntrinsicFear}).
     */
    FEAR("fear"),
    /**
     * The environment's reward alone: the learner sees no safeguard, and violations are counted but
     * neither punished nor the episode's end.
     */
    RL("rl"),
    /**
     * All stages by the learner that was published with the paper ({@link ReferenceLearning}), of
     * the same length but for the last one, which gets the rest; the goal does not end an episode.
     */
    REFERENCE("reference");

    private final String text;

    Base(String text) {
      this.text = text;
    }

    private boolean hasSwitches() {
      return this == PSL || this == ZERO_SHOT;
    }
  }

  /** What keeps a learner from dangerous actions. */
  enum Guidance {
    /** Nothing but values. */
    NONE(""),
    /** A {@link OneStepShield}. */
    SHIELD("-shield"),
    /** A {@link ReachAvoidShield}. */
    PLAN("-plan");

    private final String suffix;

    Guidance(String suffix) {
      this.suffix = suffix;
    }
  }

  /** When {@code psl} moves on to the next stage. */
  enum Stages {
    /** By the progression's own rules. */
    AS_WRITTEN(""),
    /** When the value at the initial state has converged, and not before. */
    CONVERGED("-converged"),
    /** By the lengths that the progression names, where it names any. */
    LENGTH("-length");

    private final String suffix;

    Stages(String suffix) {
      this.suffix = suffix;
    }
  }

  private static final String FACTUAL = "-factual";
  private static final List<Arm> ALL = all();

  private static List<Arm> all() {
    List<Arm> arms = new ArrayList<>();
    for (Base base : Base.values()) {
      if (!base.hasSwitches()) {
        arms.add(new Arm(base, Guidance.NONE, true, Stages.AS_WRITTEN));
        continue;
      }
      for (Guidance guidance : Guidance.values()) {
        for (boolean counterfactual : new boolean[] {true, false}) {
          for (Stages stages : Stages.values()) {
            if (base == Base.PSL || stages == Stages.AS_WRITTEN) {
              arms.add(new Arm(base, guidance, counterfactual, stages));
            }
          }
        }
      }
    }
    return List.copyOf(arms);
  }

  @Override
  public String text() {
    return base.text + guidance.suffix + (counterfactual ? "" : FACTUAL) + stages.suffix;
  }

  /** The names of all arms. */
  static List<String> names() {
    return NamedArm.names(ALL);
  }

  /** The names of the arms that are compared where none is named: no more than one switch each. */
  static List<String> usual() {
    return List.of(
        "psl",
        "zero-shot",
        "psl-shield",
        "zero-shot-shield",
        "psl-plan",
        "zero-shot-plan",
        "fear",
        "rl",
        "reference");
  }

  /**
   * The arm of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Arm parse(String name) {
    return NamedArm.parse(ALL, name);
  }

  /**
   * The stages that a learner goes through whose whole curriculum would be this.
   *
   * @param episodes of all stages together
   */
  Progression stages(Progression progression, int episodes) {
    return switch (base) {
      case PSL -> moving(progression);
      case ZERO_SHOT, FEAR -> progression.lastOnly();
      case RL ->
          new Progression(
              progression.name(),
              List.of(
                  new Progression.Stage("Unguarded", Unguarded::new, ConvergenceRule.converged())));
      case REFERENCE -> {
        int length = Math.max(1, episodes / Math.max(1, progression.stages().size() - 1));
        yield until(progression, ConvergenceRule.episodes(length));
      }
    };
  }

  private Progression moving(Progression progression) {
    return switch (stages) {
      case AS_WRITTEN -> progression;
      case CONVERGED -> until(progression, ConvergenceRule.converged());
      case LENGTH ->
          new Progression(
              progression.name(),
              progression.stages().stream()
                  .map(stage -> stage.until(stage.until().budgetsOnly()))
                  .toList());
    };
  }

  private static Progression until(Progression progression, ConvergenceRule rule) {
    return new Progression(
        progression.name(), progression.stages().stream().map(stage -> stage.until(rule)).toList());
  }
}
