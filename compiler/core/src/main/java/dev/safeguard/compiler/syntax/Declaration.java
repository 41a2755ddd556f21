package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a file consists of. */
public sealed interface Declaration {
  /** Where it stands. */
  Span span();

  /** What an operation on the declarations with formulas makes of this one; the others stay. */
  default Optional<Declaration> rewritten(Rewriting rewriting) {
    return Optional.of(this);
  }

  /** An operation on the declarations with formulas; empty where nothing is left of one. */
  interface Rewriting {
    Optional<Declaration> definition(LabelDefinition definition);

    Optional<Declaration> assumption(Assumption assumption);

    Optional<Declaration> safeguard(Safeguard safeguard);
  }

  /** {@code module a.b}. */
  record Module(String documentation, Name name, Span span) implements Declaration {}

  /** {@code import a.b}. */
  record Import(Name module, Span span) implements Declaration {}

  /** {@code labels a, b}. */
  record Labels(boolean actions, List<Name> names, Span span) implements Declaration {
    public Labels {
      names = List.copyOf(names);
    }
  }

  /**
   * {@code label a = condition}: a label defined from signals or other labels.
   *
   * @param text the condition as it is written
   */
  record LabelDefinition(Name name, Formula definition, String text, Span span)
      implements Declaration {
    @Override
    public Optional<Declaration> rewritten(Rewriting rewriting) {
      return rewriting.definition(this);
    }
  }

  /** {@code label a at 0.8}: the probability from which a label counts as seen. */
  record LabelThreshold(Name name, double threshold, Span span) implements Declaration {}

  /** {@code signal a, b: real}. */
  record Signals(List<Name> names, String type, Span span) implements Declaration {
    public Signals {
      names = List.copyOf(names);
    }
  }

  /** {@code environment reward -1 .. 1 discount 0.9}. */
  record Environment(double least, double most, double discount, Span span)
      implements Declaration {}

  /**
   * {@code assume formula}.
   *
   * @param text the formula as it is written
   */
  record Assumption(Formula formula, String text, Span span) implements Declaration {
    @Override
    public Optional<Declaration> rewritten(Rewriting rewriting) {
      return rewriting.assumption(this);
    }
  }

  /**
   * {@code safeguard NAME ...}.
   *
   * @param damaged whether a syntax error lies in it, so that parts may be missing
   */
  record Safeguard(
      String documentation,
      Name name,
      Optional<Name> forEach,
      Body body,
      boolean damaged,
      Span span)
      implements Declaration {
    @Override
    public Optional<Declaration> rewritten(Rewriting rewriting) {
      return rewriting.safeguard(this);
    }
  }

  /** {@code template NAME(parameters) ...}. */
  record Template(
      String documentation,
      Name name,
      List<Parameter> parameters,
      Body body,
      boolean damaged,
      Span span)
      implements Declaration {
    public Template {
      parameters = List.copyOf(parameters);
    }
  }

  /** A parameter of a template, with its kind as it is written. */
  record Parameter(String kind, Name name) {}

  /** {@code progression NAME { stages }}. */
  record Progression(
      String documentation, Name name, List<Stage> stages, boolean damaged, Span span)
      implements Declaration {
    public Progression {
      stages = List.copyOf(stages);
    }
  }

  /**
   * One stage of a progression.
   *
   * @param converged whether it ends when the learner has converged
   * @param budget after how much it ends at the latest, if that is said
   */
  record Stage(Name safeguard, boolean converged, Optional<Budget> budget, Span span) {}

  /** A number of episodes, steps or updates. */
  record Budget(long amount, String unit) {}

  /** A question about safeguards, in the words {@code text}. */
  record Check(Question question, String text, Span span) implements Declaration {}

  /** What a check asks. */
  sealed interface Question {
    /** The safeguards that it is about. */
    List<Name> safeguards();

    /** Applies an operation to this kind of question. */
    <R> R accept(QuestionVisitor<R> visitor);

    /** {@code A refines B}, {@code A equals B}, {@code A excludes B}. */
    record Relation(Name left, Comparison comparison, Name right) implements Question {
      @Override
      public List<Name> safeguards() {
        return List.of(left, right);
      }

      @Override
      public <R> R accept(QuestionVisitor<R> visitor) {
        return visitor.relation(this);
      }
    }

    /** {@code A can violate}, {@code A cannot be satisfied}. */
    record Possibility(Name safeguard, boolean possible, boolean violation) implements Question {
      @Override
      public List<Name> safeguards() {
        return List.of(safeguard);
      }

      @Override
      public <R> R accept(QuestionVisitor<R> visitor) {
        return visitor.possibility(this);
      }
    }

    /** {@code together A, B}. */
    record Together(List<Name> parts) implements Question {
      public Together {
        parts = List.copyOf(parts);
      }

      @Override
      public List<Name> safeguards() {
        return parts;
      }

      @Override
      public <R> R accept(QuestionVisitor<R> visitor) {
        return visitor.together(this);
      }
    }

    /** One operation on every kind of question. */
    interface QuestionVisitor<R> {
      R relation(Relation question);

      R possibility(Possibility question);

      R together(Together question);
    }
  }

  /** How two safeguards are compared. */
  enum Comparison {
    REFINES,
    EQUALS,
    EXCLUDES
  }

  /** What a safeguard or a template means. */
  sealed interface Body {
    /** Applies an operation to this kind of body. */
    <R> R accept(Visitor<R> visitor);

    /** The penalties, rewards, potentials and tests. */
    List<Attribute> attributes();

    /** States and transitions. */
    record States(Optional<Target> otherwise, List<State> states, List<Attribute> attributes)
        implements Body {
      public States {
        states = List.copyOf(states);
        attributes = List.copyOf(attributes);
      }

      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.states(this);
      }
    }

    /** {@code = first then second}: formulas and compositions, at least one. */
    record Formulas(List<Formula> sequence, List<Attribute> attributes) implements Body {
      public Formulas {
        sequence = List.copyOf(sequence);
        attributes = List.copyOf(attributes);
      }

      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.formulas(this);
      }
    }

    /** What a syntax error has left nothing of. */
    record Missing() implements Body {
      @Override
      public List<Attribute> attributes() {
        return List.of();
      }

      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.missing(this);
      }
    }

    /** One operation on every kind. */
    interface Visitor<R> {
      R states(States body);

      R formulas(Formulas body);

      R missing(Missing body);
    }
  }

  /**
   * The state that a transition leads to: a named one, or for {@code stay} the same.
   *
   * @param indices which of the states of that name, if it is a family
   */
  record Target(Optional<Name> state, List<Formula.Sum> indices, Span span) {
    public Target {
      indices = List.copyOf(indices);
    }
  }

  /**
   * One state of a safeguard, with the mark that its author gave it.
   *
   * @param indices for a family of states that share a name what tells them apart, else empty
   */
  record State(
      String documentation,
      Name name,
      List<Index> indices,
      boolean initial,
      Mark mark,
      List<Transition> transitions,
      Span span) {
    public State {
      indices = List.copyOf(indices);
      transitions = List.copyOf(transitions);
    }
  }

  /**
   * {@code i: 0 .. n}: a state for each number of a range; or one number alone.
   *
   * @param variable what the number is called in the state
   * @param last the same as {@code first} where there is no variable
   */
  record Index(Optional<Name> variable, Formula.Sum first, Formula.Sum last) {}

  /** What the author claims of a state. */
  enum Mark {
    /** In F: the trace is accepted as it stands. */
    ACCEPTING,
    /** Not in F: an obligation is open. */
    PENDING,
    /** Not in F, and no accepting state can be reached any more. */
    REJECTING
  }

  /**
   * One transition.
   *
   * @param excludesEarlier whether it starts with {@code else}
   * @param guard the guard; empty for {@code else ->}
   */
  record Transition(boolean excludesEarlier, Optional<Formula> guard, Target target, Span span) {}

  /** What a safeguard says beside its states. */
  sealed interface Attribute {
    /** Hands this attribute to an operation on its kind. */
    void accept(AttributeVisitor visitor);

    /** Where it stands. */
    Span span();

    /** {@code penalty p}. */
    record Penalty(double amount, Span span) implements Attribute {
      @Override
      public void accept(AttributeVisitor visitor) {
        visitor.penalty(this);
      }
    }

    /** {@code reward STATE r [once]}. */
    record Reward(Name state, double amount, boolean once, Span span) implements Attribute {
      @Override
      public void accept(AttributeVisitor visitor) {
        visitor.reward(this);
      }
    }

    /** {@code potential STATE p}. */
    record Potential(Name state, double amount, Span span) implements Attribute {
      @Override
      public void accept(AttributeVisitor visitor) {
        visitor.potential(this);
      }
    }

    /**
     * {@code test "name" { trace => verdict }}.
     *
     * @param trace the observations, each as the labels that hold
     * @param expected the verdict after the trace, as it is written
     * @param at at which position a violation is expected, from 1
     */
    record Test(String name, List<List<Name>> trace, String expected, OptionalInt at, Span span)
        implements Attribute {
      public Test {
        trace = trace.stream().map(List::copyOf).toList();
      }

      @Override
      public void accept(AttributeVisitor visitor) {
        visitor.test(this);
      }
    }

    /** One operation on every kind of attribute. */
    interface AttributeVisitor {
      void penalty(Penalty penalty);

      void reward(Reward reward);

      void potential(Potential potential);

      void test(Test test);
    }
  }
}
