package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.syntax.Declaration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one file declares, with every name resolved.
 *
 * @param module the name of the module
 * @param labels the names of the labels, in the order of declaration
 * @param actions the labels that the agent decides, as bits
 * @param definitions the signals, and the labels that are defined from them
 * @param assumptions what the world is assumed to show
 * @param environment what the environment pays, if that is said
 * @param safeguards the safeguards, in the order of declaration
 * @param progressions the curricula
 * @param checks the questions
 */
public record Specification(
    String module,
    List<String> labels,
    long actions,
    Definitions definitions,
    List<Assumption> assumptions,
    Optional<Environment> environment,
    List<Safeguard> safeguards,
    List<Progression> progressions,
    List<Check> checks) {

  /** A specification of nothing, for a module of which nothing could be kept. */
  public static Specification empty(String module) {
    return new Specification(
        module,
        List.of(),
        0,
        Definitions.NONE,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  public Specification {
    checks = List.copyOf(checks);
    labels = List.copyOf(labels);
    assumptions = List.copyOf(assumptions);
    safeguards = List.copyOf(safeguards);
    progressions = List.copyOf(progressions);
  }

  /**
   * The definitions of labels.
   *
   * @param spans where the name of each defined label stands
   */
  public record Definitions(Grounding grounding, List<Span> spans) {
    static final Definitions NONE = new Definitions(Grounding.NONE, List.of());

    public Definitions {
      spans = List.copyOf(spans);
    }
  }

  /**
   * One assumption.
   *
   * @param text as its author wrote it
   */
  public record Assumption(Proposition proposition, String text, Span span) {}

  /**
   * What the environment pays in a step, and how a learner values what comes later.
   *
   * @param least the least reward; finite
   * @param most the most; finite, and not less
   * @param discount of a reward that comes a step later; between 0 and 1, both excluded
   */
  public record Environment(double least, double most, double discount, Span span) {}

  /**
   * One safeguard.
   *
   * @param name its name, and where that stands
   * @param body its states, or its formula
   * @param complete false if errors have left something out, so that what is missing may only seem
   *     to be missing
   */
  public record Safeguard(
      String name,
      Span span,
      String documentation,
      Body body,
      double penalty,
      List<Test> tests,
      boolean complete) {
    public Safeguard {
      tests = List.copyOf(tests);
    }

    /** The same with another penalty. */
    Safeguard withPenalty(double other) {
      return new Safeguard(name, span, documentation, body, other, tests, complete);
    }
  }

  /** What a safeguard means. */
  public sealed interface Body {
    /** Applies an operation to this kind of body. */
    <R> R accept(Visitor<R> visitor);

    /**
     * States and transitions.
     *
     * @param otherwise where observations go that no guard of a state covers
     * @param initial the number of the initial state, if there is exactly one
     */
    record States(List<State> states, Optional<Otherwise> otherwise, OptionalInt initial)
        implements Body {
      public States {
        states = List.copyOf(states);
      }

      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.states(this);
      }
    }

    /**
     * The traces that satisfy a formula are accepted.
     *
     * @param satisfied what the state pays in which the formula is secured
     * @param violated what the state pays in which it is doomed
     */
    record Temporal(TemporalFormula formula, Reward satisfied, Reward violated) implements Body {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.temporal(this);
      }
    }

    /**
     * Other safeguards and formulas, combined.
     *
     * @param penalized whether its author says what a violation costs
     * @param satisfied what the state pays in which it is secured
     * @param violated what the state pays in which it is doomed
     */
    record Composed(Composition composition, boolean penalized, Reward satisfied, Reward violated)
        implements Body {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.composed(this);
      }
    }

    /** One operation on every kind. */
    interface Visitor<R> {
      R states(States body);

      R temporal(Temporal body);

      R composed(Composed body);
    }
  }

  /** What a state pays, and whether only once in an episode. */
  public record Reward(double amount, boolean once) {
    /** No reward. */
    public static final Reward NONE = new Reward(0, false);
  }

  /**
   * Where uncovered observations go.
   *
   * @param state the number of a state; empty for {@code stay}
   */
  public record Otherwise(OptionalInt state, Span span) {}

  /**
   * One state.
   *
   * @param accepting whether it belongs to F
   * @param rejecting whether its author claims that no accepting state can be reached from it
   * @param complete false if errors have left out a transition
   */
  public record State(
      String name,
      Span span,
      String documentation,
      boolean accepting,
      boolean rejecting,
      double reward,
      boolean rewardOnce,
      List<Transition> transitions,
      boolean complete) {
    public State {
      transitions = List.copyOf(transitions);
    }
  }

  /**
   * One transition.
   *
   * @param excludesEarlier whether it takes only what no guard above it in the state admits
   * @param guard the guard; {@code true} for {@code else ->}
   * @param target the number of the state that follows
   */
  public record Transition(boolean excludesEarlier, Proposition guard, int target, Span span) {}

  /**
   * One example trace with the verdict that it must end in.
   *
   * @param trace the observations, as bits of labels
   * @param expected the verdict
   * @param violatedAt the position, from 1, at which the verdict becomes a violation, if that is
   *     said
   */
  public record Test(
      String name, List<Long> trace, Expectation expected, OptionalInt violatedAt, Span span) {
    public Test {
      trace = List.copyOf(trace);
    }
  }

  /** What a test expects. */
  public enum Expectation {
    SATISFIED,
    ACCEPTING,
    PENDING,
    VIOLATED
  }

  /** One curriculum. */
  public record Progression(String name, Span span, String documentation, List<Stage> stages) {
    public Progression {
      stages = List.copyOf(stages);
    }
  }

  /**
   * One stage of a curriculum.
   *
   * @param safeguard the name of the safeguard in force
   * @param converged whether it ends when the learner has converged
   * @param budget after how much it ends at the latest, if that is said
   */
  public record Stage(String safeguard, boolean converged, Optional<Budget> budget) {}

  /**
   * A question about safeguards.
   *
   * @param question what is asked, with the names of safeguards
   * @param text as its author wrote it
   */
  public record Check(Declaration.Question question, String text, Span span) {}

  /** A number of training units. */
  public record Budget(long amount, Unit unit) {}

  /** What a budget counts. */
  public enum Unit {
    EPISODES,
    STEPS,
    UPDATES
  }
}
