package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;

/** A weapon leads bare to armed, an enemy kills the bare. It has successors and no state. */
final class WeaponMonitor implements Monitor {
  static final int BARE = 0;
  static final int ARMED = 1;
  static final int VIOLATED = 2;
  static final long WEAPON = 1;
  static final long ENEMY = 2;

  private static final Safeguard SAFEGUARD =
      new Safeguard(
          "S",
          "",
          List.of("weapon", "enemy"),
          List.of(
              new Safeguard.State("bare", Verdict.ACCEPTING, List.of(0, 1, 2), 0, false),
              new Safeguard.State("armed", Verdict.SATISFIED, List.of(1), 0.5, true),
              new Safeguard.State("violated", Verdict.VIOLATED, List.of(2), 0, false)),
          BARE,
          10);

  @Override
  public Safeguard safeguard() {
    return SAFEGUARD;
  }

  @Override
  public int successor(int state, long labels) {
    return state != BARE
        ? state
        : (labels & ENEMY) != 0 ? VIOLATED : (labels & WEAPON) != 0 ? ARMED : BARE;
  }

  @Override
  public Verdict step(long labels) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int state() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Verdict verdict() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void restore(int state) {
    throw new UnsupportedOperationException();
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
