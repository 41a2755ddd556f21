package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a composed safeguard takes from the safeguards that it names: a penalty, if it has none of
 * its own. Definitions in a circle have no meaning and are left out.
 */
final class Inheritance {
  private final Map<String, Specification.Safeguard> given = new LinkedHashMap<>();
  private final Map<String, Specification.Safeguard> done = new HashMap<>();
  private final Set<String> recursive = new LinkedHashSet<>();
  private final List<String> path = new ArrayList<>();
  private final Findings findings;

  private Inheritance(List<Specification.Safeguard> safeguards, Findings findings) {
    safeguards.forEach(safeguard -> given.putIfAbsent(safeguard.name(), safeguard));
    this.findings = findings;
  }

  /** The safeguards with what they inherit, without those that are defined by themselves. */
  @SuppressWarnings("ReferenceEquality") // A second safeguard of the same name may be equal.
  static List<Specification.Safeguard> resolve(
      List<Specification.Safeguard> safeguards, Findings findings) {
    Inheritance inheritance = new Inheritance(safeguards, findings);
    inheritance.given.keySet().forEach(inheritance::visit);
    return safeguards.stream()
        .map(
            safeguard ->
                inheritance.given.get(safeguard.name()) == safeguard
                    ? inheritance.done.getOrDefault(safeguard.name(), safeguard)
                    : safeguard)
        .filter(safeguard -> !inheritance.recursive.contains(safeguard.name()))
        .toList();
  }

  private void visit(String name) {
    Specification.@Nullable Safeguard safeguard = given.get(name);
    if (safeguard == null || done.containsKey(name) || recursive.contains(name)) {
      return;
    }
    path.add(name);
    List<Composition.Named> parts = safeguard.body().accept(new NamedParts());
    for (Composition.Named part : parts) {
      int back = path.indexOf(part.safeguard());
      if (back < 0) {
        visit(part.safeguard());
      } else {
        report(part, path.subList(back, path.size()));
      }
    }
    path.remove(path.size() - 1);
    if (!recursive.contains(name)) {
      done.put(name, inherited(safeguard, parts));
    }
  }

  private void report(Composition.Named part, List<String> circle) {
    if (recursive.containsAll(circle)) {
      return;
    }
    recursive.addAll(circle);
    findings.add(
        DiagnosticCode.SAFEGUARD_RECURSIVE,
        part.span(),
        "the safeguard `"
            + part.safeguard()
            + "` is defined by itself: "
            + String.join(", ", circle)
            + ", "
            + part.safeguard(),
        "A composition is made of safeguards that mean something without it.");
  }

  private Specification.Safeguard inherited(
      Specification.Safeguard safeguard, List<Composition.Named> parts) {
    if (!(safeguard.body() instanceof Specification.Body.Composed composed)) {
      return safeguard;
    }
    List<Specification.Safeguard> named =
        parts.stream().flatMap(part -> Stream.ofNullable(done.get(part.safeguard()))).toList();
    boolean silent =
        composed.satisfied().equals(Specification.Reward.NONE)
            && composed.violated().equals(Specification.Reward.NONE);
    named.stream()
        .filter(part -> silent && part.body().accept(new Pays()))
        .findFirst()
        .ifPresent(part -> warn(safeguard, part));
    return composed.penalized() || named.isEmpty()
        ? safeguard
        : safeguard.withPenalty(
            named.stream().mapToDouble(Specification.Safeguard::penalty).max().orElseThrow());
  }

  private void warn(Specification.Safeguard safeguard, Specification.Safeguard part) {
    findings.add(
        DiagnosticCode.REWARD_DROPPED,
        safeguard.span(),
        "the rewards of `" + part.name() + "` are not paid in `" + safeguard.name() + "`",
        "Say what it pays itself, as `reward satisfied 1`; or leave the rewards of the part out.");
  }

  /** Whether some state of a safeguard pays a reward. */
  private static final class Pays implements Specification.Body.Visitor<Boolean> {
    @Override
    public Boolean states(Specification.Body.States body) {
      return body.states().stream().anyMatch(state -> state.reward() != 0);
    }

    @Override
    public Boolean temporal(Specification.Body.Temporal body) {
      return body.satisfied().amount() != 0 || body.violated().amount() != 0;
    }

    @Override
    public Boolean composed(Specification.Body.Composed body) {
      return body.satisfied().amount() != 0 || body.violated().amount() != 0;
    }
  }

  /** The safeguards that a body names, in the order in which it does. */
  private static final class NamedParts
      implements Specification.Body.Visitor<List<Composition.Named>>,
          Composition.Visitor<List<Composition.Named>> {
    @Override
    public List<Composition.Named> states(Specification.Body.States body) {
      return List.of();
    }

    @Override
    public List<Composition.Named> temporal(Specification.Body.Temporal body) {
      return List.of();
    }

    @Override
    public List<Composition.Named> composed(Specification.Body.Composed body) {
      return body.composition().accept(this);
    }

    @Override
    public List<Composition.Named> named(Composition.Named composition) {
      return List.of(composition);
    }

    @Override
    public List<Composition.Named> satisfying(Composition.Satisfying composition) {
      return List.of();
    }

    @Override
    public List<Composition.Named> written(Composition.Written composition) {
      return composition.safeguard().body().accept(this);
    }

    @Override
    public List<Composition.Named> combination(Composition.Combination composition) {
      return composition.operands().stream().flatMap(part -> part.accept(this).stream()).toList();
    }

    @Override
    public List<Composition.Named> sequence(Composition.Sequence composition) {
      return Stream.concat(
              composition.first().accept(this).stream(), composition.second().accept(this).stream())
          .toList();
    }
  }
}
