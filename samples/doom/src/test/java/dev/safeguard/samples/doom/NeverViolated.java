package dev.safeguard.samples.doom;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;

/** A monitor that does not read, so that an episode can go where no safeguard lets it. */
record NeverViolated(Monitor other) implements Monitor {
  @Override
  public Safeguard safeguard() {
    return other.safeguard();
  }

  @Override
  public Verdict step(long labels) {
    return verdict();
  }

  @Override
  public int state() {
    return other.state();
  }

  @Override
  public Verdict verdict() {
    return other.verdict();
  }

  @Override
  public void reset() {
    other.reset();
  }

  @Override
  public int successor(int state, long labels) {
    return state;
  }

  @Override
  public void restore(int state) {
    other.restore(state);
  }

  @Override
  public Guard safeNext() {
    return other.safeNext();
  }

  @Override
  public Guard unsafeNext() {
    return other.unsafeNext();
  }
}
