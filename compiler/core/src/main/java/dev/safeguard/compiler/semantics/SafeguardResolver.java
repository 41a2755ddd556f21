package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Declaration.Attribute;
import dev.safeguard.compiler.syntax.Declaration.Body;
import dev.safeguard.compiler.syntax.Declaration.Mark;
import dev.safeguard.compiler.syntax.Declaration.Target;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Resolves the states, targets and attributes of one safeguard after the other. */
final class SafeguardResolver {
  private static final double DEFAULT_PENALTY = 1;
  private static final String STATE = "state";
  private static final int SATISFIED = 0;
  private static final int VIOLATED = 1;

  private final PropositionResolver propositions;
  private final CompositionResolver compositions;
  private final Findings findings;

  /**
   * @param names the module's names; those of labels carry their numbers
   */
  SafeguardResolver(
      Namespace<OptionalInt> names, PropositionResolver propositions, Findings findings) {
    this.propositions = propositions;
    this.findings = findings;
    FormulaResolver formulas = new FormulaResolver(names, propositions, findings);
    this.compositions = new CompositionResolver(names, formulas, propositions, this::written);
  }

  /** The resolved safeguard, or empty if nothing is left of its body. */
  Optional<Specification.Safeguard> resolve(Declaration.Safeguard safeguard) {
    if (safeguard.body() instanceof Body.States body) {
      return Optional.of(new Scope(safeguard, body.states()).resolve(body));
    }
    return safeguard.body() instanceof Body.Formulas body
        ? new Scope(safeguard, List.of()).resolve(body)
        : Optional.empty();
  }

  /** A template that is written out within an expression, as a safeguard of its own. */
  private Optional<Specification.Safeguard> written(Formula.Inline formula) {
    return resolve(
        new Declaration.Safeguard(
            "", formula.use(), Optional.empty(), formula.body(), false, formula.span()));
  }

  /** One safeguard with the names of its states. */
  private final class Scope implements Attribute.AttributeVisitor {
    private final Declaration.Safeguard safeguard;
    private final List<Declaration.State> declared;
    private final Namespace<Integer> names = new Namespace<>(findings);
    private final List<Declaration.State> states = new ArrayList<>();
    private final Map<Integer, Attribute.Reward> rewards = new HashMap<>();
    private final String where;
    private boolean complete;
    private boolean otherwiseUnknown;
    private OptionalInt initial = OptionalInt.empty();
    private double penalty = DEFAULT_PENALTY;
    private boolean penaltySeen;
    private final List<Specification.Test> tests = new ArrayList<>();

    Scope(Declaration.Safeguard safeguard, List<Declaration.State> declared) {
      this.safeguard = safeguard;
      this.declared = declared;
      this.complete = !safeguard.damaged();
      this.where = " in the safeguard `" + safeguard.name().text() + "`";
    }

    Specification.Safeguard resolve(Body.States body) {
      for (Declaration.State state : declared) {
        if (names.declare(state.name(), STATE, states.size())) {
          states.add(state);
        } else {
          complete = false;
        }
      }
      findInitial();
      Optional<Specification.Otherwise> otherwise = body.otherwise().flatMap(this::otherwise);
      body.attributes().forEach(attribute -> attribute.accept(this));
      List<Specification.State> resolved = new ArrayList<>();
      for (int i = 0; i < states.size(); i++) {
        resolved.add(state(i));
      }
      complete &= initial.isPresent();
      return safeguard(new Specification.Body.States(resolved, otherwise, initial));
    }

    /** The states are the compiler's to find; two of them have a name in advance. */
    Optional<Specification.Safeguard> resolve(Body.Formulas body) {
      Span span = safeguard.name().span();
      names.declare(new Name("satisfied", span), STATE, SATISFIED);
      names.declare(new Name("violated", span), STATE, VIOLATED);
      Optional<Composition> composition = compositions.resolve(body.sequence());
      body.attributes().forEach(attribute -> attribute.accept(this));
      return composition.map(this::body).map(this::safeguard);
    }

    private Specification.Body body(Composition composition) {
      return composition instanceof Composition.Satisfying satisfying
          ? new Specification.Body.Temporal(
              satisfying.formula(), reward(SATISFIED), reward(VIOLATED))
          : new Specification.Body.Composed(
              composition, penaltySeen, reward(SATISFIED), reward(VIOLATED));
    }

    private Specification.Safeguard safeguard(Specification.Body body) {
      return new Specification.Safeguard(
          safeguard.name().text(),
          safeguard.name().span(),
          safeguard.documentation(),
          body,
          penalty,
          tests,
          complete);
    }

    private Specification.Reward reward(int state) {
      return Optional.ofNullable(rewards.get(state))
          .map(reward -> new Specification.Reward(reward.amount(), reward.once()))
          .orElse(Specification.Reward.NONE);
    }

    private boolean secondInitial(int number) {
      return states.get(number).initial() && number != initial.orElseThrow();
    }

    private void findInitial() {
      for (int i = 0; i < states.size(); i++) {
        if (!states.get(i).initial()) {
          continue;
        }
        if (initial.isPresent()) {
          Declaration.State first = states.get(initial.getAsInt());
          findings.add(
              DiagnosticCode.STATE_INITIAL,
              states.get(i).name().span(),
              "`"
                  + states.get(i).name().text()
                  + "` is a second initial state"
                  + where
                  + "; `"
                  + first.name().text()
                  + "` on "
                  + first.name().span().place()
                  + " is the first",
              "Take `initial` from one of the two.");
          complete = false;
        } else {
          initial = OptionalInt.of(i);
        }
      }
      if (initial.isEmpty() && !safeguard.damaged()) {
        findings.add(
            DiagnosticCode.STATE_INITIAL,
            safeguard.name().span(),
            "the safeguard `" + safeguard.name().text() + "` has no initial state",
            "Write `initial` before the state in which every trace starts.");
      }
    }

    private Optional<Specification.Otherwise> otherwise(Target target) {
      if (target.state().isEmpty()) {
        return Optional.of(new Specification.Otherwise(OptionalInt.empty(), target.span()));
      }
      OptionalInt state = number(target.state().get());
      otherwiseUnknown = state.isEmpty();
      return state.isEmpty()
          ? Optional.empty()
          : Optional.of(new Specification.Otherwise(state, target.span()));
    }

    /** The number of a state, or empty if there is none of that name, which is then reported. */
    private OptionalInt number(Name name) {
      Optional<Namespace.Entry<Integer>> entry = names.find(name.text());
      if (entry.isPresent()) {
        return OptionalInt.of(entry.get().meaning());
      }
      if (!safeguard.damaged()) {
        names.reportUnknown(name, STATE, where);
      }
      complete = false;
      return OptionalInt.empty();
    }

    private Specification.State state(int number) {
      Declaration.State state = states.get(number);
      List<Specification.Transition> transitions = new ArrayList<>();
      boolean whole = !safeguard.damaged() && !otherwiseUnknown && !secondInitial(number);
      for (Declaration.Transition transition : state.transitions()) {
        Optional<Specification.Transition> resolved = transition(transition, number);
        resolved.ifPresent(transitions::add);
        whole &= resolved.isPresent();
      }
      Specification.Reward reward = reward(number);
      return new Specification.State(
          state.name().text(),
          state.name().span(),
          state.documentation(),
          state.mark() == Mark.ACCEPTING,
          state.mark() == Mark.REJECTING,
          reward.amount(),
          reward.once(),
          transitions,
          whole);
    }

    private Optional<Specification.Transition> transition(
        Declaration.Transition transition, int from) {
      Optional<Proposition> guard =
          transition.guard().isEmpty()
              ? Optional.of(new Proposition.Constant(true))
              : propositions.resolve(transition.guard().get());
      Optional<Name> name = transition.target().state();
      OptionalInt target = name.isPresent() ? number(name.get()) : OptionalInt.of(from);
      if (guard.isEmpty() || target.isEmpty()) {
        complete = false;
        return Optional.empty();
      }
      return Optional.of(
          new Specification.Transition(
              transition.excludesEarlier(), guard.get(), target.getAsInt(), transition.span()));
    }

    @Override
    public void penalty(Attribute.Penalty attribute) {
      if (penaltySeen) {
        duplicate(attribute.span(), "the penalty" + where + " is given twice");
      }
      penaltySeen = true;
      penalty = attribute.amount();
      if (isFinite(penalty, attribute.span()) && penalty < 0) {
        findings.add(
            DiagnosticCode.VALUE_INVALID,
            attribute.span(),
            "a penalty is what a violation costs, so it is not negative",
            "Write `penalty 1.0`: a violation then gives the reward -1.0.");
        complete = false;
      }
    }

    private boolean isFinite(double number, Span span) {
      boolean finite = Double.isFinite(number);
      if (!finite) {
        findings.add(
            DiagnosticCode.VALUE_INVALID,
            span,
            "the number is too large: a reward or penalty is at most " + Double.MAX_VALUE,
            "Use a smaller number.");
        complete = false;
      }
      return finite;
    }

    @Override
    public void reward(Attribute.Reward reward) {
      isFinite(reward.amount(), reward.span());
      OptionalInt state = number(reward.state());
      if (state.isPresent() && rewards.putIfAbsent(state.getAsInt(), reward) != null) {
        duplicate(reward.span(), "the state `" + reward.state().text() + "` has a reward already");
      }
    }

    private void duplicate(Span span, String message) {
      findings.add(DiagnosticCode.NAME_DUPLICATE, span, message, "Keep one of the two.");
    }

    /** Potentials are not built yet, which {@link UnsupportedFeatures} says. */
    @Override
    public void potential(Attribute.Potential potential) {}

    @Override
    public void test(Attribute.Test test) {
      List<Long> trace = new ArrayList<>();
      boolean known = true;
      for (List<Name> names : test.trace()) {
        long observation = 0;
        for (Name name : names) {
          OptionalInt label = propositions.label(name);
          known &= label.isPresent();
          observation |= label.isPresent() ? 1L << label.getAsInt() : 0;
        }
        trace.add(observation);
      }
      if (test.at().isPresent()
          && (test.at().getAsInt() < 1 || test.at().getAsInt() > trace.size())) {
        findings.add(
            DiagnosticCode.VALUE_INVALID,
            test.span(),
            "the trace of the test \"" + test.name() + "\" has no position " + test.at().getAsInt(),
            "Positions count from 1 to the number of observations, here " + trace.size() + ".");
        known = false;
      }
      if (known) {
        tests.add(
            new Specification.Test(
                test.name(),
                trace,
                Specification.Expectation.valueOf(test.expected().toUpperCase(Locale.ROOT)),
                test.at(),
                test.span()));
      }
    }
  }
}
