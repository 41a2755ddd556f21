package dev.safeguard.compiler.diagnostics;

/** How much a finding matters. */
public enum Severity {
  /** The specification is rejected. */
  ERROR,
  /** The specification is accepted, but is perhaps not what its author means. */
  WARNING
}
