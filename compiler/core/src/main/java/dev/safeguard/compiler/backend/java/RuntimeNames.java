package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.ClassName;

/**
 * The classes of the runtime that generated code uses, by name: the compiler does not depend on the
 * runtime. A test finds every one of them, and every member that is called, in the runtime itself.
 */
final class RuntimeNames {
  private static final String RUNTIME = "dev.safeguard.runtime";

  static final ClassName MONITOR = ClassName.get(RUNTIME, "Monitor");
  static final ClassName SHIELD = ClassName.get(RUNTIME, "Shield");
  static final ClassName PARALLEL_MONITOR = ClassName.get(RUNTIME, "ParallelMonitor");
  static final ClassName SAFEGUARD = ClassName.get(RUNTIME, "Safeguard");
  static final ClassName STATE = SAFEGUARD.nestedClass("State");
  static final ClassName VERDICT = ClassName.get(RUNTIME, "Verdict");
  static final ClassName GUARD = ClassName.get(RUNTIME, "Guard");
  static final ClassName CAUSE = ClassName.get(RUNTIME, "Cause");
  static final ClassName DECISION_DIAGRAM = ClassName.get(RUNTIME, "DecisionDiagram");
  static final ClassName ASSUMPTION_VIOLATED =
      ClassName.get(RUNTIME, "AssumptionViolatedException");
  static final ClassName SIGNAL_EXCEPTION = ClassName.get(RUNTIME, "SignalException");
  static final ClassName EXACT_SUM = ClassName.get(RUNTIME, "ExactSum");
  static final ClassName PROGRESSION = ClassName.get(RUNTIME, "Progression");
  static final ClassName STAGE = PROGRESSION.nestedClass("Stage");
  static final ClassName CONVERGENCE_RULE = ClassName.get(RUNTIME, "ConvergenceRule");

  private RuntimeNames() {}
}
