package dev.safeguard.compiler.limits;

import java.time.Duration;

/**
 * A construction needs more than its budget allows. The driver turns it into a {@code limit.*}
 * diagnostic that names the part of the specification at work.
 */
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What ran out. */
  public enum Resource {
    STATES,
    NODES,
    TIME
  }

  private final Resource resource;
  private final String allowed;
  private final String reason;

  private BudgetExceededException(Resource resource, String allowed, String reason) {
    super("more than " + allowed, null, false, false);
    this.resource = resource;
    this.allowed = allowed;
    this.reason = reason;
  }

  /** An automaton has more states than are allowed. */
  public static BudgetExceededException states(long allowed) {
    return new BudgetExceededException(Resource.STATES, allowed + " states", "");
  }

  /** A store of decision diagrams needs more nodes than are allowed. */
  public static BudgetExceededException nodes(long allowed) {
    return new BudgetExceededException(Resource.NODES, allowed + " nodes of decision diagrams", "");
  }

  /** The work takes longer than is allowed. */
  public static BudgetExceededException time(Duration allowed) {
    long millis = allowed.toMillis();
    return new BudgetExceededException(
        Resource.TIME,
        millis % 1000 == 0 ? millis / 1000 + " seconds" : millis + " milliseconds",
        "");
  }

  /** The same, with a word on which part of the work is to blame. */
  public BudgetExceededException because(String which) {
    return new BudgetExceededException(resource, allowed, which);
  }

  /** What ran out. */
  public Resource resource() {
    return resource;
  }

  /** How much of it was allowed, in words, such as {@code 200000 states}. */
  public String allowed() {
    return allowed;
  }

  /** Which part of the work is to blame, in words; empty if that is not known. */
  public String reason() {
    return reason;
  }
}
