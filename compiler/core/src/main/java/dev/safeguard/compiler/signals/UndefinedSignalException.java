package dev.safeguard.compiler.signals;

/** Signals have values for which a comparison has no answer, so that no label can be told. */
public final class UndefinedSignalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndefinedSignalException(String message) {
    super(message, null, false, false);
  }

  /** One sentence that names the signals. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
