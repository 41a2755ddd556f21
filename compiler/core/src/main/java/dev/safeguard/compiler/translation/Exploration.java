package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.LabelBoundary;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the states of a formula by progression, breadth first. A state is what is still owed: a
 * function of {@link Obligations}, with the contents of the registers beside it where the formula
 * speaks of the past. All successors of a state come from one diagram, which is cut below the
 * labels; no observation is ever enumerated.
 */
final class Exploration {
  /** So many contents of registers at most have their expansions kept. */
  private static final int MOST_EXPANSIONS = 64;

  private static final int IMPOSSIBLE = SymbolicAutomaton.IMPOSSIBLE;

  private final CoreFormulas core;
  private final DecisionDiagrams diagrams;
  private final Obligations obligations;
  private final int possible;
  private final int mostStates;
  private final LabelBoundary boundary;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final IntList states = new IntList();
  private final Map<Integer, Expansion> expansions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Expansion> eldest) {
          return size() > MOST_EXPANSIONS;
        }
      };

  /**
   * @param duties what is to be true of the trace, all of it
   * @param assumption the observations that can occur
   * @param diagrams an empty store over the same labels in the same order as the assumption's
   */
  Exploration(
      CoreFormulas core,
      List<Duty> duties,
      Guard assumption,
      DecisionDiagrams diagrams,
      int mostStates) {
    this.core = core;
    this.diagrams = diagrams;
    this.obligations = new Obligations(core, duties, diagrams);
    this.possible = assumption.diagrams().mapInto(diagrams, assumption.root(), leaf -> leaf);
    this.mostStates = mostStates;
    this.boundary = new LabelBoundary(diagrams, this::successor);
  }

  /** The automaton; a state is accepting if what it owes is fulfilled when the trace ends there. */
  SymbolicAutomaton run() {
    int[] empty = new int[obligations.registers().size()];
    number(state(obligations.initial(), empty));
    IntList behaviours = new IntList();
    BitSet accepting = new BitSet();
    for (int q = 0; q < states.size(); q++) {
      diagrams.budget().check();
      accepting.set(q, isFulfilled(owed(q)));
      behaviours.add(boundary.cut(step(states.get(q))));
    }
    return new SymbolicAutomaton(diagrams, behaviours.toArray(), accepting, 0);
  }

  CoreFormulas core() {
    return core;
  }

  Obligations obligations() {
    return obligations;
  }

  DecisionDiagrams diagrams() {
    return diagrams;
  }

  /** What a state owes. */
  int owed(int state) {
    return obligations.selectors() == 0 ? states.get(state) : selected(states.get(state));
  }

  /** What a state remembers in its registers. */
  int[] registers(int state) {
    return decoded(rest(states.get(state)));
  }

  /** What is owed is fulfilled at the end of the trace if no obligation needs another position. */
  private boolean isFulfilled(int owed) {
    int node = owed;
    while (!diagrams.isLeaf(node)) {
      node = diagrams.low(node);
    }
    return node == DecisionDiagrams.TRUE;
  }

  private int step(int state) {
    int result;
    if (obligations.selectors() == 0) {
      result = expansion(0).progress(state);
    } else {
      Expansion expansion = expansion(rest(state));
      result = state(expansion.progress(selected(state)), expansion.nextRegisters());
    }
    return diagrams.ite(possible, result, diagrams.leaf(IMPOSSIBLE));
  }

  private Expansion expansion(int remembered) {
    return expansions.computeIfAbsent(
        remembered, r -> new Expansion(core, obligations, diagrams, decoded(r)));
  }

  private int successor(int diagram) {
    if (diagrams.isLeaf(diagram) && diagrams.value(diagram) == IMPOSSIBLE) {
      return IMPOSSIBLE;
    }
    return number(forgetful(diagram));
  }

  /** The state without the contents of registers that what it owes cannot read any more. */
  private int forgetful(int state) {
    if (obligations.selectors() == 0) {
      return state;
    }
    int owed = selected(state);
    BitSet read = obligations.reads(owed);
    int[] registers = decoded(rest(state));
    for (int i = 0; i < registers.length; i++) {
      registers[i] = read.get(i) ? registers[i] : DecisionDiagrams.FALSE;
    }
    return state(owed, registers);
  }

  /** What all states have in common that differ only in impossible worlds. */
  private int canonical(int state) {
    if (obligations.selectors() == 0) {
      return obligations.implications().normalized(state);
    }
    int[] registers = decoded(rest(state));
    Arrays.setAll(registers, i -> obligations.implications().normalized(registers[i]));
    return state(obligations.implications().normalized(selected(state)), registers);
  }

  /** The number of a state; of those that mean the same, the first one found stays. */
  private int number(int state) {
    Integer known = numbers.putIfAbsent(canonical(state), states.size());
    if (known != null) {
      return known;
    }
    if (states.size() == mostStates) {
      throw BudgetExceededException.states(mostStates);
    }
    states.add(state);
    return states.size() - 1;
  }

  // ------------------------------------------------- several functions in one

  /** What is owed, where the first selector holds; else register i, where selector i + 1 does. */
  private int state(int owed, int[] registers) {
    if (obligations.selectors() == 0) {
      return owed;
    }
    int result = DecisionDiagrams.FALSE;
    for (int i = registers.length - 1; i >= 0; i--) {
      result = diagrams.ite(diagrams.variable(i + 1), registers[i], result);
    }
    return diagrams.ite(diagrams.variable(0), owed, result);
  }

  private int selected(int state) {
    return diagrams.variableAt(state) == 0 ? diagrams.high(state) : state;
  }

  private int rest(int state) {
    return diagrams.variableAt(state) == 0 ? diagrams.low(state) : state;
  }

  private int[] decoded(int rest) {
    int[] registers = new int[obligations.registers().size()];
    int left = rest;
    Arrays.fill(registers, DecisionDiagrams.FALSE);
    for (int i = 0; i < registers.length; i++) {
      boolean tested = diagrams.variableAt(left) == i + 1;
      registers[i] = tested ? diagrams.high(left) : left;
      left = tested ? diagrams.low(left) : left;
    }
    return registers;
  }
}
