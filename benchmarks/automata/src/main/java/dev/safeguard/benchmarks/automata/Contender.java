package dev.safeguard.benchmarks.automata;

import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A library at a task.
 *
 * @param name how the report calls it
 * @param megabytes the memory that its process may use for objects
 * @param preparation builds what the library works on, which is not measured; each call of the
 *     result does the work once and returns a number by which results can be compared
 */
record Contender(
    String name, Task task, int megabytes, Function<RandomGraph, LongSupplier> preparation) {

  enum Task {
    COMPONENTS("strongly connected components"),
    SINKS("rejecting sinks"),
    MINIMIZATION("minimisation");

    private final String phrase;

    Task(String phrase) {
      this.phrase = phrase;
    }

    String phrase() {
      return phrase;
    }
  }

  boolean isPeer() {
    return !name.equals(Contenders.HERE);
  }
}
