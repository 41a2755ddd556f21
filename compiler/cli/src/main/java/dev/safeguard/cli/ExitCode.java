package dev.safeguard.cli;

/** What {@code sg} tells the shell. */
final class ExitCode {
  /** All is well. */
  static final int OK = 0;

  /** The specification was rejected, a test failed, or the trace was violated. */
  static final int REJECTED = 1;

  /** The tool could not do its work: a missing file, a full disk, a wrong option. */
  static final int FAILED = 2;

  private ExitCode() {}
}
