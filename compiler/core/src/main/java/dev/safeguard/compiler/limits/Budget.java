package dev.safeguard.compiler.limits;

/**
 * The limits of one compilation, and the clock of the part of the specification that is at work.
 * The driver starts the clock for each part and stops it afterwards, so that no limit in time
 * concerns what is done with the result. For one thread only.
 */
public final class Budget {
  /** Reading the clock costs as much as making a few diagram nodes. */
  private static final int TICKS_PER_CHECK = 1 << 12;

  private final Limits limits;
  private int depth;
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

  /** The next part of the work begins now, perhaps in the midst of another. */
  public void start() {
    depth++;
    started = System.nanoTime();
  }

  /** A part is done. The one that it was needed for has all of its time again. */
  public void stop() {
    depth--;
    started = System.nanoTime();
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
    if (depth > 0 && System.nanoTime() - started > limits.time().toNanos()) {
      throw BudgetExceededException.time(limits.time());
    }
  }
}
