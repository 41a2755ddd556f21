package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.incentives.Behaviour;
import dev.safeguard.compiler.incentives.EarlyViolation;
import dev.safeguard.compiler.incentives.Incentives;
import dev.safeguard.compiler.incentives.RewardedLap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Warns where it pays to violate a safeguard, to stall or to circle. */
final class IncentiveFindings {
  private static final int MOST_STATES = 8;
  private static final int MOST_ZEROS = 15;
  private static final MathContext NEAREST = new MathContext(6);
  private static final MathContext UPWARDS = new MathContext(6, RoundingMode.CEILING);

  private final Incentives incentives;
  private final Alphabet alphabet;
  private final Span span;
  private final Findings findings;

  private IncentiveFindings(Incentives incentives, Span span, Findings findings) {
    this.incentives = incentives;
    this.alphabet = incentives.model().alphabet();
    this.span = span;
    this.findings = findings;
  }

  /**
   * Adds what is found.
   *
   * @param span where the safeguard is declared
   */
  static void report(Incentives incentives, Span span, Findings findings) {
    IncentiveFindings report = new IncentiveFindings(incentives, span, findings);
    incentives.violation().ifPresent(report::violation);
    incentives.stall().ifPresent(report::stall);
    incentives.cycle().ifPresent(report::cycle);
  }

  private void violation(EarlyViolation found) {
    BigDecimal penalty = incentives.leastPenalty().orElseThrow();
    findings.add(
        DiagnosticCode.INCENTIVE_VIOLATION,
        span,
        "violating `"
            + incentives.model().name()
            + "` can pay: from `"
            + found.violating().from()
            + "` on, a violation returns "
            + number(found.violating().returns(), NEAREST)
            + ", and keeping it "
            + (found.safe().isEndless() ? "for ever" : "until the episode ends")
            + " may return only "
            + number(found.safe().returns(), NEAREST),
        "Write `penalty "
            + number(penalty, UPWARDS)
            + "` or more, or state a narrower range of the environment's reward if it is true.",
        found.violating().trace(alphabet));
  }

  private void stall(RewardedLap found) {
    boolean one = found.states().size() == 1;
    findings.add(
        DiagnosticCode.INCENTIVE_STALL,
        span,
        "stalling pays: every observation that stays in "
            + (one ? name(found.states().get(0)) : "one of " + names(found.states()))
            + " is rewarded, which returns "
            + worth(found)
            + (one ? "" : " in " + name(found.states().get(0)))
            + " for never ending the episode",
        "Reward it `once`; no penalty mends this.",
        found.behaviour().trace(alphabet));
  }

  private void cycle(RewardedLap found) {
    findings.add(
        DiagnosticCode.INCENTIVE_CYCLE,
        span,
        "circling pays: from "
            + name(found.behaviour().from())
            + " through "
            + names(found.states())
            + ", again and again, returns "
            + worth(found)
            + " for never ending the episode",
        "Reward what lies on the circle `once`; no penalty mends this.",
        found.behaviour().trace(alphabet));
  }

  private static String worth(RewardedLap found) {
    Behaviour behaviour = found.behaviour();
    return number(behaviour.returns(), NEAREST);
  }

  private static String names(List<String> states) {
    String first =
        states.stream()
            .limit(MOST_STATES)
            .map(IncentiveFindings::name)
            .collect(Collectors.joining(", "));
    return states.size() > MOST_STATES
        ? first + " and " + (states.size() - MOST_STATES) + " more"
        : first;
  }

  private static String name(String state) {
    return "`" + GuardText.name(state) + "`";
  }

  /** In a form that the language reads. */
  private static String number(BigDecimal number, MathContext digits) {
    BigDecimal rounded = number.round(digits).stripTrailingZeros();
    return Math.abs(rounded.scale()) > MOST_ZEROS
        ? Double.toString(rounded.doubleValue())
        : rounded.toPlainString();
  }
}
