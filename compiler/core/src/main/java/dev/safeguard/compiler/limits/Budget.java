package dev.safeguard.compiler.limits;

import java.util.function.Supplier;

/**
 * The limits of one compilation, and the clock of the part of the specification that is at work. No
 * limit in time concerns what is done outside of a part, such as with the result. For one thread
 * only.
 */
public final class Budget {
  /** Reading the clock costs as much as making a few diagram nodes. */
  private static final int TICKS_PER_CHECK = 1 << 12;

  private final Limits limits;
  private boolean running;
  private long started;
  private int ticks;

  private Budget(Limits limits) {
    this.limits = limits;
  }

  /** A budget whose clock stands still. */
  public static Budget of(Limits limits) {
    return new Budget(limits);
  }

  /** How much may be used of everything. */
  public Limits limits() {
    return limits;
  }

  /** Does a part of the work, which has the whole time for itself. A part around it waits. */
  public <T> T spendOn(Supplier<T> part) {
    boolean runningBefore = running;
    long begin = System.nanoTime();
    long spentBefore = begin - started;
    running = true;
    started = begin;
    try {
      return part.get();
    } finally {
      running = runningBefore;
      started = System.nanoTime() - spentBefore;
    }
  }

  /**
   * Counts a step of less than a microsecond or so; every few thousandth looks at the clock.
   *
   * @throws BudgetExceededException as {@link #check}
   */
  public void tick() {
    if (++ticks % TICKS_PER_CHECK == 0) {
      check();
    }
  }

  /**
   * Looks at the clock, for steps that take longer.
   *
   * @throws BudgetExceededException if the part at work has taken longer than is allowed
   */
  public void check() {
    if (running && System.nanoTime() - started > limits.time().toNanos()) {
      throw BudgetExceededException.time(limits.time());
    }
  }
}
