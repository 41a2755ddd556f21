package dev.safeguard.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceRecorderTest {

  /** Goes from state to state, whatever it reads, and stays in the last. */
  private static final class Walk implements Monitor {
    private final Safeguard safeguard;
    private int state;

    Walk(Safeguard safeguard) {
      this.safeguard = safeguard;
    }

    @Override
    public Safeguard safeguard() {
      return safeguard;
    }

    @Override
    public Verdict step(long labels) {
      state = successor(state, labels);
      return verdict();
    }

    @Override
    public int state() {
      return state;
    }

    @Override
    public Verdict verdict() {
      return safeguard.states().get(state).verdict();
    }

    @Override
    public void reset() {
      state = 0;
    }

    @Override
    public int successor(int from, long labels) {
      return Math.min(from + 1, safeguard.states().size() - 1);
    }

    @Override
    public void restore(int to) {
      state = to;
    }

    @Override
    public Guard safeNext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Guard unsafeNext() {
      throw new UnsupportedOperationException();
    }
  }

  private static Safeguard safeguard(List<String> labels, String first, String second) {
    return new Safeguard(
        "S",
        "",
        labels,
        List.of(
            new Safeguard.State(first, Verdict.PENDING, List.of(1), 0, false),
            new Safeguard.State(second, Verdict.ACCEPTING, List.of(1), 0, false)),
        0,
        1);
  }

  @Test
  void oneLineForEachObservation() throws IOException {
    Walk walk = new Walk(safeguard(List.of("wood", "lava"), "gathering", "carrying"));
    StringBuilder lines = new StringBuilder();
    TraceRecorder recorder = new TraceRecorder(walk, lines);
    walk.step(1);
    recorder.record(1);
    recorder.record(0b1111);
    recorder.record(0);
    recorder.reset();
    walk.reset();
    recorder.record(2);
    assertThat(lines.toString())
        .isEqualTo(
            """
            {"step":1,"labels":["wood"],"state":"carrying","verdict":"ACCEPTING"}
            {"step":2,"labels":["wood","lava"],"state":"carrying","verdict":"ACCEPTING"}
            {"step":3,"labels":[],"state":"carrying","verdict":"ACCEPTING"}
            {"step":1,"labels":["lava"],"state":"gathering","verdict":"PENDING"}
            """);
  }

  @Test
  void namesAreEscaped() throws IOException {
    Walk walk = new Walk(safeguard(List.of("a\"b\\c"), "x\ny\u0001", "\ud800ä\ud83d\ude00"));
    StringBuilder lines = new StringBuilder();
    TraceRecorder recorder = new TraceRecorder(walk, lines);
    recorder.record(1);
    walk.step(0);
    recorder.record(0);
    assertThat(lines.toString())
        .contains("\"a\\\"b\\\\c\"", "\"x\\ny\\u0001\"", "\"\\ud800ä\ud83d\ude00\"");
  }

  @Test
  void the64thLabelIsNotLost() throws IOException {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      labels.add("l" + i);
    }
    StringBuilder lines = new StringBuilder();
    new TraceRecorder(new Walk(safeguard(labels, "p", "q")), lines).record(1L << 63 | 1);
    assertThat(lines.toString()).contains("[\"l0\",\"l63\"]");
  }
}
