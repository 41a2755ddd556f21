package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.analysis.Run;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.composition.Configuration.PartState;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A run of the parts of a conjunction side by side, without the automaton of the whole. */
public final class PartsRun implements Run {
  private Configuration before;
  private Configuration here;
  private long last;
  private long position;

  /**
   * @param conjunction the parts
   */
  public PartsRun(Structure conjunction) {
    here = Configuration.initial(conjunction);
    before = here;
  }

  @Override
  public boolean step(long observation) {
    Optional<Configuration> next = here.after(observation, position + 1);
    if (next.isEmpty()) {
      return false;
    }
    before = here;
    here = next.get();
    last = observation;
    position++;
    return true;
  }

  @Override
  public Verdict verdict() {
    return here.parts().stream().map(PartState::verdict).reduce(Verdict.SATISFIED, PartsRun::both);
  }

  /** Violated before pending before accepting before satisfied. */
  private static Verdict both(Verdict one, Verdict other) {
    return one.ordinal() >= other.ordinal() ? one : other;
  }

  /** The states of the parts that have moved. */
  @Override
  public String state() {
    String moved =
        here.parts().stream()
            .filter(part -> part.state() != part.part().model().initial())
            .map(part -> part.part().name() + ": " + part.described().name())
            .collect(Collectors.joining(", "));
    return moved.isEmpty() ? "start" : moved;
  }

  @Override
  public OptionalInt line() {
    return verdict() == Verdict.VIOLATED && position > 0
        ? Failure.of(before, here, last).line()
        : OptionalInt.empty();
  }
}
