package dev.safeguard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.runtime.Verdict;
import dev.safeguard.testing.NoThird.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arbitrary of traces, and the laws, on a monitor written by hand. */
class TracesTest {
  @Provide
  Arbitrary<List<Long>> traces() {
    return Traces.of(() -> new NoThird(Fault.NONE));
  }

  @Property
  void drawsOnlyWhatTheAssumptionAllows(@ForAll("traces") List<Long> trace) {
    assertThat(trace)
        .hasSizeLessThanOrEqualTo(Traces.DEFAULT_LENGTH)
        .allMatch(o -> o >= 0 && o < 3);
  }

  @Property
  void aSoundMonitorKeepsTheLaws(@ForAll("traces") List<Long> trace) {
    assertThatCode(() -> MonitorLaws.check(new NoThird(Fault.NONE), trace))
        .doesNotThrowAnyException();
  }

  @Example
  void everyObservationIsDrawn() {
    Set<Long> drawn = new HashSet<>();
    Traces.observations(new NoThird(Fault.NONE)).sampleStream().limit(1000).forEach(drawn::add);
    assertThat(drawn).containsExactlyInAnyOrder(0L, NoThird.P, NoThird.Q);
  }

  @Example
  void aViolatedTraceShrinksToTheShortest() {
    Shrinkable<List<Long>> violated =
        traces().generator(100).stream(new java.util.Random(7))
            .filter(candidate -> isViolated(candidate.value()))
            .findFirst()
            .orElseThrow();
    assertThat(shrink(violated)).containsExactly(NoThird.P, NoThird.P, NoThird.P);
  }

  /** Follows, as jqwik does, any step that keeps the violation, until none is left. */
  private static List<Long> shrink(Shrinkable<List<Long>> from) {
    Shrinkable<List<Long>> best = from;
    while (true) {
      var smaller =
          best.shrink().limit(1000).filter(candidate -> isViolated(candidate.value())).findFirst();
      if (smaller.isEmpty()) {
        return new ArrayList<>(best.value());
      }
      best = smaller.get();
    }
  }

  private static boolean isViolated(List<Long> trace) {
    NoThird monitor = new NoThird(Fault.NONE);
    trace.forEach(monitor::step);
    return monitor.verdict() == Verdict.VIOLATED;
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void everyFaultIsCaught(Fault fault) {
    List<Long> telling = List.of(NoThird.P, NoThird.Q, NoThird.P, NoThird.P, NoThird.Q);
    assertThatThrownBy(() -> MonitorLaws.check(new NoThird(fault), telling))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("NoThird: ")
        .hasMessageContaining("[[p], [q]");
  }

  @Example
  void disagreementIsCaught() {
    List<Long> telling = List.of(NoThird.P, NoThird.P, NoThird.P, NoThird.Q);
    assertThatThrownBy(
            () ->
                MonitorLaws.checkAgreement(
                    new NoThird(Fault.NONE), new NoThird(Fault.FORGIVES), telling))
        .hasMessage("NoThird: the verdicts differ after [[p], [p], [p], [q]]");
  }
}
