package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.together.IdleGuard;
import dev.safeguard.compiler.together.Implication;
import dev.safeguard.compiler.together.Together;
import dev.safeguard.compiler.together.Trap;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong with safeguards that must hold together. */
final class TogetherFindings {
  private static final int LONGEST_GUARD = 80;

  private final Span span;
  private final Findings findings;
  private final GuardText guards;
  private final Alphabet alphabet;

  private TogetherFindings(Alphabet alphabet, Span span, Findings findings) {
    this.alphabet = alphabet;
    this.guards = new GuardText(alphabet.labels());
    this.span = span;
    this.findings = findings;
  }

  /**
   * Adds what is wrong. Where the safeguards contradict each other or lead into a trap, what may
   * follow from that alone is left out.
   */
  static void report(Together together, Span span, Findings findings) {
    TogetherFindings report =
        new TogetherFindings(together.parts().get(0).alphabet(), span, findings);
    together.stuck().forEach(report::stuck);
    together.trap().ifPresent(trap -> report.trap(trap, together));
    if (together.stuck().isEmpty() && !together.isContradiction()) {
      together.implied().forEach(report::implied);
    }
    together.idle().forEach(report::idle);
  }

  /** Warns that the parts of a conjunction lead into a trap. */
  static void reportConjunction(String conjunction, Trap trap, Span span, Findings findings) {
    Alphabet alphabet = trap.parts().get(0).alphabet();
    boolean start = trap.trace().observations().isEmpty();
    findings.add(
        DiagnosticCode.COMPOSITION_TRAP,
        span,
        "the parts "
            + names(trap.parts())
            + " of `"
            + conjunction
            + (start ? "` contradict each other" : "` lead into a trap")
            + ": each can go on alone, and together they cannot; "
            + reason(trap, alphabet),
        "Let one of them give way, or say what the world never shows (`assume`).",
        trap.trace().witness(alphabet));
  }

  private void stuck(MonitorModel part) {
    findings.add(
        DiagnosticCode.TOGETHER_STUCK,
        span,
        name(part) + " cannot go on for ever even alone: every long enough trace violates it",
        "Give it a way to go on; only then can it be asked whether it fits the others.");
  }

  private void trap(Trap trap, Together together) {
    boolean contradiction = together.isContradiction();
    String pairs =
        together.excluding().isEmpty()
            ? ""
            : "; "
                + together.excluding().stream()
                    .map(pair -> name(pair.first()) + " excludes " + name(pair.second()))
                    .collect(Collectors.joining(", "));
    findings.add(
        contradiction ? DiagnosticCode.TOGETHER_CONTRADICTION : DiagnosticCode.TOGETHER_TRAP,
        span,
        names(trap.parts())
            + (contradiction ? " contradict each other" : " lead into a trap")
            + ": each can go on alone, and together they cannot; "
            + reason(trap, alphabet)
            + pairs,
        "Let one of them give way, or say what the world never shows (`assume`).",
        trap.trace().witness(alphabet));
  }

  /** What the parts to blame want of each other. */
  static String reason(Trap trap, Alphabet alphabet) {
    GuardText guards = new GuardText(alphabet.labels());
    String when =
        trap.ahead().isEmpty()
            ? ""
            : "at the latest when "
                + trap.ahead().stream()
                    .map(observation -> labels(alphabet.names(observation)))
                    .collect(Collectors.joining("; "))
                + " follows, ";
    return when
        + trap.demands().stream()
            .map(
                demand ->
                    name(demand.part())
                        + " in state `"
                        + demand.state().name()
                        + "` "
                        + (demand.owed() ? "waits for " : "allows ")
                        + guard(demand.guard(), demand.owed(), alphabet, guards))
            .collect(Collectors.joining(", "));
  }

  private static String guard(Guard guard, boolean owed, Alphabet alphabet, GuardText guards) {
    if (guard.equals(alphabet.assumption())) {
      return owed ? "any observation" : "everything";
    }
    String text = guards.of(guard, guard.or(alphabet.assumption().not()));
    return (owed ? "" : "only ") + "`" + GuardText.shorten(text, LONGEST_GUARD) + "`";
  }

  private static String labels(List<String> labels) {
    return "{" + String.join(", ", labels.stream().map(GuardText::name).toList()) + "}";
  }

  private void implied(Implication implication) {
    boolean always = implication.by().isEmpty();
    findings.add(
        DiagnosticCode.TOGETHER_IMPLIED,
        span,
        name(implication.part())
            + (always
                ? " accepts every trace"
                : " is implied by "
                    + names(implication.by())
                    + ": whatever "
                    + (implication.by().size() == 1 ? "that one accepts" : "these all accept")
                    + ", it accepts too"),
        "Leave it out, unless it is there for its rewards or its name.");
  }

  private void idle(IdleGuard idle) {
    findings.add(
        DiagnosticCode.TOGETHER_IDLE,
        span,
        "the transition of "
            + name(idle.part())
            + " from `"
            + idle.from().name()
            + "` to `"
            + idle.part().states().get(idle.edge().target()).name()
            + "` on line "
            + idle.edge().line()
            + ", on `"
            + GuardText.shorten(
                guards.of(idle.edge().guard(), idle.edge().guard().or(alphabet.assumption().not())),
                LONGEST_GUARD)
            + "`, can never decide anything: whenever it is taken, another of the safeguards is"
            + " violated",
        "Leave it out, or correct the safeguard that forbids what leads to it.");
  }

  private static String names(List<MonitorModel> models) {
    List<String> names = models.stream().map(TogetherFindings::name).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static String name(MonitorModel model) {
    return "`" + model.name() + "`";
  }
}
