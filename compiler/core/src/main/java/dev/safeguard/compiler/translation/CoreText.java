package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.translation.CoreFormulas.Bounded;
import dev.safeguard.compiler.translation.CoreFormulas.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Formulas of the core as people read them, in the words of the language: negations are pushed into
 * {@code always}, {@code weakuntil} and their like. A formula that nests too deeply to be read is
 * written {@code ...}.
 */
final class CoreText {
  private static final int MOST_DEEP = 12;
  private static final int MOST_OPERANDS = 12;

  // How tightly the outermost operator binds.
  private static final int LOOSEST = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int BINARY = 3;
  private static final int UNARY = 4;
  private static final int ATOM = 5;

  private final CoreFormulas core;
  private final List<String> labels;

  private record Part(String text, int binding) {
    String at(int least) {
      return binding >= least ? text : "(" + text + ")";
    }
  }

  CoreText(CoreFormulas core, List<String> labels) {
    this.core = core;
    this.labels = labels;
  }

  /** The formula as an operand of {@code &}. */
  String conjunct(int formula) {
    return part(formula, 0).at(AND + 1);
  }

  /** What is owed when a formula must be true at the next position. */
  String owed(int formula) {
    return isStrong(formula) ? conjunct(formula) : "next " + part(formula, 0).at(UNARY);
  }

  /** What is owed when a formula must be true at the next position, if there is one. */
  String owedWeakly(int formula) {
    return isStrong(CoreFormulas.not(formula))
        ? conjunct(formula)
        : "weaknext " + part(formula, 0).at(UNARY);
  }

  /** Whether a formula by itself says that there must be a position: an eventuality. */
  private boolean isStrong(int formula) {
    return core.bounded(formula).isPresent()
        || (!CoreFormulas.isNegated(formula) && core.kind(formula) == Kind.UNTIL);
  }

  private Part part(int formula, int depth) {
    if (depth > MOST_DEEP) {
      return new Part(GuardText.ELLIPSIS, ATOM);
    }
    Optional<Bounded> bounded = core.bounded(formula);
    if (bounded.isPresent()) {
      return bounded(bounded.get(), depth, false);
    }
    bounded = core.bounded(CoreFormulas.not(formula));
    if (bounded.isPresent()) {
      return bounded(bounded.get(), depth, true);
    }
    int[] operands = core.operands(formula);
    boolean negated = CoreFormulas.isNegated(formula);
    return switch (core.kind(formula)) {
      case TRUE -> new Part(negated ? "false" : "true", ATOM);
      case LABEL -> label(operands[0], negated);
      case AND -> negated ? disjunction(operands, depth) : chain(operands, " & ", AND, depth);
      case XOR -> chain(operands, negated ? " <-> " : " xor ", LOOSEST, depth);
      case NEXT ->
          negated
              ? unary("weaknext", CoreFormulas.not(operands[0]), depth)
              : unary("next", operands[0], depth);
      case PREVIOUS -> {
        Part previous = unary("previously", operands[0], depth);
        yield negated ? new Part("!" + previous.at(UNARY), UNARY) : previous;
      }
      case UNTIL -> bounded(new Bounded(true, operands[0], operands[1], -1), depth, negated);
      case SINCE -> bounded(new Bounded(false, operands[0], operands[1], -1), depth, negated);
    };
  }

  private Part label(int label, boolean negated) {
    String name = GuardText.name(labels.get(label));
    return negated ? new Part("!" + name, UNARY) : new Part(name, ATOM);
  }

  private Part unary(String word, int operand, int depth) {
    return new Part(word + " " + part(operand, depth + 1).at(UNARY), UNARY);
  }

  /** A disjunction of negations and others is an implication. */
  private Part disjunction(int[] negatedOperands, int depth) {
    List<Integer> premises = new ArrayList<>();
    List<Integer> conclusions = new ArrayList<>();
    for (int operand : negatedOperands) {
      (isPremise(operand) ? premises : conclusions).add(operand);
    }
    int[] disjuncts = conclusions.stream().mapToInt(CoreFormulas::not).toArray();
    int[] conjuncts = premises.stream().mapToInt(f -> f).toArray();
    if (disjuncts.length == 0 || conjuncts.length == 0) {
      int[] all = Arrays.stream(negatedOperands).map(CoreFormulas::not).toArray();
      return chain(all, " | ", OR, depth);
    }
    String premise = chain(conjuncts, " & ", AND, depth).at(OR);
    return new Part(premise + " -> " + chain(disjuncts, " | ", OR, depth).at(OR), LOOSEST);
  }

  /** Whether it reads better to say what follows if a formula is true than that it is false. */
  private boolean isPremise(int formula) {
    return !CoreFormulas.isNegated(formula)
        && core.bounded(CoreFormulas.not(formula)).isEmpty()
        && switch (core.kind(formula)) {
          case LABEL, AND, PREVIOUS, SINCE -> true;
          case TRUE, XOR, NEXT, UNTIL -> false;
        };
  }

  private Part chain(int[] operands, String operator, int binding, int depth) {
    if (operands.length == 1) {
      return part(operands[0], depth + 1);
    }
    String text =
        Arrays.stream(operands)
            .limit(MOST_OPERANDS)
            .mapToObj(operand -> part(operand, depth + 1).at(binding + 1))
            .collect(Collectors.joining(operator));
    return new Part(
        operands.length > MOST_OPERANDS ? text + operator + GuardText.ELLIPSIS : text, binding);
  }

  /** {@code until} and {@code since} with all that can be said by them; a bound of -1 is none. */
  private Part bounded(Bounded formula, int depth, boolean negated) {
    OptionalInt bound = formula.bound() < 0 ? OptionalInt.empty() : OptionalInt.of(formula.bound());
    String within = bound.isPresent() ? " within " + bound.getAsInt() : "";
    boolean future = formula.future();
    int left = formula.left();
    int right = formula.right();
    if (left == CoreFormulas.TRUE) {
      return negated
          ? unary((future ? "always" : "historically") + within, CoreFormulas.not(right), depth)
          : unary((future ? "eventually" : "once") + within, right, depth);
    }
    if (!negated) {
      return binary(left, (future ? "until" : "since") + within, right, depth);
    }
    if (!future) {
      return new Part("!" + bounded(formula, depth, false).at(UNARY), UNARY);
    }
    return isWeakUntil(left, right)
        ? binary(rest(left, right), "weakuntil" + within, CoreFormulas.not(left), depth)
        : binary(CoreFormulas.not(left), "release" + within, CoreFormulas.not(right), depth);
  }

  /** {@code p weakuntil q} is {@code !(!q until !p & !q)}. */
  private boolean isWeakUntil(int left, int right) {
    return !CoreFormulas.isNegated(right)
        && core.kind(right) == Kind.AND
        && core.operands(right).length == 2
        && Arrays.stream(core.operands(right)).anyMatch(operand -> operand == left);
  }

  private int rest(int left, int right) {
    int[] operands = core.operands(right);
    return CoreFormulas.not(operands[0] == left ? operands[1] : operands[0]);
  }

  private Part binary(int left, String word, int right, int depth) {
    String text = part(left, depth + 1).at(UNARY) + " " + word + " ";
    return new Part(text + part(right, depth + 1).at(BINARY), BINARY);
  }
}
