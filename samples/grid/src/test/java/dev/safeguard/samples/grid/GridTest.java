package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.Step;
import org.junit.jupiter.api.Test;

class GridTest {
  private final Grid grid = new Grid(Layouts.named("1"));

  private static int cell(int row, int column) {
    return 10 * row + column;
  }

  @Test
  void episodesBeginAtTheStartWithoutReward() {
    Step step = grid.reset(1);
    assertThat(step.observation()).isEqualTo(cell(5, 2));
    assertThat(step.reward()).isZero();
    assertThat(step.labels()).isZero();
    assertThat(step.done()).isFalse();
    assertThat(grid.observations()).isEqualTo(100);
    assertThat(grid.actions()).isEqualTo(5);
  }

  @Test
  void horizonTruncatesAndDoesNotTerminate() {
    grid.reset(1);
    for (int i = 1; i < Grid.HORIZON; i++) {
      assertThat(grid.step(Grid.DOWN).done()).as("step %d", i).isFalse();
    }
    Step end = grid.step(Grid.DOWN);
    assertThat(end.truncated()).isTrue();
    assertThat(end.terminated()).isFalse();
    assertThatThrownBy(() -> grid.step(Grid.DOWN)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void diamondPaysAndTerminates() {
    Step step = walkToDiamond(grid, 5);
    assertThat(step.observation()).isEqualTo(cell(0, 7));
    assertThat(step.reward()).isEqualTo(1);
    assertThat(step.terminated()).isTrue();
    assertThat(step.truncated()).isFalse();
    assertThat(step.success()).isTrue();
    assertThat(step.labels()).isEqualTo(1L << Grid.LABELS.indexOf("diamond"));
    assertThatThrownBy(() -> grid.step(Grid.STAY)).isInstanceOf(IllegalStateException.class);
  }

  /** Column 7 first, then up; slips only make it longer. */
  private static Step walkToDiamond(Grid grid, long seed) {
    Step step = grid.reset(seed);
    while (!step.done()) {
      int column = step.observation() % 10;
      int action = column < 7 ? Grid.RIGHT : column > 7 ? Grid.LEFT : Grid.UP;
      assertThat(step.reward()).isZero();
      step = grid.step(action);
    }
    return step;
  }

  @Test
  void beforeTheFirstResetThereIsNoStep() {
    assertThatThrownBy(() -> grid.step(Grid.UP)).isInstanceOf(IllegalStateException.class);
    grid.reset(1);
    assertThatThrownBy(() -> grid.step(5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aSeedSettlesEverything() {
    Grid other = new Grid(Layouts.named("1"));
    SplitMix64 actions = new SplitMix64(1);
    Step one = grid.reset(42);
    Step two = other.reset(42);
    boolean differs = false;
    Grid third = new Grid(Layouts.named("1"));
    Step three = third.reset(43);
    for (int i = 0; i < 5000; i++) {
      int action = actions.nextInt(5);
      one = one.done() ? grid.reset() : grid.step(action);
      two = two.done() ? other.reset() : other.step(action);
      three = three.done() ? third.reset() : third.step(action);
      assertThat(two.observation()).isEqualTo(one.observation());
      assertThat(other.shift()).isEqualTo(grid.shift());
      differs |= three.observation() != one.observation();
    }
    assertThat(differs).isTrue();
  }

  /** Staying moves only by a slip to one of the four other actions: 0.05 * 4/5. */
  @Test
  void slipsAreAsFrequentAsTheyShouldBe() {
    int moved = 0;
    int n = 200_000;
    int[] to = new int[100];
    grid.reset(7);
    int left = Grid.HORIZON;
    int from = cell(5, 2);
    int tried = 0;
    while (tried < n) {
      if (left-- == 0) {
        left = Grid.HORIZON - 1;
        from = grid.reset().observation();
      }
      Step step = grid.step(Grid.STAY);
      boolean inside = from % 10 > 0 && from % 10 < 9 && from / 10 > 0 && from / 10 < 9;
      if (inside) {
        tried++;
        moved += step.observation() != from ? 1 : 0;
        to[step.observation() - from + 50]++;
      }
      from = step.observation();
      if (step.done() || !inside) {
        left = Grid.HORIZON;
        from = grid.reset().observation();
      }
    }
    double sigma = Math.sqrt(n * 0.04 * 0.96);
    assertThat((double) moved).isCloseTo(n * 0.04, within(4 * sigma));
    double each = Math.sqrt(n * 0.01 * 0.99);
    for (int offset : new int[] {1, -1, 10, -10}) {
      assertThat((double) to[50 + offset]).isCloseTo(n * 0.01, within(4 * each));
    }
  }

  @Test
  void shiftsAreAsFrequentAsTheyShouldBe() {
    int n = 100_000;
    int[] counts = new int[3];
    for (int i = 0; i < n; i++) {
      grid.reset(SplitMix64.mix(11, i));
      counts[grid.shift() + 1]++;
    }
    double sigma = Math.sqrt(n * 0.05 * 0.95);
    assertThat((double) counts[0]).isCloseTo(n * 0.05, within(4 * sigma));
    assertThat((double) counts[2]).isCloseTo(n * 0.05, within(4 * sigma));
  }

  @Test
  void movesOffTheGridLeaveTheAgentInPlace() {
    // Into the lower left corner; from there left and down lead nowhere but by a slip.
    grid.reset(3);
    for (int i = 0; i < 60; i++) {
      grid.step(i % 2 == 0 ? Grid.LEFT : Grid.DOWN);
    }
    int[] seen = new int[100];
    for (int i = 0; i < 500; i++) {
      seen[grid.step(i % 2 == 0 ? Grid.LEFT : Grid.DOWN).observation()]++;
    }
    assertThat(seen[cell(9, 0)]).isGreaterThan(440);
    assertThat(seen[cell(9, 9)] + seen[cell(8, 9)]).as("no way round the edge").isZero();
  }

  @Test
  void laterPlacesOverwriteEarlierOnesAndTheShiftMovesWhatItShould() {
    GridLayout two = Layouts.named("2");
    assertThat(label(two, 0, 0, 3)).isEqualTo("creeper"); // over lava
    assertThat(label(two, 1, 0, 3)).isEqualTo("lava"); // the creeper is at 0,4
    assertThat(label(two, 1, 0, 4)).isEqualTo("creeper");
    assertThat(label(two, -1, 9, 3)).isEqualTo("creeper"); // over lava
    assertThat(label(two, 0, 9, 3)).isEqualTo("lava");
    GridLayout three = Layouts.named("3");
    assertThat(label(three, 0, 2, 2)).isEqualTo("wood"); // over lava
    assertThat(label(three, 1, 2, 2)).isEqualTo("lava");
    assertThat(label(three, 1, 2, 3)).isEqualTo("wood");
    assertThat(label(Layouts.named("1"), 1, 5, 5)).isEqualTo("creeper");
    assertThat(label(Layouts.named("1"), -1, 3, 5)).isEqualTo("creeper");
    assertThat(label(Layouts.named("1"), -1, 0, 0)).isEqualTo("creeper");
  }

  private static String label(GridLayout layout, int shift, int row, int column) {
    long labels = layout.labels(shift, Grid.LABELS)[layout.number(row, column)];
    return labels == 0 ? "" : Grid.LABELS.get(Long.numberOfTrailingZeros(labels));
  }
}
