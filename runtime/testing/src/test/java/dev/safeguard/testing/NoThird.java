package dev.safeguard.testing;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * A monitor written by hand, for tests: the label {@code p} may hold twice and not a third time. It
 * assumes that {@code p} and {@code q} never hold together. It can be told to break one law.
 */
final class NoThird implements Monitor {
  static final long P = 1;
  static final long Q = 2;

  /** The ways in which it can be wrong. */
  enum Fault {
    NONE,
    FORGIVES,
    FORETELLS_WRONGLY,
    SHIELDS_NOTHING,
    HIDES_A_SUCCESSOR
  }

  private static final int SINK = 3;

  private final Fault fault;
  private int state;

  NoThird(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Safeguard safeguard() {
    List<Integer> fromSecond = fault == Fault.HIDES_A_SUCCESSOR ? List.of(1) : List.of(1, 2);
    return new Safeguard(
        "NoThird",
        "",
        List.of("p", "q"),
        List.of(
            state("none", List.of(0, 1)),
            state("first", fromSecond),
            state("second", List.of(2, SINK)),
            new Safeguard.State("sink", Verdict.VIOLATED, List.of(0, SINK), 0, false)),
        0,
        1);
  }

  private static Safeguard.State state(String name, List<Integer> successors) {
    return new Safeguard.State(name, Verdict.ACCEPTING, successors, 0, false);
  }

  @Override
  public Verdict step(long labels) {
    state = next(state, labels);
    return verdict();
  }

  private int next(int from, long labels) {
    if (from == SINK) {
      return fault == Fault.FORGIVES && labels == Q ? 0 : SINK;
    }
    return (labels & P) == 0 ? from : from + 1;
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public Verdict verdict() {
    return state == SINK ? Verdict.VIOLATED : Verdict.ACCEPTING;
  }

  @Override
  public void reset() {
    state = 0;
  }

  @Override
  public int successor(int from, long labels) {
    return fault == Fault.FORETELLS_WRONGLY && from == 1 ? 1 : next(from, labels);
  }

  @Override
  public void restore(int restored) {
    state = Objects.checkIndex(restored, 4);
  }

  @Override
  public Guard safeNext() {
    return guard(false);
  }

  @Override
  public Guard unsafeNext() {
    return guard(true);
  }

  private Guard guard(boolean violating) {
    int from = state;
    return new Guard() {
      @Override
      public boolean admits(long labels) {
        boolean possible = (labels & (P | Q)) != (P | Q);
        boolean violates = fault != Fault.SHIELDS_NOTHING && next(from, labels) == SINK;
        return possible && violates == violating;
      }

      @Override
      public String text() {
        return violating ? "what violates" : "what does not";
      }
    };
  }
}
