package dev.safeguard.samples.grid;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.Step;
import dev.safeguard.learning.model.Dynamics;
import dev.safeguard.learning.model.KnownEnvironment;
import java.util.ArrayList;
import java.util.List;

/**
 * The gridworld: an agent walks from the start to the diamond, which pays 1 and ends the episode;
 * everything else pays 0. An observation is the number of the agent's cell, row by row.
 *
 * <ul>
 *   <li>With probability 0.05 a step slips: its action is redrawn uniformly from all five.
 *   <li>A move off the grid or into a wall leaves the agent where it is.
 *   <li>Each episode draws a shift i, +1 and -1 with probability 0.05 each and else 0, which moves
 *       the places marked {@code +i}. The agent does not see it.
 *   <li>After 1000 steps the episode is truncated.
 * </ul>
 */
final class Grid implements KnownEnvironment {
  /** The labels, of which a cell carries one at most. */
  static final List<String> LABELS =
      List.of("wood", "iron", "work_bench", "smith_table", "diamond", "lava", "creeper");

  static final int RIGHT = 0;
  static final int UP = 1;
  static final int LEFT = 2;
  static final int DOWN = 3;
  static final int STAY = 4;

  /** The number of actions: right, up, left, down, stay. */
  static final int ACTIONS = 5;

  static final double SLIP_PROBABILITY = 0.05;
  static final double SHIFT_PROBABILITY = 0.05;
  static final int HORIZON = 1000;

  static final long DIAMOND = 1L << LABELS.indexOf("diamond");

  private final Step step = new Step();
  private final SplitMix64 random = new SplitMix64(0);
  private final boolean diamondEnds;
  private final int cells;
  private final int start;
  private final int[] neighbours;
  private final long[][] labelsByShift;
  private long[] labels;
  private int cell;
  private int shift;
  private int left;

  /** The gridworld of a layout. */
  Grid(GridLayout layout) {
    this(layout, true);
  }

  /**
   * The gridworld of a layout.
   *
   * @param diamondEnds whether the diamond ends an episode; if not, it pays at each visit
   */
  Grid(GridLayout layout, boolean diamondEnds) {
    this.diamondEnds = diamondEnds;
    cells = layout.rows() * layout.columns();
    start = layout.start();
    neighbours = neighbours(layout);
    labelsByShift = new long[3][];
    for (int i = -1; i <= 1; i++) {
      labelsByShift[i + 1] = layout.labels(i, LABELS);
    }
    labels = labelsByShift[1];
  }

  private static int[] neighbours(GridLayout layout) {
    int[] neighbours = new int[layout.rows() * layout.columns() * ACTIONS];
    for (int row = 0; row < layout.rows(); row++) {
      for (int column = 0; column < layout.columns(); column++) {
        int from = layout.number(row, column) * ACTIONS;
        neighbours[from + RIGHT] = layout.number(row, Math.min(column + 1, layout.columns() - 1));
        neighbours[from + UP] = layout.number(Math.max(row - 1, 0), column);
        neighbours[from + LEFT] = layout.number(row, Math.max(column - 1, 0));
        neighbours[from + DOWN] = layout.number(Math.min(row + 1, layout.rows() - 1), column);
        neighbours[from + STAY] = layout.number(row, column);
      }
    }
    for (int pair = 0; pair < neighbours.length; pair++) {
      neighbours[pair] =
          layout.walls().contains(neighbours[pair]) ? pair / ACTIONS : neighbours[pair];
    }
    return neighbours;
  }

  /** The cell that an action leads to from another, if it does not slip. */
  int neighbour(int s, int action) {
    return neighbours[s * ACTIONS + action];
  }

  @Override
  public int observations() {
    return cells;
  }

  @Override
  public int actions() {
    return ACTIONS;
  }

  @Override
  public List<String> labels() {
    return LABELS;
  }

  @Override
  public Step reset(long seed) {
    random.restore(seed);
    return reset();
  }

  @Override
  public Step reset() {
    double chance = random.nextDouble();
    shift = chance < SHIFT_PROBABILITY ? 1 : chance < 2 * SHIFT_PROBABILITY ? -1 : 0;
    labels = labelsByShift[shift + 1];
    cell = start;
    left = HORIZON;
    return step.set(cell, 0, false, false, labels[cell], false);
  }

  /** The shift of the current episode, which the agent does not see. */
  int shift() {
    return shift;
  }

  @Override
  public Step step(int action) {
    if (left == 0) {
      throw new IllegalStateException("the episode is over; reset begins the next one");
    }
    if (action < 0 || action >= ACTIONS) {
      throw new IndexOutOfBoundsException("there is no action " + action);
    }
    int taken = random.nextDouble() < SLIP_PROBABILITY ? random.nextInt(ACTIONS) : action;
    cell = neighbours[cell * ACTIONS + taken];
    long here = labels[cell];
    boolean reached = here == DIAMOND;
    boolean truncated = --left == 0;
    boolean terminated = reached && diamondEnds;
    if (terminated) {
      left = 0;
    }
    return step.set(cell, reached ? 1 : 0, terminated, truncated, here, reached);
  }

  @Override
  public Dynamics dynamics() {
    List<Dynamics.Context> contexts =
        List.of(
            new Dynamics.Context(SHIFT_PROBABILITY, labelsByShift[0]),
            new Dynamics.Context(1 - 2 * SHIFT_PROBABILITY, labelsByShift[1]),
            new Dynamics.Context(SHIFT_PROBABILITY, labelsByShift[2]));
    List<List<Dynamics.Branch>> branches = new ArrayList<>();
    for (int pair = 0; pair < cells * ACTIONS; pair++) {
      branches.add(branches(pair / ACTIONS, pair % ACTIONS));
    }
    boolean[] ends = new boolean[cells];
    double[] rewards = new double[cells];
    for (int s = 0; s < cells; s++) {
      // A diamond that no shift moves: whether it is there depends on the cell alone.
      rewards[s] = labelsByShift[1][s] == DIAMOND ? 1 : 0;
      ends[s] = diamondEnds && rewards[s] > 0;
    }
    return new Dynamics(cells, ACTIONS, start, HORIZON, contexts, branches, ends, rewards);
  }

  private List<Dynamics.Branch> branches(int s, int action) {
    double[] probability = new double[cells];
    for (int taken = 0; taken < ACTIONS; taken++) {
      probability[neighbours[s * ACTIONS + taken]] +=
          SLIP_PROBABILITY / ACTIONS + (taken == action ? 1 - SLIP_PROBABILITY : 0);
    }
    List<Dynamics.Branch> branches = new ArrayList<>();
    for (int next = 0; next < cells; next++) {
      if (probability[next] > 0) {
        branches.add(new Dynamics.Branch(next, probability[next]));
      }
    }
    return branches;
  }
}
