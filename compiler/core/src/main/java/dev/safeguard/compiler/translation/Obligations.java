package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.translation.CoreFormulas.Kind;
import dev.safeguard.compiler.translation.Implications.Clause;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a formula can leave owing, and what it can have to remember.
 *
 * <p>An obligation is a formula that must be true at the next position, which must exist; its
 * negation is what is owed weakly. Each is an auxiliary variable. A register is a formula whose
 * value at the last position a past operator reads. Where a state needs several functions of
 * obligations, its own and those of the registers, selector variables above the obligations keep
 * them in one diagram.
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
  private final int initial;
  private final Implications implications;

  Obligations(CoreFormulas core, List<Duty> duties, DecisionDiagrams diagrams) {
    this.core = core;
    this.diagrams = diagrams;
    int[] parts = core.parts(duties.stream().mapToInt(Duty::formula).toArray());
    TreeSet<Integer> remembered = new TreeSet<>();
    for (int part : parts) {
      switch (core.kind(part)) {
        case UNTIL -> number(part);
        case NEXT -> number(core.operands(part)[0]);
        case SINCE -> remembered.add(part);
        case PREVIOUS -> remembered.add(core.operands(part)[0]);
        default -> {}
      }
    }
    for (int register : remembered) {
      registerNumbers.put(register, registers.size());
      registers.add(register);
    }
    selectors = registers.isEmpty() ? 0 : registers.size() + 1;
    initial = diagrams.and(duties.stream().mapToInt(this::initial).toArray());
    implications = new Implications(diagrams, selectors + obligations.size(), clauses());
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
    return Objects.requireNonNull(registerNumbers.get(formula));
  }

  /** The formula that the auxiliary variable of a number stands for. */
  int formula(int variable) {
    return obligations.get(variable - selectors);
  }

  /** The diagram of the obligation of a formula. */
  int diagram(int formula) {
    return diagrams.variable(selectors + Objects.requireNonNull(numbers.get(formula)));
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

  // ------------------------------------------------- what implies what

  /** What is known of the functions of obligations. */
  Implications implications() {
    return implications;
  }

  private List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>();
    for (int formula : obligations) {
      int opposite = CoreFormulas.not(formula);
      if (!CoreFormulas.isNegated(formula) && numbers.containsKey(opposite)) {
        clauses.add(clause(formula, opposite, diagrams.not(diagram(opposite))));
      }
    }
    for (Map<Integer, Integer> chain : chains().values()) {
      int[] formulas = chain.values().stream().mapToInt(formula -> formula).toArray();
      for (int i = 1; i < formulas.length; i++) {
        clauses.add(clause(formulas[i - 1], formulas[i], diagram(formulas[i])));
      }
    }
    return clauses;
  }

  /** If the first of two obligations is fulfilled, a function of the second is true. */
  private Clause clause(int first, int second, int conclusion) {
    return new Clause(
        List.of(selectors + number(first), selectors + number(second)),
        diagrams.ite(diagram(first), conclusion, DecisionDiagrams.TRUE));
  }

  /** The obligations to reach one thing in time, by how much time is left. */
  private Map<List<Integer>, Map<Integer, Integer>> chains() {
    Map<List<Integer>, Map<Integer, Integer>> chains = new LinkedHashMap<>();
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

  private static Map<Integer, Integer> chain(
      Map<List<Integer>, Map<Integer, Integer>> chains, int left, int right) {
    return chains.computeIfAbsent(List.of(left, right), key -> new TreeMap<>());
  }
}
