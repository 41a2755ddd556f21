package dev.safeguard.compiler.diagnostics;

import static dev.safeguard.compiler.diagnostics.Severity.ERROR;
import static dev.safeguard.compiler.diagnostics.Severity.WARNING;

import java.util.Arrays;
import java.util.Optional;

/** Every kind of finding. The names, as {@code thing.problem}, are stable: tools rely on them. */
public enum DiagnosticCode {
  SYNTAX_ERROR("syntax.error", ERROR, "the text does not parse"),
  NAME_UNKNOWN("name.unknown", ERROR, "a name that nothing declares"),
  NAME_DUPLICATE("name.duplicate", ERROR, "one name declared twice"),
  STATE_INITIAL("state.initial", ERROR, "no initial state, or more than one"),
  GUARD_OVERLAP("guard.overlap", ERROR, "two transitions hold for one observation"),
  GUARD_GAP("guard.gap", ERROR, "no transition holds for an observation"),
  SINK_ESCAPES("sink.escapes", ERROR, "a rejecting state can reach an accepting one"),
  SINK_UNMARKED("sink.unmarked", ERROR, "a doomed state is not marked rejecting"),
  ASSUME_CONTRADICTION("assume.contradiction", ERROR, "no observation satisfies the assumptions"),
  ASSUME_VIOLATED("assume.violated", ERROR, "an observation breaks an assumption"),
  VALUE_INVALID("value.invalid", ERROR, "a number outside the range that it must have"),
  FORMULA_INVALID("formula.invalid", ERROR, "a formula that means nothing where it stands"),
  TEMPLATE_ARGUMENT("template.argument", ERROR, "an argument that a template does not take"),
  TEMPLATE_RECURSIVE("template.recursive", ERROR, "a template that uses itself"),
  IMPORT_UNKNOWN("import.unknown", ERROR, "a module that is not found"),
  IMPORT_INVALID("import.invalid", ERROR, "a module that has errors itself"),
  IMPORT_CYCLIC("import.cyclic", ERROR, "modules that import each other"),
  SAFEGUARD_RECURSIVE("safeguard.recursive", ERROR, "a safeguard that is defined by itself"),
  LABEL_CYCLIC("label.cyclic", ERROR, "labels that are defined by each other"),
  AUTOMATON_MALFORMED("automaton.malformed", ERROR, "an automaton in no known format"),
  AUTOMATON_UNSUPPORTED("automaton.unsupported", ERROR, "an automaton that no safeguard can be"),
  TEST_FAILED("test.failed", ERROR, "a trace does not end in the verdict that a test expects"),
  CHECK_FAILED("check.failed", ERROR, "a check does not hold"),
  TOGETHER_CONTRADICTION("together.contradiction", ERROR, "safeguards that cannot hold together"),
  TOGETHER_TRAP("together.trap", ERROR, "a point where safeguards cannot go on together"),
  FEATURE_UNSUPPORTED("feature.unsupported", ERROR, "known to the language, not built yet"),
  LIMIT_LABELS("limit.labels", ERROR, "more labels than an observation can hold"),
  LIMIT_STATES("limit.states", ERROR, "the budget of states is used up"),
  LIMIT_NODES("limit.nodes", ERROR, "the budget of diagram nodes is used up"),
  LIMIT_TIME("limit.time", ERROR, "the budget of time is used up"),
  LIMIT_EXPANSION("limit.expansion", ERROR, "templates expand to too much text"),
  LIMIT_DEPTH("limit.depth", ERROR, "formulas are nested too deeply"),
  FILE_UNREADABLE("file.unreadable", ERROR, "a file cannot be read"),
  FILE_ENCODING("file.encoding", ERROR, "a file is not UTF-8 text"),
  FILE_EMPTY("file.empty", ERROR, "a file declares nothing"),
  GUARD_UNSATISFIABLE("guard.unsatisfiable", WARNING, "a guard that no observation satisfies"),
  GUARD_SHADOWED("guard.shadowed", WARNING, "a transition that others always precede"),
  STATE_UNREACHABLE("state.unreachable", WARNING, "a state that no trace reaches"),
  LABEL_UNUSED("label.unused", WARNING, "a label that nothing uses"),
  LABEL_CONSTANT("label.constant", WARNING, "a definition that always holds, or never"),
  LABEL_APPROXIMATED("label.approximated", WARNING, "definitions too rich to be seen through"),
  SIGNAL_UNUSED("signal.unused", WARNING, "a signal that no label is defined by"),
  TOGETHER_STUCK("together.stuck", WARNING, "a safeguard that cannot go on even alone"),
  TOGETHER_IMPLIED("together.implied", WARNING, "a safeguard that others imply"),
  TOGETHER_IDLE("together.idle", WARNING, "a transition that can never decide anything"),
  COMPOSITION_TRAP("composition.trap", WARNING, "a conjunction whose parts cannot go on together"),
  STAGE_FORBIDS("stage.forbids", WARNING, "a stage that forbids what an earlier one rewarded"),
  SAFEGUARD_VACUOUS("safeguard.vacuous", WARNING, "a safeguard that can never be violated"),
  SAFEGUARD_UNREALIZABLE(
      "safeguard.unrealizable", WARNING, "a safeguard that the agent cannot keep by its actions"),
  INCENTIVE_VIOLATION(
      "incentive.violation", WARNING, "a violation that returns more than keeping the safeguard"),
  INCENTIVE_STALL("incentive.stall", WARNING, "a state that pays for staying in it"),
  INCENTIVE_CYCLE("incentive.cycle", WARNING, "states that pay for going round in a circle"),
  SEQUENCE_UNREACHED("sequence.unreached", WARNING, "a safeguard after `then` never starts"),
  REWARD_DROPPED("reward.dropped", WARNING, "a composition does not pay the rewards of a part"),
  PARTS_INEXACT("parts.inexact", WARNING, "parts side by side may report a violation late");

  private final String id;
  private final Severity severity;
  private final String summary;

  DiagnosticCode(String id, Severity severity, String summary) {
    this.id = id;
    this.severity = severity;
    this.summary = summary;
  }

  /** The stable name, such as {@code guard.overlap}. */
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /** What it says of a specification, in a few words. */
  public String summary() {
    return summary;
  }

  /** The code with a stable name, if there is one. */
  public static Optional<DiagnosticCode> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equals(id)).findFirst();
  }
}
