package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.signals.Comparison;
import dev.safeguard.compiler.signals.Comparisons;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.UndefinedSignalException;
import dev.safeguard.compiler.signals.Valuation;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.SignalException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Compares how a generated monitor grounds labels with the interpreter, on values at and around the
 * numbers that the definitions compare with, and at the ends of the types.
 */
final class GroundingComparison {
  private final Grounding grounding;
  private final Monitor monitor;
  private final Random random;
  private final List<Double> numbers = new ArrayList<>(List.of(0.0, 1.0));
  private final boolean takesGiven;

  private GroundingComparison(MonitorModel model, Monitor monitor, Random random) {
    this.grounding = model.alphabet().grounding();
    this.monitor = monitor;
    this.random = random;
    takesGiven = Long.bitCount(grounding.defined()) < model.alphabet().labels().size();
    grounding.definitions().stream()
        .flatMap(definition -> definition.condition().accept(new Comparisons()))
        .map(Comparison::threshold)
        .forEach(threshold -> numbers.add(threshold.doubleValue()));
  }

  /** Fails unless both agree on so many random valuations, and the result is never impossible. */
  static void assertSame(MonitorModel model, Monitor monitor, Random random, int valuations) {
    GroundingComparison comparison = new GroundingComparison(model, monitor, random);
    for (int i = 0; i < valuations; i++) {
      comparison.compare(model);
    }
  }

  private void compare(MonitorModel model) {
    long given = random.nextLong();
    List<Object> arguments = new ArrayList<>();
    if (takesGiven) {
      arguments.add(given);
    }
    Valuation valuation = values(arguments);
    try {
      long labels = model.alphabet().labels().size();
      long mask = labels == Long.SIZE ? -1 : (1L << labels) - 1;
      long expected = grounding.observation(valuation, given & mask);
      assertThat(call(monitor, "labels", arguments)).as("%s", arguments).isEqualTo(expected);
      if (model.alphabet().assumption().admits(expected)) {
        monitor.reset();
        monitor.step(expected);
        Object verdict = monitor.verdict();
        monitor.reset();
        assertThat(call(monitor, "observe", arguments)).isEqualTo(verdict);
      }
    } catch (UndefinedSignalException e) {
      assertThatThrownBy(() -> call(monitor, "labels", arguments))
          .isInstanceOf(SignalException.class)
          .hasMessage(e.getMessage());
    }
  }

  /** Calls a method and throws what it throws. */
  static Object call(Monitor monitor, String name, List<Object> arguments) {
    try {
      return method(monitor, name).invoke(monitor, arguments.toArray());
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  static Method method(Monitor monitor, String name) {
    return Arrays.stream(monitor.getClass().getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Valuation values(List<Object> arguments) {
    Valuation valuation = new Valuation(grounding.signals().size());
    for (int i = 0; i < grounding.signals().size(); i++) {
      switch (grounding.signals().get(i).type()) {
        case INT -> {
          long value = whole();
          valuation.set(i, value);
          arguments.add(value);
        }
        case REAL -> {
          double value = real();
          valuation.set(i, value);
          arguments.add(value);
        }
        case BOOL -> {
          boolean value = random.nextBoolean();
          valuation.set(i, value);
          arguments.add(value);
        }
      }
    }
    return valuation;
  }

  private long whole() {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      default -> number().longValue() + random.nextInt(3) - 1;
    };
  }

  private double real() {
    double number = number();
    return switch (random.nextInt(16)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> -0.0;
      case 4 -> Double.MIN_VALUE;
      case 5 -> -Double.MAX_VALUE;
      case 6, 7 -> Math.nextUp(number);
      case 8, 9 -> Math.nextDown(number);
      case 10 -> 2 * number;
      default -> number;
    };
  }

  private Double number() {
    return numbers.get(random.nextInt(numbers.size()));
  }
}
