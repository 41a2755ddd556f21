package dev.safeguard.testing;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;

/**
 * What holds of every monitor on every trace that its assumptions allow. Each method throws an
 * {@link AssertionError} that shows the trace up to the step at which a law is broken.
 */
public final class MonitorLaws {
  private MonitorLaws() {}

  /**
   * Steps a fresh monitor through a trace and checks at each step that
   *
   * <ul>
   *   <li>a final verdict stays: what is violated stays violated, what is satisfied stays so;
   *   <li>exactly one of {@link Monitor#safeNext} and {@link Monitor#unsafeNext} admits the next
   *       observation, and it is the latter if and only if the next verdict is a violation;
   *   <li>{@link Monitor#successor} foretells the next state;
   *   <li>the state's verdict and successors are those that {@link Monitor#safeguard} describes;
   *   <li>{@link Monitor#restore} and {@link Monitor#reset} lead where they say.
   * </ul>
   */
  public static void check(Monitor monitor, List<Long> trace) {
    Safeguard safeguard = monitor.safeguard();
    monitor.reset();
    require(monitor.state() == safeguard.initial(), "reset leads elsewhere", monitor, trace, 0);
    for (int i = 0; i < trace.size(); i++) {
      checkStep(monitor, trace, i);
    }
    int last = monitor.state();
    monitor.reset();
    require(monitor.state() == safeguard.initial(), "reset leads elsewhere", monitor, trace, 0);
    monitor.restore(last);
    require(monitor.state() == last, "restore leads elsewhere", monitor, trace, trace.size());
  }

  private static void checkStep(Monitor monitor, List<Long> trace, int i) {
    long observation = trace.get(i);
    int length = i + 1;
    Verdict before = monitor.verdict();
    Guard safe = monitor.safeNext();
    Guard unsafe = monitor.unsafeNext();
    int from = monitor.state();
    int foretold = monitor.successor(from, observation);
    require(monitor.state() == from, "successor moves the monitor", monitor, trace, length);
    Verdict after = monitor.step(observation);
    Safeguard.State state = monitor.safeguard().states().get(monitor.state());
    require(monitor.state() == foretold, "successor foretells otherwise", monitor, trace, length);
    require(after == monitor.verdict(), "step returns another verdict", monitor, trace, length);
    require(after == state.verdict(), "the state has another verdict", monitor, trace, length);
    require(
        monitor.safeguard().states().get(from).successors().contains(monitor.state()),
        "the description lacks this step",
        monitor,
        trace,
        length);
    require(
        !before.isFinal() || after == before, "a final verdict changed", monitor, trace, length);
    require(
        unsafe.admits(observation) == (after == Verdict.VIOLATED),
        "unsafeNext is wrong about the observation",
        monitor,
        trace,
        length);
    require(
        safe.admits(observation) != unsafe.admits(observation),
        "safeNext is wrong about the observation",
        monitor,
        trace,
        length);
  }

  /** Steps two fresh monitors through a trace and checks that their states and verdicts agree. */
  public static void checkAgreement(Monitor monitor, Monitor other, List<Long> trace) {
    monitor.reset();
    other.reset();
    for (int i = 0; i < trace.size(); i++) {
      Verdict verdict = monitor.step(trace.get(i));
      Verdict otherVerdict = other.step(trace.get(i));
      require(verdict == otherVerdict, "the verdicts differ", monitor, trace, i + 1);
      String state = name(monitor);
      require(state.equals(name(other)), "the states differ", monitor, trace, i + 1);
    }
  }

  private static String name(Monitor monitor) {
    return monitor.safeguard().states().get(monitor.state()).name();
  }

  private static void require(
      boolean holds, String law, Monitor monitor, List<Long> trace, int length) {
    if (!holds) {
      Safeguard safeguard = monitor.safeguard();
      throw new AssertionError(
          safeguard.name()
              + ": "
              + law
              + " after "
              + Traces.names(safeguard, trace.subList(0, length)));
    }
  }
}
