package dev.safeguard.compiler.derivation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.LinearForm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out which observations the signals can produce.
 *
 * <p>A definition is an equivalence between its label and a formula over cuts through linear forms;
 * the cuts through one form are ordered, and those through several obey the contradictions along
 * the {@linkplain Circuit circuits} of the forms. What remains when the cuts are quantified away is
 * a constraint on labels.
 *
 * <p>It never excludes an observation that signals can produce. It excludes all others if each
 * comparison is about {@code real} signals, taken for the real numbers, or if the {@code int}
 * signals are only compared with numbers and with each other ({@code x - y < 3}); otherwise it may
 * allow an observation for which only fractional values of {@code int} signals would do.
 */
public final class Derivation {
  /**
   * How much a derivation may cost.
   *
   * @param cuts the most cuts and Boolean signals
   * @param combinations the most combinations of forms to look at in the search for circuits
   * @param sums the most partial sums of bounds
   * @param nodes the most diagram nodes
   */
  public record Effort(int cuts, int combinations, int sums, int nodes) {
    /** A few seconds. */
    public static final Effort DEFAULT = new Effort(1000, 50_000, 100_000, 500_000);
  }

  /**
   * The most combinations of cuts that a circuit may have to take part: all circuits, and where
   * that is too much, ever smaller ones.
   */
  private static final int[] LARGEST_CIRCUITS = {Integer.MAX_VALUE, 1000, 0};

  private final Grounding grounding;
  private final Effort effort;
  private final int largestCircuit;
  private final Variables variables;
  private final DecisionDiagrams diagrams;
  private List<Conjunct> conjuncts = new ArrayList<>();
  private boolean complete = true;

  /** A Boolean diagram, and the variables that it may depend on. */
  private record Conjunct(int diagram, BitSet variables) {}

  /**
   * What came out.
   *
   * @param possible the observations that signals may produce; satisfiable
   * @param complete false if limits left out some of what the definitions imply
   */
  public record Result(Guard possible, boolean complete) {}

  private Derivation(Grounding grounding, int[] labelOrder, Effort effort, int largestCircuit) {
    this.grounding = grounding;
    this.effort = effort;
    this.largestCircuit = largestCircuit;
    variables =
        new Variables(grounding, labelOrder, Budget.of(Limits.DEFAULT.withNodes(effort.nodes())));
    diagrams = variables.diagrams();
  }

  /**
   * What definitions imply.
   *
   * @param labelOrder the labels in the order in which {@code store} tests them
   * @param store where the result is made
   */
  public static Result of(
      Grounding grounding, int[] labelOrder, DecisionDiagrams store, Effort effort) {
    if (grounding.definitions().isEmpty()) {
      return new Result(Guard.everything(store), true);
    }
    boolean complete = true;
    for (int largest : LARGEST_CIRCUITS) {
      Derivation derivation = new Derivation(grounding, labelOrder, effort, largest);
      if (derivation.variables.hidden().cardinality() > effort.cuts()) {
        break;
      }
      int possible;
      try {
        possible = derivation.run();
      } catch (BudgetExceededException e) {
        complete = false; // Leaving out more excludes nothing that is possible.
        continue;
      }
      Guard copy = new Guard(store, derivation.copied(possible, store, new HashMap<>()));
      return new Result(copy, complete && derivation.complete);
    }
    return new Result(Guard.everything(store), false);
  }

  private int run() {
    addDefinitions();
    addCuts();
    quantify();
    int product = DecisionDiagrams.TRUE;
    for (Conjunct conjunct : conjuncts) {
      product = diagrams.and(product, conjunct.diagram());
    }
    return product;
  }

  private void addDefinitions() {
    for (Definition definition : grounding.definitions()) {
      ConditionDiagram condition = new ConditionDiagram(variables);
      int holds = definition.condition().accept(condition);
      condition.mentioned().set(definition.label());
      int label = diagrams.literal(definition.label());
      conjuncts.add(new Conjunct(diagrams.not(diagrams.xor(label, holds)), condition.mentioned()));
    }
  }

  private void addCuts() {
    Cuts cuts = new Cuts(grounding);
    for (LinearForm form : cuts.forms()) {
      List<Cut> through = cuts.through(form);
      for (int i = 1; i < through.size(); i++) {
        int lower = variables.of(form, through.get(i - 1));
        int upper = variables.of(form, through.get(i));
        BitSet both = new BitSet();
        both.set(lower);
        both.set(upper);
        int above = diagrams.literal(upper);
        conjuncts.add(
            new Conjunct(
                diagrams.ite(above, diagrams.literal(lower), DecisionDiagrams.TRUE), both));
      }
    }
    Circuits.Found found =
        Circuits.of(cuts.forms(), grounding.signals().size(), effort.combinations());
    complete &= found.complete();
    Contradictions contradictions = new Contradictions(cuts, variables, effort.sums());
    for (Circuit circuit : found.circuits()) {
      if (combinations(circuit, cuts) <= largestCircuit) {
        addCircuit(circuit, cuts, contradictions.along(circuit));
      } else {
        complete = false;
      }
    }
  }

  private void addCircuit(Circuit circuit, Cuts cuts, int contradictions) {
    BitSet mentioned = new BitSet();
    for (int form : circuit.forms()) {
      LinearForm linear = cuts.forms().get(form);
      cuts.through(linear).forEach(cut -> mentioned.set(variables.of(linear, cut)));
    }
    if (contradictions != DecisionDiagrams.FALSE) {
      conjuncts.add(new Conjunct(diagrams.not(contradictions), mentioned));
    }
  }

  private static double combinations(Circuit circuit, Cuts cuts) {
    double product = 1;
    for (int form : circuit.forms()) {
      product *= cuts.through(cuts.forms().get(form)).size();
    }
    return product;
  }

  /** Eliminates what is no label, one variable after the other. */
  private void quantify() {
    BitSet hidden = variables.hidden();
    while (!hidden.isEmpty()) {
      int variable = cheapest(hidden);
      hidden.clear(variable);
      quantify(variable);
    }
  }

  /** The variable whose elimination brings the fewest variables together. */
  private int cheapest(BitSet hidden) {
    Map<Integer, BitSet> together = new HashMap<>();
    for (Conjunct conjunct : conjuncts) {
      conjunct.variables().stream()
          .filter(hidden::get)
          .forEach(v -> together.computeIfAbsent(v, any -> new BitSet()).or(conjunct.variables()));
    }
    int best = hidden.nextSetBit(0);
    int least = Integer.MAX_VALUE;
    for (int variable = best; variable >= 0; variable = hidden.nextSetBit(variable + 1)) {
      BitSet variables = together.get(variable);
      int cost = variables == null ? 0 : variables.cardinality();
      if (cost < least) {
        best = variable;
        least = cost;
      }
    }
    return best;
  }

  private void quantify(int variable) {
    List<Conjunct> others = new ArrayList<>();
    BitSet together = new BitSet();
    int product = DecisionDiagrams.TRUE;
    for (Conjunct conjunct : conjuncts) {
      if (conjunct.variables().get(variable)) {
        product = diagrams.and(product, conjunct.diagram());
        together.or(conjunct.variables());
      } else {
        others.add(conjunct);
      }
    }
    together.clear(variable);
    int with = diagrams.restrict(product, variable, true);
    int without = diagrams.restrict(product, variable, false);
    int either = diagrams.or(with, without);
    if (either != DecisionDiagrams.TRUE) {
      others.add(new Conjunct(either, together));
    }
    conjuncts = others;
  }

  private int copied(int diagram, DecisionDiagrams store, Map<Integer, Integer> done) {
    if (diagrams.isLeaf(diagram)) {
      return diagram == DecisionDiagrams.TRUE ? DecisionDiagrams.TRUE : DecisionDiagrams.FALSE;
    }
    Integer known = done.get(diagram);
    if (known != null) {
      return known;
    }
    int low = copied(diagrams.low(diagram), store, done);
    int high = copied(diagrams.high(diagram), store, done);
    int result = store.ite(store.literal(diagrams.label(diagram)), high, low);
    done.put(diagram, result);
    return result;
  }
}
