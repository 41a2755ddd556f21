package dev.safeguard.compiler.automaton;

/**
 * A construction needs more than its budget allows. The driver turns it into a {@code limit.*}
 * diagnostic that names the part of the specification at work.
 */
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What ran out. */
  public enum Resource {
    STATES("states"),
    NODES("nodes of decision diagrams"),
    TIME("seconds");

    private final String phrase;

    Resource(String phrase) {
      this.phrase = phrase;
    }

    /** What it is, after a number. */
    public String phrase() {
      return phrase;
    }
  }

  private final Resource resource;
  private final long budget;

  /**
   * @param resource what ran out
   * @param budget how much of it was allowed
   */
  public BudgetExceededException(Resource resource, long budget) {
    super("more than " + budget + " " + resource, null, false, false);
    this.resource = resource;
    this.budget = budget;
  }

  /** What ran out. */
  public Resource resource() {
    return resource;
  }

  /** How much of it was allowed. */
  public long budget() {
    return budget;
  }
}
