package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs example traces through a model: the interpreter that every generated form must agree with.
 */
public final class TestEvaluation {
  private TestEvaluation() {}

  /**
   * An example trace.
   *
   * @param trace the observations, as bits of labels
   * @param expected the verdict after the trace
   * @param violatedAt the position, from 1, at which the verdict becomes a violation, if that is
   *     said
   */
  public record Example(List<Long> trace, Verdict expected, OptionalInt violatedAt) {
    public Example {
      trace = List.copyOf(trace);
    }
  }

  /**
   * Why an example fails.
   *
   * @param position the position in the trace, from 1; 0 is before the first observation
   * @param message one sentence
   */
  public record Failure(int position, String message) {}

  /** Why an example fails, or empty if it passes. */
  public static Optional<Failure> evaluate(MonitorModel model, Example example) {
    return evaluate(new AutomatonRun(model), model.alphabet(), example);
  }

  /**
   * The same for any run.
   *
   * @param run at the beginning of the trace
   */
  public static Optional<Failure> evaluate(Run run, Alphabet alphabet, Example example) {
    int violated = run.verdict() == Verdict.VIOLATED ? 0 : -1;
    for (int i = 0; i < example.trace().size(); i++) {
      if (!run.step(example.trace().get(i))) {
        return Optional.of(
            new Failure(
                i + 1, "the observation breaks the assumption " + alphabet.assumptionText()));
      }
      if (violated < 0 && run.verdict() == Verdict.VIOLATED) {
        violated = i + 1;
      }
    }
    Verdict actual = run.verdict();
    int last = example.trace().size();
    if (actual != example.expected()) {
      return Optional.of(
          new Failure(
              actual == Verdict.VIOLATED ? violated : last,
              "expected "
                  + word(example.expected())
                  + ", but the trace is "
                  + word(actual)
                  + (actual == Verdict.VIOLATED
                      ? " from position " + violated + " on"
                      : " in state `" + run.state() + "`")));
    }
    if (example.violatedAt().isPresent() && example.violatedAt().getAsInt() != violated) {
      return Optional.of(
          new Failure(
              violated,
              "expected a violation at position "
                  + example.violatedAt().getAsInt()
                  + ", but it comes at position "
                  + violated));
    }
    return Optional.empty();
  }

  /** A verdict as the language writes it. */
  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
