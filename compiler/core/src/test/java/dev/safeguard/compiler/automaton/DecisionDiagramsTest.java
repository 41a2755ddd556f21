package dev.safeguard.compiler.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.limits.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Decision diagrams against truth tables, under random orders of the labels. */
final class DecisionDiagramsTest {

  /** Three functions, the first of them Boolean, and an order of their labels. */
  record Functions(List<Integer> order, TruthTable f, TruthTable g, TruthTable h) {

    static Functions random(Random random) {
      int labels = random.nextInt(6);
      List<Integer> order = new ArrayList<>(IntStream.range(0, labels).boxed().toList());
      Collections.shuffle(order, random);
      int values = random.nextBoolean() ? 2 : 4;
      return new Functions(
          order,
          TruthTable.random(random, labels, 2),
          TruthTable.random(random, labels, values),
          TruthTable.random(random, labels, values));
    }

    DecisionDiagrams store() {
      int[] labels = order.stream().mapToInt(Integer::intValue).toArray();
      return DecisionDiagrams.withOrder(labels, Budget.of(Limits.DEFAULT));
    }

    boolean isBoolean() {
      return Arrays.stream(g.values()).allMatch(v -> v < 2)
          && Arrays.stream(h.values()).allMatch(v -> v < 2);
    }

    TruthTable combine(TruthTable a, TruthTable b, IntBinaryOperator operator) {
      int[] values = new int[a.rows()];
      Arrays.setAll(values, row -> operator.applyAsInt(a.values()[row], b.values()[row]));
      return new TruthTable(a.labels(), values);
    }
  }

  @Provide
  Arbitrary<Functions> functions() {
    return Arbitraries.randomValue(Functions::random);
  }

  @Property
  void isCanonical(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    int g = functions.g.diagram(store);
    int h = functions.h.diagram(store);
    assertThat(TruthTable.of(store, g)).isEqualTo(functions.g);
    assertThat(g == h).isEqualTo(functions.g.equals(functions.h));
  }

  @Property
  void allPreimagesAreFoundAtOnce(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    int g = functions.g.diagram(store);
    Preimages preimages = Preimages.of(store, g);
    assertThat(preimages.values()).isEqualTo(store.leaves(g));
    assertThat(preimages.diagrams())
        .isEqualTo(
            Arrays.stream(preimages.values()).map(value -> store.preimage(g, value)).toArray());
  }

  @Property
  void hasAsManyNodesAsSubfunctions(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    assertThat(store.size(functions.g.diagram(store))).isEqualTo(subfunctions(functions));
  }

  /** The subfunctions of g, along the order, that depend on the label tested next. */
  private static int subfunctions(Functions functions) {
    Set<List<Integer>> found = new HashSet<>();
    List<TruthTable> level = List.of(functions.g);
    for (int label : functions.order) {
      List<TruthTable> next = new ArrayList<>();
      for (TruthTable table : level) {
        if (table.dependsOn(label)) {
          List<Integer> key = new ArrayList<>(List.of(label));
          Arrays.stream(table.values()).forEach(key::add);
          found.add(key);
        }
        next.add(restricted(table, label, 0));
        next.add(restricted(table, label, 1));
      }
      level = next.stream().distinct().toList();
    }
    return found.size();
  }

  private static TruthTable restricted(TruthTable table, int label, int holds) {
    int[] values = new int[table.rows()];
    Arrays.setAll(values, row -> table.values()[row & ~(1 << label) | holds << label]);
    return new TruthTable(table.labels(), values);
  }

  @Property
  void operators(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    int f = functions.f.diagram(store);
    int g = functions.g.diagram(store);
    int h = functions.h.diagram(store);
    int[] chosen = new int[functions.f.rows()];
    Arrays.setAll(
        chosen,
        row ->
            functions.f.values()[row] == 1 ? functions.g.values()[row] : functions.h.values()[row]);
    assertThat(TruthTable.of(store, store.ite(f, g, h)).values()).isEqualTo(chosen);
    assertThat(TruthTable.of(store, store.not(f)))
        .isEqualTo(functions.combine(functions.f, functions.f, (a, b) -> 1 - a));
    assertThat(TruthTable.of(store, store.combine(g, h, (a, b) -> 10 * a + b)))
        .isEqualTo(functions.combine(functions.g, functions.h, (a, b) -> 10 * a + b));
    if (functions.isBoolean()) {
      assertThat(TruthTable.of(store, store.and(g, h)))
          .isEqualTo(functions.combine(functions.g, functions.h, (a, b) -> a & b));
      assertThat(TruthTable.of(store, store.or(g, h)))
          .isEqualTo(functions.combine(functions.g, functions.h, (a, b) -> a | b));
      assertThat(TruthTable.of(store, store.xor(g, h)))
          .isEqualTo(functions.combine(functions.g, functions.h, (a, b) -> a ^ b));
      assertThat(store.and(g, h)).isEqualTo(store.and(h, g));
    }
  }

  @Property
  void maps(@ForAll("functions") Functions functions, @ForAll int offset) {
    DecisionDiagrams store = functions.store();
    int g = functions.g.diagram(store);
    TruthTable expected =
        functions.combine(functions.g, functions.g, (a, b) -> (a + (offset & 7)) / 2);
    assertThat(TruthTable.of(store, store.map(g, a -> (a + (offset & 7)) / 2))).isEqualTo(expected);
    DecisionDiagrams other = store.sibling();
    assertThat(TruthTable.of(other, store.mapInto(other, g, a -> (a + (offset & 7)) / 2)))
        .isEqualTo(expected);
    for (int value = 0; value < 4; value++) {
      int wanted = value;
      assertThat(TruthTable.of(store, store.preimage(g, value)))
          .isEqualTo(functions.combine(functions.g, functions.g, (a, b) -> a == wanted ? 1 : 0));
    }
  }

  @Property
  void restrictsAndDepends(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    int g = functions.g.diagram(store);
    long support = 0;
    for (int label = 0; label < functions.g.labels(); label++) {
      assertThat(TruthTable.of(store, store.restrict(g, label, true)))
          .isEqualTo(restricted(functions.g, label, 1));
      assertThat(TruthTable.of(store, store.restrict(g, label, false)))
          .isEqualTo(restricted(functions.g, label, 0));
      support |= functions.g.dependsOn(label) ? 1L << label : 0;
    }
    assertThat(store.support(g)).isEqualTo(support);
    assertThat(store.leaves(g))
        .isEqualTo(Arrays.stream(functions.g.values()).sorted().distinct().toArray());
  }

  @Property
  void findsTheSmallestObservation(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    int f = functions.f.diagram(store);
    List<Long> admitted =
        IntStream.range(0, functions.f.rows())
            .filter(row -> functions.f.values()[row] == 1)
            .mapToObj(row -> (long) row)
            .sorted(DecisionDiagramsTest::byLabels)
            .toList();
    if (admitted.isEmpty()) {
      assertThatThrownBy(() -> store.smallest(f)).isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(store.smallest(f)).isEqualTo(admitted.get(0));
      assertThat(store.fewestLabels(f)).isEqualTo(Long.bitCount(admitted.get(0)));
    }
  }

  /** Fewest labels first, then label by label in the order of declaration. */
  private static int byLabels(long a, long b) {
    int labels = Long.compare(Long.bitCount(a), Long.bitCount(b));
    for (int label = 0; labels == 0 && label < Long.SIZE; label++) {
      labels = Long.compare(b >>> label & 1, a >>> label & 1);
    }
    return labels;
  }

  @Property
  void coversAreRightAndHaveNothingTooMuch(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    Guard allowed = new Guard(store, functions.f.diagram(store));
    Guard required = allowed.and(new Guard(store, store.preimage(functions.g.diagram(store), 1)));
    List<Cover.Cube> cubes = Cover.between(required, allowed, 100).orElseThrow().cubes();
    for (long row = 0; row < functions.f.rows(); row++) {
      if (required.admits(row)) {
        assertThat(covered(cubes, row)).isTrue();
      }
      if (!allowed.admits(row)) {
        assertThat(covered(cubes, row)).isFalse();
      }
    }
    for (Cover.Cube cube : cubes) {
      List<Cover.Cube> others = new ArrayList<>(cubes);
      others.remove(cube);
      assertThat(rows(required).anyMatch(row -> !covered(others, row)))
          .as("%s can be left out of %s", cube, cubes)
          .isTrue();
    }
    if (!cubes.isEmpty()) {
      assertThat(Cover.between(required, allowed, cubes.size() - 1)).isEmpty();
    }
  }

  private static java.util.stream.LongStream rows(Guard guard) {
    return java.util.stream.LongStream.range(0, 1L << guard.diagrams().labelCount())
        .filter(guard::admits);
  }

  private static boolean covered(List<Cover.Cube> cubes, long row) {
    return cubes.stream()
        .anyMatch(
            cube -> (row & cube.positive()) == cube.positive() && (row & cube.negative()) == 0);
  }

  @Property
  void countsAreRecognised(@ForAll("functions") Functions functions) {
    DecisionDiagrams store = functions.store();
    Guard guard = new Guard(store, functions.f.diagram(store));
    long support = store.support(guard.root());
    boolean symmetric =
        rows(guard)
            .allMatch(
                row ->
                    rows(Guard.everything(store))
                        .filter(
                            other -> Long.bitCount(other & support) == Long.bitCount(row & support))
                        .allMatch(guard::admits));
    assertThat(SymmetricGuard.of(guard).isPresent()).isEqualTo(symmetric);
    SymmetricGuard.of(guard)
        .ifPresent(
            count ->
                rows(Guard.everything(store))
                    .forEach(
                        row ->
                            assertThat(count.counts().contains(Long.bitCount(row & support)))
                                .isEqualTo(guard.admits(row))));
  }

  @Example
  void refusesMoreNodesThanItsBudget() {
    DecisionDiagrams store =
        DecisionDiagrams.withOrder(new int[] {0, 1, 2}, Budget.of(Limits.DEFAULT.withNodes(4)));
    int both = store.and(store.literal(0), DecisionDiagrams.TRUE);
    assertThat(store.nodeCount()).isEqualTo(3);
    assertThatThrownBy(() -> store.xor(both, store.literal(1)))
        .isInstanceOf(BudgetExceededException.class);
  }
}
