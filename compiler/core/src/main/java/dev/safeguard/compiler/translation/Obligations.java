package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.GeneralizedCofactor;
import dev.safeguard.compiler.translation.CoreFormulas.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a formula can leave owing, and what it can have to remember.
 *
 * <p>An obligation is a formula that must be true at the next position, which must exist; its
 * negation is what is owed weakly. Each is an auxiliary variable. A register is a formula whose
 * value at the last position a past operator reads. Where a state needs several functions of
 * obligations, its own and those of the registers, selector variables above the obligations keep
 * them in one diagram.
 *
 * <p>Some obligations imply others, such as what is owed within three steps what is owed within
 * four. {@link #normalized} uses this to give functions that agree in every world one diagram.
 */
final class Obligations {
  private final CoreFormulas core;
  private final DecisionDiagrams diagrams;
  private final int selectors;
  private final List<Integer> obligations = new ArrayList<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<Integer> registers = new ArrayList<>();
  private final Map<Integer, Integer> registerNumbers = new HashMap<>();
  private final Map<Integer, BitSet> reads = new HashMap<>();
  private final Map<Integer, GeneralizedCofactor> constraints = new HashMap<>();
  private final Map<Integer, Integer> constraintDiagrams = new HashMap<>();
  private final Map<Integer, Integer> groupOf = new HashMap<>();
  private final int initial;

  Obligations(CoreFormulas core, List<Duty> duties, DecisionDiagrams diagrams) {
    this.core = core;
    this.diagrams = diagrams;
    int[] parts = core.parts(duties.stream().mapToInt(Duty::formula).toArray());
    TreeMap<Integer, Integer> remembered = new TreeMap<>();
    for (int part : parts) {
      switch (core.kind(part)) {
        case UNTIL -> number(part);
        case NEXT -> number(core.operands(part)[0]);
        case SINCE -> remembered.put(part, part);
        case PREVIOUS -> remembered.put(core.operands(part)[0], part);
        default -> {}
      }
    }
    for (int register : remembered.keySet()) {
      registerNumbers.put(register, registers.size());
      registers.add(register);
    }
    selectors = registers.isEmpty() ? 0 : registers.size() + 1;
    initial = diagrams.and(duties.stream().mapToInt(this::initial).toArray());
    constrain();
  }

  private int number(int formula) {
    Integer known = numbers.putIfAbsent(formula, obligations.size());
    if (known == null) {
      obligations.add(formula);
      return obligations.size() - 1;
    }
    return known;
  }

  /** With no observation at all, it is fulfilled exactly if it is true of the empty trace. */
  private int initial(Duty duty) {
    if (duty.formula() == (duty.whenEmpty() ? CoreFormulas.TRUE : CoreFormulas.FALSE)) {
      return duty.whenEmpty() ? DecisionDiagrams.TRUE : DecisionDiagrams.FALSE;
    }
    int owed = duty.whenEmpty() ? CoreFormulas.not(duty.formula()) : duty.formula();
    int variable = diagrams.variable(selectors + number(owed));
    return duty.whenEmpty() ? diagrams.not(variable) : variable;
  }

  /** The function of obligations that is owed before the first position. */
  int initial() {
    return initial;
  }

  /** How many selector variables stand above the obligations: none if there is no register. */
  int selectors() {
    return selectors;
  }

  /** The formulas whose values are remembered; what a register depends on comes before it. */
  List<Integer> registers() {
    return registers;
  }

  int register(int formula) {
    return registerNumbers.get(formula);
  }

  /** The formula that the auxiliary variable of a number stands for. */
  int formula(int variable) {
    return obligations.get(variable - selectors);
  }

  /** The diagram of the obligation of a formula. */
  int diagram(int formula) {
    return diagrams.variable(selectors + numbers.get(formula));
  }

  /** The registers that may have to be read to fulfil what a function of obligations owes. */
  BitSet reads(int function) {
    BitSet result = new BitSet();
    if (!registers.isEmpty()) {
      diagrams.variables(function).stream().forEach(v -> result.or(readsOf(formula(v))));
    }
    return result;
  }

  /** The registers that occur in a formula. */
  BitSet readsOf(int formula) {
    return reads.computeIfAbsent(
        CoreFormulas.positive(formula),
        f -> {
          BitSet result = new BitSet();
          for (int part : core.parts(f)) {
            switch (core.kind(part)) {
              case SINCE -> result.set(register(part));
              case PREVIOUS -> result.set(register(core.operands(part)[0]));
              default -> {}
            }
          }
          return result;
        });
  }

  // -------------------------------------------------------------- constraints

  /** The diagram of a function of obligations, the same for all that agree in every world. */
  int normalized(int function) {
    if (constraints.isEmpty() || diagrams.isLeaf(function)) {
      return function;
    }
    int result = function;
    for (int group : groups(function)) {
      result = constraints.get(group).of(result);
    }
    return result;
  }

  /** What is known of the obligations in a function, as a diagram. */
  int knowledge(int function) {
    int result = DecisionDiagrams.TRUE;
    for (int group : groups(function)) {
      result = diagrams.and(result, constraintDiagrams.get(group));
    }
    return result;
  }

  private int[] groups(int function) {
    return diagrams.variables(function).stream()
        .map(variable -> group(positiveOf(variable - selectors)))
        .filter(constraints::containsKey)
        .distinct()
        .sorted()
        .toArray();
  }

  private int positiveOf(int obligation) {
    return CoreFormulas.positive(obligations.get(obligation));
  }

  /** The formula that stands for all those that are constrained together. */
  private int group(int positive) {
    int root = positive;
    while (groupOf.getOrDefault(root, root) != root) {
      root = groupOf.get(root);
    }
    return root;
  }

  private void constrain() {
    List<int[]> clauses = new ArrayList<>();
    for (int formula : obligations) {
      int opposite = CoreFormulas.not(formula);
      if (!CoreFormulas.isNegated(formula) && numbers.containsKey(opposite)) {
        int both = diagrams.and(diagram(formula), diagram(opposite));
        clauses.add(new int[] {formula, diagrams.not(both)});
      }
    }
    for (TreeMap<Integer, Integer> chain : chains().values()) {
      int before = -1;
      for (int formula : chain.values()) {
        if (before >= 0) {
          int implied = diagrams.ite(diagram(before), diagram(formula), DecisionDiagrams.TRUE);
          clauses.add(new int[] {formula, implied});
          groupOf.put(group(CoreFormulas.positive(before)), group(CoreFormulas.positive(formula)));
        }
        before = formula;
      }
    }
    for (int[] clause : clauses) {
      constraintDiagrams.merge(group(CoreFormulas.positive(clause[0])), clause[1], diagrams::and);
    }
    constraintDiagrams.forEach(
        (group, c) -> constraints.put(group, new GeneralizedCofactor(diagrams, c)));
  }

  /** The obligations to reach one thing in time, by how much time is left. */
  private Map<List<Integer>, TreeMap<Integer, Integer>> chains() {
    Map<List<Integer>, TreeMap<Integer, Integer>> chains = new LinkedHashMap<>();
    for (int formula : obligations) {
      if (core.kind(formula) == Kind.UNTIL && !CoreFormulas.isNegated(formula)) {
        int[] operands = core.operands(formula);
        chain(chains, operands[0], operands[1]).put(Integer.MAX_VALUE, formula);
      }
      core.bounded(formula)
          .filter(CoreFormulas.Bounded::future)
          .ifPresent(b -> chain(chains, b.left(), b.right()).put(b.bound(), formula));
    }
    chains.forEach(
        (operands, chain) -> {
          if (numbers.containsKey(operands.get(1))) {
            chain.put(0, operands.get(1));
          }
        });
    return chains;
  }

  private static TreeMap<Integer, Integer> chain(
      Map<List<Integer>, TreeMap<Integer, Integer>> chains, int left, int right) {
    return chains.computeIfAbsent(List.of(left, right), key -> new TreeMap<>());
  }
}
