package dev.safeguard.runtime;

import java.util.List;

/**
 * A conjunction of safeguards at work, each part with a monitor of its own. It is violated once a
 * part is, satisfied once all are, pending while a part is, and accepting otherwise.
 *
 * <p>If no part has a pending state, this is exactly the verdict of the one automaton that the
 * parts make together. Otherwise a trace that no part violates, but that nothing can make all parts
 * accept any more, is only pending here.
 *
 * <p>All parts read the same labels and assume the same.
 */
public abstract class ParallelMonitor implements TraceMonitor {
  private static final int NONE = -1;

  private final String name;
  private final double penalty;
  private final List<Monitor> parts;
  private final Monitor[] moving;
  private final Guard safeNext = new SafeNext();
  private final Guard unsafeNext = new UnsafeNext();
  private Verdict verdict;

  /**
   * @param name the name in the specification
   * @param penalty what a violation costs; not negative
   * @param parts at least one, each in its initial state and used by nobody else
   */
  protected ParallelMonitor(String name, double penalty, Monitor... parts) {
    this.name = name;
    this.penalty = penalty;
    this.parts = List.of(parts);
    this.moving = parts.clone();
    this.verdict = all();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<String> labelNames() {
    return moving[0].labelNames();
  }

  @Override
  public final double penalty() {
    return penalty;
  }

  @Override
  public final List<Monitor> parts() {
    return parts;
  }

  /** The number of the first part that is violated, from 0, or -1 if none is. */
  public final int violatedPart() {
    for (int i = 0; i < moving.length; i++) {
      if (moving[i].verdict() == Verdict.VIOLATED) {
        return i;
      }
    }
    return NONE;
  }

  /** The assumption is that of every part, so that the first part throws before any has moved. */
  @Override
  public final Verdict step(long labels) {
    for (Monitor part : moving) {
      part.step(labels);
    }
    verdict = all();
    return verdict;
  }

  private Verdict all() {
    Verdict all = Verdict.SATISFIED;
    for (Monitor part : moving) {
      all = all.and(part.verdict());
    }
    return all;
  }

  @Override
  public final Verdict verdict() {
    return verdict;
  }

  @Override
  public final void reset() {
    for (Monitor part : moving) {
      part.reset();
    }
    verdict = all();
  }

  @Override
  public final Guard safeNext() {
    return safeNext;
  }

  @Override
  public final Guard unsafeNext() {
    return unsafeNext;
  }

  /** What no part takes for unsafe. */
  private final class SafeNext implements Guard {
    @Override
    public boolean admits(long labels) {
      for (Monitor part : moving) {
        if (!part.safeNext().admits(labels)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String text() {
      return joined(" & ", true);
    }
  }

  /** What some part takes for unsafe. */
  private final class UnsafeNext implements Guard {
    @Override
    public boolean admits(long labels) {
      for (Monitor part : moving) {
        if (part.unsafeNext().admits(labels)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String text() {
      return joined(" | ", false);
    }
  }

  private String joined(String operator, boolean safe) {
    StringBuilder text = new StringBuilder();
    for (Monitor part : moving) {
      text.append(text.length() == 0 ? "" : operator);
      Guard guard = safe ? part.safeNext() : part.unsafeNext();
      text.append('(').append(guard.text()).append(')');
    }
    return text.toString();
  }
}
