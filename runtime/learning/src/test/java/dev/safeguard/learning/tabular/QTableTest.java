package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QTableTest {
  private static final double[] AT_ONCE = {0, 1};

  /** A safeguard with states named s0, s1, ... and the given successors. */
  private static Safeguard safeguard(List<List<Integer>> successors) {
    List<Safeguard.State> states = new ArrayList<>();
    for (List<Integer> next : successors) {
      states.add(new Safeguard.State("s" + states.size(), Verdict.ACCEPTING, next, 0, false));
    }
    return new Safeguard("S", "", List.of("a"), states, 0, 1);
  }

  @Test
  void ancestorsComeClosestFirstWithoutLoops() {
    // 0 -> 1 -> 3 -> 4, 0 -> 2 -> 3, 4 -> 0, all may stay.
    Ancestors ancestors =
        new Ancestors(
            safeguard(
                List.of(
                    List.of(0, 1, 2), List.of(1, 3), List.of(2, 3), List.of(3, 4), List.of(0, 4))));
    assertThat(ancestors.of(4)).containsExactly(3, 1, 2, 0);
    assertThat(ancestors.of(1)).containsExactly(0, 4, 3, 2);
    Ancestors chain = new Ancestors(safeguard(List.of(List.of(0, 1), List.of(1))));
    assertThat(chain.of(0)).isEmpty();
    assertThat(chain.of(1)).containsExactly(0);
  }

  @Test
  void equationSevenByHand() {
    QTable table = new QTable(1, 3, 2);
    table.inherit(0, 0, new int[0], 0.5);
    table.inherit(0, 1, new int[0], 0.5);
    set(table, 0, 8, -4);
    set(table, 1, 2, 6);
    table.inherit(0, 2, new int[] {1, 0}, 0.5);
    // (0.5 * 2 + 0.25 * 8) / 2 and (0.5 * 6 + 0.25 * -4) / 2
    assertThat(table.value(2, 0)).isCloseTo(1.5, within(1e-12));
    assertThat(table.value(2, 1)).isCloseTo(1.0, within(1e-12));
  }

  @Test
  void unknownAncestorsDoNotCountButKeepTheirRank() {
    QTable table = new QTable(1, 3, 2);
    table.inherit(0, 0, new int[0], 0.5);
    set(table, 0, 8, -4);
    table.inherit(0, 2, new int[] {1, 0}, 0.5);
    assertThat(table.value(2, 0)).isCloseTo(2, within(1e-12));
    assertThat(table.isKnown(1)).isFalse();
  }

  private static void set(QTable table, int pair, double first, double second) {
    table.rehearse(pair, 0, first, 1);
    table.rehearse(pair, 1, second, 1);
  }

  /** A table of three actions, told of random updates, against a search through its values. */
  @Property
  void theGreatestIsKnownWithoutSearch(
      @ForAll @Size(max = 40) List<@IntRange(max = 8) Integer> moves,
      @ForAll @Size(3) List<@DoubleRange(max = 1) Double> chances,
      @ForAll @IntRange(min = 1, max = 7) int allowed) {
    double[] dangers = chances.stream().mapToDouble(chance -> chance).toArray();
    QTable table = new QTable(1, 1, 3, dangers, 2);
    table.inherit(0, 0, new int[0], 1);
    for (int move : moves) {
      table.update(0, move % 3, move / 3 - 1, AT_ONCE); // three values: many are equal
    }
    double[] q = new double[3];
    for (int a = 0; a < 3; a++) {
      q[a] = table.value(0, a) - dangers[a] * (table.value(0, a) + 2);
    }
    assertThat(table.max(0)).isEqualTo(Math.max(q[0], Math.max(q[1], q[2])));
    assertThat(table.best(0)).isEqualTo(greatest(q, 7));
    assertThat(table.best(0, allowed)).isEqualTo(greatest(q, allowed));
    Arrays.fill(dangers, 0);
    table.rank(0);
    assertThat(table.max(0))
        .isEqualTo(IntStream.range(0, 3).mapToDouble(a -> table.value(0, a)).max().orElseThrow());
  }

  private static int greatest(double[] q, int allowed) {
    int set = 0;
    for (int a = 0; a < q.length; a++) {
      int action = a;
      boolean isGreatest =
          IntStream.range(0, q.length)
              .filter(b -> (allowed >> b & 1) != 0)
              .allMatch(b -> q[b] <= q[action]);
      set |= (allowed >> a & 1) != 0 && isGreatest ? 1 << a : 0;
    }
    return set;
  }

  @Test
  void aMemberIsDrawnUniformly() {
    int[] counts = new int[4];
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < 10_000; i++) {
      counts[random.nextMember(0b1010)]++;
    }
    assertThat(counts[0] + counts[2]).isZero();
    assertThat(counts[1]).isCloseTo(5_000, within(200)); // four standard deviations
    long before = random.state();
    assertThat(random.nextMember(0b100)).isEqualTo(2);
    assertThat(random.state()).as("no chance is spent on a set of one").isEqualTo(before);
  }

  @Test
  void statesCarryOverByNameAndTheInitialOneInAnyCase() {
    Safeguard from = named("start", "carrying", "violated");
    Safeguard to = named("begin", "armed", "carrying", "violated");
    assertThat(StateMapping.between(from, to)).containsExactly(0, StateMapping.NEW, 1, 2);
    Safeguard swapped = named("carrying", "start");
    assertThat(StateMapping.between(from, swapped)).containsExactly(1, 0);
  }

  private static Safeguard named(String... names) {
    List<Safeguard.State> states = new ArrayList<>();
    for (String name : names) {
      states.add(new Safeguard.State(name, Verdict.ACCEPTING, List.of(), 0, false));
    }
    return new Safeguard("S", "", List.of(), states, 0, 1);
  }
}
