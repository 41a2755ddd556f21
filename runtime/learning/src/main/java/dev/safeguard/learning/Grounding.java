package dev.safeguard.learning;

import dev.safeguard.runtime.Monitor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The abstraction from an environment's signals to labels, by the definitions of a specification: a
 * generated monitor has them in its method {@code labels(long given, SIGNAL...)}, which this calls
 * with the environment's signals of the same names.
 *
 * <p>Not safe for use by several threads.
 */
public final class Grounding {
  private static final String METHOD = "labels";

  private final MethodHandle labels;
  private final int[] sources;
  private final Class<?>[] types;
  private final Object[] arguments;

  /**
   * The grounding of a monitor's labels.
   *
   * @param monitor generated from a specification, and compiled with the names of parameters
   * @param signals the environment's, in its order
   * @throws IllegalArgumentException if the specification defines no labels from signals, or reads
   *     a signal that the environment does not have; the message is for people
   */
  public Grounding(Monitor monitor, List<String> signals) {
    String name = monitor.safeguard().name();
    Method method =
        Arrays.stream(monitor.getClass().getMethods())
            .filter(each -> each.getName().equals(METHOD) && each.getParameterCount() > 1)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s defines no labels from signals; the environment has %s"
                            .formatted(name, String.join(", ", signals))));
    List<Parameter> read = List.of(method.getParameters()).subList(1, method.getParameterCount());
    types = read.stream().map(Parameter::getType).toArray(Class<?>[]::new);
    sources = read.stream().mapToInt(each -> source(name, each.getName(), signals)).toArray();
    arguments = new Object[types.length + 1];
    arguments[0] = 0L;
    try {
      labels =
          MethodHandles.publicLookup()
              .unreflect(method)
              .bindTo(monitor)
              .asSpreader(Object[].class, arguments.length);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(name + " cannot be asked for its labels", e);
    }
  }

  private static int source(String safeguard, String parameter, List<String> signals) {
    for (int i = 0; i < signals.size(); i++) {
      if (plain(signals.get(i)).equals(plain(parameter))) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "%s reads the signal %s, which the environment does not have; it has %s"
            .formatted(safeguard, parameter, String.join(", ", signals)));
  }

  /** A signal's name without what a parameter's name cannot have. */
  private static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  /**
   * The labels that hold, as the specification numbers them.
   *
   * @param signals the environment's values, in its order; what is read as an integer is cut off
   *     towards 0, and what is read as a truth value is true unless it is 0
   */
  public long labels(double[] signals) {
    for (int i = 0; i < sources.length; i++) {
      double value = signals[sources[i]];
      arguments[i + 1] =
          types[i] == double.class
              ? (Object) value
              : types[i] == long.class ? (Object) (long) value : (Object) (value != 0);
    }
    try {
      return (long) labels.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
