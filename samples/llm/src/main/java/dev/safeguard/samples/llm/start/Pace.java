package dev.safeguard.samples.llm.start;

import java.util.Locale;
import java.util.function.Consumer;

/** Says now and then how far a training is, and how long it will take. */
final class Pace {
  private final String name;
  private final int steps;
  private final int every;
  private final Consumer<String> remarks;
  private final long begin = System.nanoTime();
  private int done;
  private double sum;

  /**
   * A training that begins now.
   *
   * @param name for people
   * @param steps how many there will be
   * @param every so many steps, and after the last one, there is a line
   */
  Pace(String name, int steps, int every, Consumer<String> remarks) {
    this.name = name;
    this.steps = steps;
    this.every = every;
    this.remarks = remarks;
  }

  /** A step is done, whose loss is in nats. */
  void stepped(double loss) {
    done++;
    sum += loss;
    if (done % every == 0 || done == steps) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      remarks.accept(
          String.format(
              Locale.ROOT,
              "%s: step %d of %d, loss %.3f, %.0f s, %.0f s left",
              name,
              done,
              steps,
              sum / ((done - 1) % every + 1),
              seconds,
              seconds * (steps - done) / done));
      sum = 0;
    }
  }
}
