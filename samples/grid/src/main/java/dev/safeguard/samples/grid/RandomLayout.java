package dev.safeguard.samples.grid;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.samples.grid.GridLayout.Cell;
import dev.safeguard.samples.grid.GridLayout.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Random maps of the gridworld's kind: 10 by 10 cells, a start, a diamond, six to twelve cells of
 * lava, one to three creepers, and three of each other thing; creepers and those other things may
 * move with the hidden shift. A map is drawn again until there is a way from the start to the
 * diamond that no shift blocks by lava or a creeper, so that it can be solved under every
 * safeguard.
 */
final class RandomLayout {
  private static final int SIZE = 10;
  private static final List<String> THINGS = List.of("wood", "iron", "work_bench", "smith_table");

  private RandomLayout() {}

  /** The map of a seed: the same one at each call. */
  static GridLayout of(long seed) {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(seed, 0));
    GridLayout layout = draw(random);
    while (!isSolvable(layout)) {
      layout = draw(random);
    }
    return layout;
  }

  private static GridLayout draw(SplitMix64 random) {
    List<Place> places = new ArrayList<>();
    add(places, "lava", 6 + random.nextInt(7), false, random);
    add(places, "creeper", 1 + random.nextInt(3), true, random);
    for (String thing : THINGS) {
      add(places, thing, 3, true, random);
    }
    add(places, "diamond", 1, false, random);
    return new GridLayout(SIZE, SIZE, random.nextInt(SIZE * SIZE), Set.of(), places);
  }

  private static void add(
      List<Place> places, String label, int count, boolean mayMove, SplitMix64 random) {
    for (int i = 0; i < count; i++) {
      int moves = mayMove ? random.nextInt(3) : 2; // the row, the column, or neither
      places.add(
          new Place(
              label, new Cell(random.nextInt(SIZE), moves == 0, random.nextInt(SIZE), moves == 1)));
    }
  }

  /**
   * Whether a way from the start to the diamond meets no lava and no creeper, whatever the shift.
   */
  static boolean isSolvable(GridLayout layout) {
    long hazards = 1L << Grid.LABELS.indexOf("lava") | 1L << Grid.LABELS.indexOf("creeper");
    boolean[] closed = new boolean[layout.rows() * layout.columns()];
    layout.walls().forEach(wall -> closed[wall] = true);
    for (int shift = -1; shift <= 1; shift++) {
      long[] labels = layout.labels(shift, Grid.LABELS);
      for (int s = 0; s < closed.length; s++) {
        closed[s] |= (labels[s] & hazards) != 0;
      }
    }
    long[] labels = layout.labels(0, Grid.LABELS);
    Grid grid = new Grid(layout);
    ArrayDeque<Integer> open = new ArrayDeque<>();
    if (closed[layout.start()] || labels[layout.start()] == Grid.DIAMOND) {
      return false;
    }
    closed[layout.start()] = true;
    open.add(layout.start());
    while (!open.isEmpty()) {
      int s = open.remove();
      if (labels[s] == Grid.DIAMOND) {
        return true;
      }
      for (int action = 0; action < Grid.ACTIONS; action++) {
        int next = grid.neighbour(s, action);
        if (!closed[next]) {
          closed[next] = true;
          open.add(next);
        }
      }
    }
    return false;
  }
}
