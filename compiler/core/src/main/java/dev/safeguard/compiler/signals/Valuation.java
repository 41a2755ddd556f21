package dev.safeguard.compiler.signals;

/** A value for each signal, by the number of the signal; 0 and false before it is set. */
public final class Valuation {
  private final long[] wholes;
  private final double[] reals;

  public Valuation(int signals) {
    wholes = new long[signals];
    reals = new double[signals];
  }

  /** Gives a value to an {@code int}. */
  public void set(int signal, long value) {
    wholes[signal] = value;
  }

  /** Gives a value to a {@code real}. */
  public void set(int signal, double value) {
    reals[signal] = value;
  }

  /** Gives a value to a {@code bool}. */
  public void set(int signal, boolean value) {
    wholes[signal] = value ? 1 : 0;
  }

  /** The value of an {@code int}. */
  public long whole(int signal) {
    return wholes[signal];
  }

  /** The value of a {@code real}. */
  public double real(int signal) {
    return reals[signal];
  }

  /** The value of a {@code bool}. */
  public boolean truth(int signal) {
    return wholes[signal] != 0;
  }
}
