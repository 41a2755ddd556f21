package dev.safeguard.cli.console;

/** What {@code sg} tells the shell. */
public final class ExitCode {
  /** All is well. */
  public static final int OK = 0;

  /** The specification was rejected, a test failed, or the trace was violated. */
  public static final int REJECTED = 1;

  /** The tool could not do its work: a missing file, a full disk, a wrong option. */
  public static final int FAILED = 2;

  private ExitCode() {}
}
