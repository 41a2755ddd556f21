package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.VariableSubstitution;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What formulas ask of the current observation and of the next position, as functions of labels and
 * obligations: the expansion laws of temporal logic, such as {@code eventually f = f | next
 * eventually f} (Bacchus and Kabanza 1998; De Giacomo and Vardi 2013), for one content of the
 * registers.
 */
final class Expansion {
  private static final int UNKNOWN = -1;

  private final CoreFormulas core;
  private final Obligations obligations;
  private final DecisionDiagrams diagrams;
  private final int[] expansions;
  private final int[] remembered;
  private final VariableSubstitution progression;

  /**
   * @param registers for each register a function of obligations: what it owed at the last position
   */
  Expansion(
      CoreFormulas core, Obligations obligations, DecisionDiagrams diagrams, int[] registers) {
    this.core = core;
    this.obligations = obligations;
    this.diagrams = diagrams;
    this.expansions = new int[core.size() / 2];
    this.progression =
        new VariableSubstitution(diagrams, variable -> of(obligations.formula(variable)));
    this.remembered = new int[registers.length];
    Arrays.fill(expansions, UNKNOWN);
    for (int i = 0; i < registers.length; i++) {
      remembered[i] = progression.apply(registers[i]);
    }
  }

  /** What a function of obligations asks of the current observation and of the next position. */
  int progress(int function) {
    return progression.apply(function);
  }

  /** What each register is to keep of the current position. */
  int[] nextRegisters() {
    List<Integer> registers = obligations.registers();
    IntUnaryOperator expanded = i -> of(registers.get(i));
    int[] next = new int[registers.size()];
    Arrays.setAll(next, expanded);
    return next;
  }

  /** What it asks that a formula is true at the current position. */
  int of(int formula) {
    int node = formula >> 1;
    if (expansions[node] == UNKNOWN) {
      expansions[node] = expand(formula & ~1);
    }
    return CoreFormulas.isNegated(formula) ? diagrams.not(expansions[node]) : expansions[node];
  }

  private int expand(int formula) {
    int[] operands = core.operands(formula);
    return switch (core.kind(formula)) {
      case TRUE -> DecisionDiagrams.TRUE;
      case LABEL -> diagrams.literal(operands[0]);
      case AND -> diagrams.and(Arrays.stream(operands).map(this::of).toArray());
      case XOR -> diagrams.xor(of(operands[0]), of(operands[1]));
      case NEXT -> obligations.diagram(operands[0]);
      case UNTIL -> either(operands, obligations.diagram(formula));
      case PREVIOUS -> remembered[obligations.register(operands[0])];
      case SINCE -> either(operands, remembered[obligations.register(formula)]);
    };
  }

  /** The right operand is true now, or the left one is and the formula held a step away. */
  private int either(int[] operands, int stepAway) {
    return diagrams.or(of(operands[1]), diagrams.and(of(operands[0]), stepAway));
  }
}
