package dev.safeguard.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelMonitorTest {
  /** Violated after its label was seen so many times. */
  private static final class AtMost implements Monitor {
    private final int label;
    private final int most;
    private int seen;

    AtMost(int label, int most) {
      this.label = label;
      this.most = most;
    }

    @Override
    public Safeguard safeguard() {
      return new Safeguard("AtMost" + label, "", List.of("a", "b"), List.of(), 0, 1);
    }

    @Override
    public Verdict step(long labels) {
      seen = successor(seen, labels);
      return verdict();
    }

    @Override
    public Verdict verdict() {
      return seen > most ? Verdict.VIOLATED : Verdict.ACCEPTING;
    }

    @Override
    public int state() {
      return seen;
    }

    @Override
    public void reset() {
      seen = 0;
    }

    @Override
    public int successor(int state, long labels) {
      return state > most ? state : state + (int) (labels >>> label & 1);
    }

    @Override
    public void restore(int state) {
      seen = state;
    }

    @Override
    public Guard safeNext() {
      return seen > most ? NOTHING : seen == most ? UNLABELLED[label] : EVERYTHING;
    }

    @Override
    public Guard unsafeNext() {
      return seen > most ? EVERYTHING : seen == most ? LABELLED[label] : NOTHING;
    }
  }

  private record Known(long labels, long wanted, String text) implements Guard {
    @Override
    public boolean admits(long observation) {
      return (observation & labels) == wanted;
    }
  }

  private static final Guard EVERYTHING = new Known(0, 0, "true");
  private static final Guard NOTHING = new Known(0, 1, "false");
  private static final Guard[] LABELLED = {new Known(1, 1, "a"), new Known(2, 2, "b")};
  private static final Guard[] UNLABELLED = {new Known(1, 0, "!a"), new Known(2, 0, "!b")};

  private static final class Both extends ParallelMonitor {
    Both() {
      super("Both", 2, new AtMost(0, 1), new AtMost(1, 2));
    }
  }

  private final ParallelMonitor monitor = new Both();

  @Test
  void isViolatedOnceAPartIsAndNamesIt() {
    assertThat(monitor.step(0b11)).isEqualTo(Verdict.ACCEPTING);
    assertThat(monitor.step(0b10)).isEqualTo(Verdict.ACCEPTING);
    assertThat(monitor.violatedPart()).isEqualTo(-1);
    assertThat(monitor.step(0b10)).isEqualTo(Verdict.VIOLATED);
    assertThat(monitor.violatedPart()).isEqualTo(1);
    assertThat(monitor.step(0b11)).isEqualTo(Verdict.VIOLATED);
    assertThat(monitor.violatedPart()).isZero();
    monitor.reset();
    assertThat(monitor.verdict()).isEqualTo(Verdict.ACCEPTING);
  }

  @Test
  void guardsAskTheParts() {
    monitor.step(0b11);
    assertThat(monitor.safeNext().admits(0b10)).isTrue();
    assertThat(monitor.safeNext().admits(0b01)).isFalse();
    assertThat(monitor.unsafeNext().admits(0b01)).isTrue();
    assertThat(monitor.safeNext().text()).isEqualTo("(!a) & (true)");
    assertThat(monitor.unsafeNext().text()).isEqualTo("(a) | (false)");
  }

  @Test
  void everyCombinationOfVerdicts() {
    Verdict[] all = Verdict.values();
    for (Verdict one : all) {
      for (Verdict other : all) {
        Verdict both = one.and(other);
        assertThat(both).isEqualTo(other.and(one));
        assertThat(both == Verdict.VIOLATED)
            .isEqualTo(one == Verdict.VIOLATED || other == Verdict.VIOLATED);
        assertThat(both == Verdict.SATISFIED)
            .isEqualTo(one == Verdict.SATISFIED && other == Verdict.SATISFIED);
        assertThat(both == Verdict.ACCEPTING || both == Verdict.SATISFIED)
            .isEqualTo(one.compareTo(Verdict.PENDING) < 0 && other.compareTo(Verdict.PENDING) < 0);
      }
    }
  }

  @Test
  void aStepAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    steps();
    threads.getThreadAllocatedBytes(thread);
    long before = threads.getThreadAllocatedBytes(thread);
    steps();
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertThat(allocated).isLessThan(1_000);
  }

  private void steps() {
    for (int i = 0; i < 20_000; i++) {
      monitor.step(i & 3);
      monitor.safeNext().admits(i & 3);
      monitor.unsafeNext().admits(i & 3);
      if (monitor.violatedPart() >= 0) {
        monitor.reset();
      }
    }
  }
}
