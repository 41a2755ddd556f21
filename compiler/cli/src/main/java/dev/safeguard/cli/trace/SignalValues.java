package dev.safeguard.cli.trace;

import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.UndefinedSignalException;
import dev.safeguard.compiler.signals.Valuation;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of the signals on one line, and the labels that follow from them. */
final class SignalValues {
  private static final int LONGEST = 2000;

  private final Grounding grounding;
  private final List<String> labels;
  private final String line;
  private final Valuation values;
  private final BitSet known = new BitSet();

  SignalValues(Grounding grounding, List<String> labels, String line) {
    this.grounding = grounding;
    this.labels = labels;
    this.line = line;
    this.values = new Valuation(grounding.signals().size());
  }

  /** The number of a signal, or -1. */
  static int number(Grounding grounding, String name) {
    return grounding.signalNames().indexOf(name);
  }

  /** Says that there is no such signal, and which was perhaps meant. */
  LineError unknown(int index, String name) {
    Optional<String> nearest = Spelling.nearest(name, grounding.signalNames());
    return LineError.at(
        line,
        index,
        "unknown signal " + name,
        nearest
            .map(known -> "did you mean " + known + "?")
            .orElse("the signals are " + String.join(", ", grounding.signalNames())));
  }

  /**
   * Gives a value to a signal.
   *
   * @param index where it stands in the line
   */
  void set(int signal, String text, int index) throws LineError {
    String value = text.strip();
    if (value.isEmpty()) {
      throw missing(signal, index);
    }
    known.set(signal);
    switch (grounding.signals().get(signal).type()) {
      case INT -> values.set(signal, whole(signal, value, index));
      case REAL -> values.set(signal, real(signal, value, index));
      case BOOL ->
          values.set(
              signal,
              truth(value).orElseThrow(() -> wrong(signal, value, index, "true, false, 1 or 0")));
    }
  }

  private long whole(int signal, String value, int index) throws LineError {
    Optional<BigDecimal> number = number(value);
    try {
      return number
          .orElseThrow(() -> wrong(signal, value, index, "an integer of 64 bits"))
          .longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(signal, value, index, "an integer of 64 bits");
    }
  }

  private double real(int signal, String value, int index) throws LineError {
    Optional<BigDecimal> number = number(value);
    if (number.isPresent() && Double.isFinite(number.get().doubleValue())) {
      return number.get().doubleValue();
    }
    String word = value.startsWith("+") || value.startsWith("-") ? value.substring(1) : value;
    double sign = value.startsWith("-") ? -1 : 1;
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "infinity", "inf" -> sign * Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> throw wrong(signal, value, index, "a number that a double can hold");
    };
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > LONGEST ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A truth value as people and tools write it. */
  static Optional<Boolean> truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private LineError wrong(int signal, String value, int index, String expected) {
    String shown = value.length() <= 40 ? value : value.substring(0, 40) + "...";
    return LineError.at(
        line,
        index,
        "the signal `" + name(signal) + "` is " + expected + ", not " + shown,
        "correct the value, or the type of the signal");
  }

  /** Says that a signal has no value. */
  LineError missing(int signal, int index) {
    return LineError.at(
        line,
        index,
        "no value for the signal `" + name(signal) + "`",
        "each observation gives a value for every signal: nothing is guessed");
  }

  private String name(int signal) {
    return grounding.signals().get(signal).name();
  }

  /**
   * The labels that hold.
   *
   * @param holding the labels that the line says hold
   * @param failing the labels that the line says do not hold
   * @throws LineError if a value is missing, or if a definition contradicts what the line says
   */
  BitSet labels(BitSet holding, BitSet failing) throws LineError {
    for (int i = 0; i < grounding.signals().size(); i++) {
      if (!known.get(i)) {
        throw missing(i, 0);
      }
    }
    BitSet all = BitSet.valueOf(new long[] {observation(holding)});
    for (Definition definition : grounding.definitions()) {
      int label = definition.label();
      boolean holds = all.get(label);
      if (holds ? failing.get(label) : holding.get(label)) {
        throw LineError.at(
            line,
            0,
            "the label `"
                + labels.get(label)
                + "` "
                + (holds ? "holds" : "does not hold")
                + " by its definition "
                + definition.text(),
            "leave out the labels that are defined: they follow from the signals");
      }
    }
    return all;
  }

  private long observation(BitSet holding) throws LineError {
    long[] given = holding.toLongArray();
    try {
      return grounding.observation(values, given.length == 0 ? 0 : given[0]);
    } catch (UndefinedSignalException e) {
      throw LineError.at(
          line, 0, e.getMessage(), "no label can be told from it, so the run ends here");
    }
  }
}
