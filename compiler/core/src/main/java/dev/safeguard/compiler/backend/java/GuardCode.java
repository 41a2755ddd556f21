package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import dev.safeguard.compiler.automaton.Cover;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardForm;
import dev.safeguard.compiler.automaton.SymmetricGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guards as conditions on the bits of {@code labels}, for instance {@code (labels & WOOD) != 0}.
 */
final class GuardCode {
  /** The most tests in one condition that a reader takes in. */
  static final int MOST_TESTS = 8;

  private final List<String> labels;

  /** Writes conditions in which label i is the constant {@code labels.get(i)}. */
  GuardCode(List<String> labels) {
    this.labels = labels;
  }

  /**
   * A condition and what it costs.
   *
   * @param code an expression of type boolean
   * @param tests how often it looks at {@code labels}
   */
  record Condition(CodeBlock code, int tests) {}

  /** One comparison: {@code (labels & mask) == value}, or {@code !=}. */
  private record Test(long mask, long value, boolean equal) {
    Test negated() {
      return new Test(mask, value, !equal);
    }
  }

  /**
   * A condition that is true on {@code required} and false outside {@code allowed}; empty if it
   * would be too long to read.
   */
  Optional<Condition> of(Guard required, Guard allowed) {
    return GuardForm.of(required, allowed, 4 * MOST_TESTS)
        .flatMap(this::of)
        .filter(condition -> condition.tests() <= MOST_TESTS);
  }

  /** The labels of a mask, joined by {@code |}, in parentheses if there are several; 0 if none. */
  CodeBlock mask(long mask) {
    return CodeBlock.of(Long.bitCount(mask) > 1 ? "($L)" : "$L", union(mask));
  }

  /** The labels of a mask, joined by {@code |}; 0 if there are none. */
  CodeBlock union(long mask) {
    List<CodeBlock> names = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if ((mask >>> i & 1) != 0) {
        names.add(CodeBlock.of("$L", labels.get(i)));
      }
    }
    return names.isEmpty() ? CodeBlock.of("0") : CodeBlock.join(names, "$W| ");
  }

  private Optional<Condition> of(GuardForm form) {
    if (form instanceof GuardForm.Count count) {
      return count(count.guard()).map(code -> new Condition(code, 1));
    }
    List<Test> tests;
    String operator;
    if (form instanceof GuardForm.Sum sum) {
      tests = tests(sum.cover());
      operator = "$W|| ";
    } else {
      Cover cover = ((GuardForm.NegatedSum) form).cover();
      tests = tests(cover).stream().map(Test::negated).toList();
      operator = "$W&& ";
    }
    CodeBlock code = CodeBlock.join(tests.stream().map(this::code).toList(), operator);
    return Optional.of(new Condition(code, tests.size()));
  }

  /** The tests of which one must hold; single labels are tested together. */
  private static List<Test> tests(Cover cover) {
    long anyOf = 0;
    long notAllOf = 0;
    List<Test> tests = new ArrayList<>();
    for (Cover.Cube cube : cover.cubes()) {
      if (cube.size() != 1) {
        tests.add(new Test(cube.positive() | cube.negative(), cube.positive(), true));
      } else {
        anyOf |= cube.positive();
        notAllOf |= cube.negative();
      }
    }
    if (notAllOf != 0) {
      boolean single = Long.bitCount(notAllOf) == 1;
      tests.add(0, new Test(notAllOf, single ? 0 : notAllOf, single));
    }
    if (anyOf != 0) {
      tests.add(0, new Test(anyOf, 0, false));
    }
    return tests.isEmpty() ? List.of(new Test(0, 0, false)) : tests;
  }

  private CodeBlock code(Test test) {
    if (test.mask() == 0) {
      return CodeBlock.of("$L", test.equal());
    }
    return CodeBlock.of(
        "(labels & $L) $L $L", mask(test.mask()), test.equal() ? "==" : "!=", mask(test.value()));
  }

  private Optional<CodeBlock> count(SymmetricGuard guard) {
    SymmetricGuard.Counts counts = guard.counts();
    CodeBlock count = CodeBlock.of("$T.bitCount(labels & $L)", Long.class, mask(guard.labels()));
    if (counts.isOdd() || counts.isEven()) {
      return Optional.of(CodeBlock.of("$L % 2 == $L", count, counts.isOdd() ? 1 : 0));
    }
    for (int k = 0; k <= counts.most(); k++) {
      if (counts.isRange(k, k)) {
        return Optional.of(CodeBlock.of("$L == $L", count, k));
      }
      if (counts.isRange(0, k)) {
        return Optional.of(CodeBlock.of("$L <= $L", count, k));
      }
      if (counts.isRange(k, counts.most())) {
        return Optional.of(CodeBlock.of("$L >= $L", count, k));
      }
    }
    if (counts.most() >= Long.SIZE) {
      return Optional.empty();
    }
    String set = "0b" + Long.toBinaryString(counts.bits()) + "L";
    return Optional.of(CodeBlock.of("($L >>> $L & 1) != 0", set, count));
  }
}
