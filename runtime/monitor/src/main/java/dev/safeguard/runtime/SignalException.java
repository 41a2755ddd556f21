package dev.safeguard.runtime;

/**
 * Signals have values from which no labels follow: one is not a number, or infinities of opposite
 * sign meet in a sum. The monitor has not moved.
 */
public final class SignalException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private SignalException(String message) {
    super(message);
  }

  /** The value of a signal is NaN. */
  public static SignalException notANumber(String signal) {
    return new SignalException("the signal `" + signal + "` is not a number");
  }

  /** A sum of signals, as the specification writes it, is infinity minus infinity. */
  public static SignalException undefined(String sum) {
    return new SignalException("`" + sum + "` adds infinities of opposite sign");
  }
}
