package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QTableTest {

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
    assertThat(table.values[table.cell(0, 2)]).isCloseTo(1.5, within(1e-12));
    assertThat(table.values[table.cell(0, 2) + 1]).isCloseTo(1.0, within(1e-12));
  }

  @Test
  void unknownAncestorsDoNotCountButKeepTheirRank() {
    QTable table = new QTable(1, 3, 2);
    table.inherit(0, 0, new int[0], 0.5);
    set(table, 0, 8, -4);
    table.inherit(0, 2, new int[] {1, 0}, 0.5);
    assertThat(table.values[table.cell(0, 2)]).isCloseTo(2, within(1e-12));
    assertThat(table.isKnown(0, 1)).isFalse();
  }

  private static void set(QTable table, int state, double first, double second) {
    table.values[table.cell(0, state)] = first;
    table.values[table.cell(0, state) + 1] = second;
  }

  @Test
  void bestIsUniformAmongEquals() {
    QTable table = new QTable(1, 1, 4);
    table.values[0] = -1;
    table.values[1] = 2;
    table.values[3] = 2;
    int[] counts = new int[4];
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < 10_000; i++) {
      counts[table.best(0, 0, random)]++;
    }
    assertThat(counts[0] + counts[2]).isZero();
    assertThat(counts[1]).isCloseTo(5_000, within(200)); // four standard deviations
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
