package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Declaration.Attribute;
import dev.safeguard.compiler.syntax.Declaration.Body;
import dev.safeguard.compiler.syntax.Declaration.Target;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes out a body: families of states become states, and a body that is nothing but the use of a
 * template becomes that template's body, states or formulas.
 *
 * @param substitution of what is known where the body stands
 */
record BodyExpansion(Substitution substitution) implements Body.Visitor<Body> {

  @Override
  public Body states(Body.States body) {
    List<Declaration.State> states = new ArrayList<>();
    for (Declaration.State state : body.states()) {
      members(state, 0, substitution, new ArrayList<>(), states);
    }
    Optional<Target> otherwise = body.otherwise().map(substitution::target);
    return new Body.States(
        otherwise, needed(body, states, otherwise), attributes(body.attributes()));
  }

  /** Without the members of families that no transition leads to, directly or not. */
  private static List<Declaration.State> needed(
      Body.States body, List<Declaration.State> states, Optional<Target> otherwise) {
    Set<String> alone = new HashSet<>();
    for (Declaration.State state : body.states()) {
      if (state.indices().isEmpty()) {
        alone.add(state.name().text());
      }
    }
    Map<String, Declaration.State> rest = new LinkedHashMap<>();
    Deque<Declaration.State> todo = new ArrayDeque<>();
    for (Declaration.State state : states) {
      if (state.initial() || alone.contains(state.name().text())) {
        todo.add(state);
      } else {
        rest.put(state.name().text(), state);
      }
    }
    otherwise.ifPresent(target -> reach(target, rest, todo));
    while (!todo.isEmpty()) {
      todo.remove().transitions().forEach(t -> reach(t.target(), rest, todo));
    }
    return states.stream()
        .filter(
            state ->
                state.initial()
                    || alone.contains(state.name().text())
                    || !rest.containsKey(state.name().text()))
        .toList();
  }

  private static void reach(
      Target target, Map<String, Declaration.State> rest, Deque<Declaration.State> todo) {
    target.state().map(name -> rest.remove(name.text())).ifPresent(todo::add);
  }

  /** Adds the states of a family, the last index changing fastest. */
  private void members(
      Declaration.State state,
      int index,
      Substitution numbers,
      List<Integer> chosen,
      List<Declaration.State> states) {
    if (index == state.indices().size()) {
      states.add(state(state, numbers, chosen));
      return;
    }
    Declaration.Index range = state.indices().get(index);
    // The bounds of a range are said outside of it: they do not see the variables before it.
    int last = substitution.number(range.last());
    for (long i = substitution.number(range.first()); i <= last; i++) {
      int number = (int) i;
      substitution.span(state.span());
      chosen.add(number);
      Substitution next =
          range
              .variable()
              .map(v -> numbers.with(Map.of(v.text(), Substitution.Argument.of(number))))
              .orElse(numbers);
      members(state, index + 1, next, chosen, states);
      chosen.remove(chosen.size() - 1);
    }
  }

  private static Declaration.State state(
      Declaration.State state, Substitution numbers, List<Integer> chosen) {
    return new Declaration.State(
        state.documentation(),
        numbers.member(state.name(), chosen),
        List.of(),
        state.initial(),
        state.mark(),
        state.transitions().stream()
            .map(
                t ->
                    new Declaration.Transition(
                        t.excludesEarlier(),
                        t.guard().map(guard -> guard.accept(numbers)),
                        numbers.target(t.target()),
                        numbers.span(t.span())))
            .toList(),
        numbers.span(state.span()));
  }

  @Override
  public Body formulas(Body.Formulas body) {
    List<Attribute> attributes = attributes(body.attributes());
    Optional<Formula.Call> use = use(body);
    if (use.isPresent()) {
      Body template = substitution.template(use.get()).orElseThrow().declaration().body();
      Body expanded = template.accept(new BodyExpansion(substitution.into(use.get())));
      return expanded.accept(new WithAttributes(attributes));
    }
    return new Body.Formulas(
        body.sequence().stream().map(formula -> formula.accept(substitution)).toList(), attributes);
  }

  /** The use of a template that is the whole of a body, if it is one. */
  Optional<Formula.Call> use(Body.Formulas body) {
    return body.sequence().size() == 1
            && body.sequence().get(0) instanceof Formula.Call call
            && substitution.template(call).isPresent()
        ? Optional.of(call)
        : Optional.empty();
  }

  @Override
  public Body missing(Body.Missing body) {
    return body;
  }

  private List<Attribute> attributes(List<Attribute> attributes) {
    AttributeSubstitution substituted = new AttributeSubstitution(substitution);
    attributes.forEach(attribute -> attribute.accept(substituted));
    return List.copyOf(substituted.made.values());
  }

  /** A template's body with the attributes of its use, which go before the template's own. */
  private record WithAttributes(List<Attribute> own) implements Body.Visitor<Body> {
    @Override
    public Body states(Body.States body) {
      return new Body.States(body.otherwise(), body.states(), merged(body.attributes()));
    }

    @Override
    public Body formulas(Body.Formulas body) {
      return new Body.Formulas(body.sequence(), merged(body.attributes()));
    }

    @Override
    public Body missing(Body.Missing body) {
      return body;
    }

    private List<Attribute> merged(List<Attribute> inherited) {
      AttributeKey mine = new AttributeKey();
      own.forEach(attribute -> attribute.accept(mine));
      List<Attribute> merged = new ArrayList<>();
      for (Attribute attribute : inherited) {
        AttributeKey key = new AttributeKey();
        attribute.accept(key);
        if (key.keys.isEmpty() || !mine.keys.containsAll(key.keys)) {
          merged.add(attribute);
        }
      }
      merged.addAll(own);
      return merged;
    }
  }

  /** What an attribute fixes, of which the use of a template has the last word. */
  private static final class AttributeKey implements Attribute.AttributeVisitor {
    private final List<String> keys = new ArrayList<>();

    @Override
    public void penalty(Attribute.Penalty penalty) {
      keys.add("penalty");
    }

    @Override
    public void reward(Attribute.Reward reward) {
      keys.add("reward " + reward.state().text());
    }

    @Override
    public void potential(Attribute.Potential potential) {
      keys.add("potential " + potential.state().text());
    }

    @Override
    public void test(Attribute.Test test) {}
  }

  /** Puts arguments for the labels of tests. */
  private static final class AttributeSubstitution implements Attribute.AttributeVisitor {
    private final Substitution substitution;
    private final Map<Integer, Attribute> made = new LinkedHashMap<>();

    AttributeSubstitution(Substitution substitution) {
      this.substitution = substitution;
    }

    private void add(Attribute attribute) {
      made.put(made.size(), attribute);
    }

    private Name state(Name name) {
      return new Name(name.text(), substitution.span(name.span()));
    }

    @Override
    public void penalty(Attribute.Penalty penalty) {
      add(new Attribute.Penalty(penalty.amount(), substitution.span(penalty.span())));
    }

    @Override
    public void reward(Attribute.Reward reward) {
      add(
          new Attribute.Reward(
              state(reward.state()),
              reward.amount(),
              reward.once(),
              substitution.span(reward.span())));
    }

    @Override
    public void potential(Attribute.Potential potential) {
      add(
          new Attribute.Potential(
              state(potential.state()), potential.amount(), substitution.span(potential.span())));
    }

    @Override
    public void test(Attribute.Test test) {
      add(
          new Attribute.Test(
              test.name(),
              test.trace().stream()
                  .map(observation -> observation.stream().map(substitution::name).toList())
                  .toList(),
              test.expected(),
              test.at(),
              substitution.span(test.span())));
    }
  }
}
