package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;

/** The safeguard of one state that nothing violates: what the baseline without safeguards sees. */
final class Unguarded implements Monitor {
  private static final Safeguard SAFEGUARD =
      new Safeguard(
          "Unguarded",
          "",
          List.of(),
          List.of(new Safeguard.State("free", Verdict.SATISFIED, List.of(0), 0, false)),
          0,
          0);

  private record Constant(boolean admits, String text) implements Guard {
    @Override
    public boolean admits(long labels) {
      return admits;
    }
  }

  @Override
  public Safeguard safeguard() {
    return SAFEGUARD;
  }

  @Override
  public Verdict step(long labels) {
    return Verdict.SATISFIED;
  }

  @Override
  public int state() {
    return 0;
  }

  @Override
  public Verdict verdict() {
    return Verdict.SATISFIED;
  }

  @Override
  public void reset() {}

  @Override
  public int successor(int state, long labels) {
    return state;
  }

  @Override
  public void restore(int state) {}

  @Override
  public Guard safeNext() {
    return new Constant(true, "true");
  }

  @Override
  public Guard unsafeNext() {
    return new Constant(false, "false");
  }
}
