package dev.safeguard.compiler.translation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.fsa.impl.CompactDFA;
import net.automatalib.automaton.fsa.impl.CompactNFA;
import net.automatalib.util.automaton.fsa.NFAs;

/**
 * The minimal automaton of a formula without past operators, found in another way than the
 * compiler's: read backwards, which of all subformulas are true follows from which are true one
 * position later. AutomataLib turns that automaton round, and makes it deterministic and minimal.
 */
final class BackwardAutomaton {
  private final Map<RandomFormula, Integer> closure = new LinkedHashMap<>();
  private final RandomFormula formula;
  private final int letters;

  private BackwardAutomaton(RandomFormula formula, int labels) {
    this.formula = formula;
    this.letters = 1 << labels;
    close(formula);
  }

  /** The complete minimal automaton over the observations of so many labels, as bits. */
  static CompactDFA<Integer> minimal(RandomFormula formula, int labels) {
    return new BackwardAutomaton(formula, labels).run();
  }

  private void close(RandomFormula f) {
    f.operands().forEach(this::close);
    if (f.bound() > 0) {
      close(new RandomFormula(f.operator(), f.bound() - 1, f.operands()));
    }
    closure.putIfAbsent(f, closure.size());
  }

  private CompactDFA<Integer> run() {
    Alphabet<Integer> alphabet = Alphabets.integers(0, letters - 1);
    CompactNFA<Integer> forward = new CompactNFA<>(alphabet);
    int end = forward.addState(true);
    forward.setInitial(end, formula.holdsOfNothing());
    Map<BitSet, Integer> states = new HashMap<>();
    List<BitSet> found = new ArrayList<>();
    for (int i = -1; i < found.size(); i++) {
      int later = i < 0 ? end : states.get(found.get(i));
      for (int letter = 0; letter < letters; letter++) {
        BitSet values = values(letter, i < 0 ? null : found.get(i));
        if (!states.containsKey(values)) {
          int state = forward.addState(false);
          forward.setInitial(state, values.get(closure.get(formula)));
          states.put(values, state);
          found.add(values);
        }
        int earlier = states.get(values);
        forward.addTransition(earlier, letter, later);
      }
    }
    return NFAs.determinize(forward, alphabet, false, true);
  }

  private BitSet values(int letter, BitSet later) {
    BitSet now = new BitSet();
    closure.forEach((f, number) -> now.set(number, value(f, letter, now, later)));
    return now;
  }

  private boolean value(RandomFormula f, int letter, BitSet now, BitSet later) {
    boolean a = !f.operands().isEmpty() && now.get(closure.get(f.operands().get(0)));
    boolean b = f.operands().size() > 1 && now.get(closure.get(f.operands().get(1)));
    return switch (f.operator()) {
      case "true" -> true;
      case "!" -> !a;
      case "&" -> a && b;
      case "|" -> a || b;
      case "->" -> !a || b;
      case "<->" -> a == b;
      case "xor", "one" -> a != b;
      case "next" -> step(f, a, later, false);
      case "weaknext" -> step(f, a, later, true);
      case "eventually" -> a || rest(f, later, false);
      case "always" -> a && rest(f, later, true);
      case "until" -> b || (a && rest(f, later, false));
      case "weakuntil" -> b || (a && rest(f, later, true));
      case "release" -> b && (a || rest(f, later, true));
      default -> (letter >>> f.operator().charAt(0) - 'a' & 1) == 1;
    };
  }

  private boolean step(RandomFormula f, boolean now, BitSet later, boolean atEnd) {
    if (f.bound() == 0) {
      return now;
    }
    RandomFormula rest =
        f.bound() < 0
            ? f.operands().get(0)
            : new RandomFormula(f.operator(), f.bound() - 1, f.operands());
    return later == null ? atEnd : later.get(closure.get(rest));
  }

  /** What the operator says of the next position; with no steps left, what changes nothing. */
  private boolean rest(RandomFormula f, BitSet later, boolean atEnd) {
    if (f.bound() == 0 || later == null) {
      return atEnd;
    }
    int bound = Math.max(-1, f.bound() - 1);
    return later.get(closure.get(new RandomFormula(f.operator(), bound, f.operands())));
  }
}
