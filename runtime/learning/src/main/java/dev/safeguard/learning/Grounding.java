package dev.safeguard.learning;

import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.SignalException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The abstraction from an environment's signals to labels, by the definitions of a specification: a
 * generated monitor has them in its method {@code labels}, which this calls with the environment's
 * signals of the same names. Labels that are not defined from signals never hold.
 *
 * <p>Not safe for use by several threads.
 */
public final class Grounding {
  private static final String METHOD = "labels";
  private static final String GIVEN = "given";
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private final MethodHandle labels;

  /**
   * The grounding of a monitor's labels.
   *
   * @param monitor generated from a specification of at most 12 signals, and compiled with the
   *     names of parameters
   * @param signals the environment's, in its order
   * @throws IllegalArgumentException if the specification defines no labels from signals, has too
   *     many of them, or reads one that the environment does not have; the message is for people
   */
  public Grounding(Monitor monitor, List<String> signals) {
    String name = monitor.name();
    Method method =
        Arrays.stream(monitor.getClass().getMethods())
            .filter(each -> each.getName().equals(METHOD))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s defines no labels from signals; the environment has %s"
                            .formatted(name, String.join(", ", signals))));
    try {
      MethodHandle target = MethodHandles.publicLookup().unreflect(method).bindTo(monitor);
      Parameter[] parameters = method.getParameters();
      MethodHandle[] arguments = new MethodHandle[parameters.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = argument(name, parameters[i], signals);
      }
      labels =
          MethodHandles.permuteArguments(
              MethodHandles.filterArguments(target, 0, arguments),
              MethodType.methodType(long.class, double[].class),
              new int[arguments.length]);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(name + " cannot be asked for its labels", e);
    }
  }

  /** Takes a parameter's value from the array of all signals. */
  private static MethodHandle argument(String safeguard, Parameter parameter, List<String> signals)
      throws ReflectiveOperationException {
    if (!parameter.getType().isPrimitive()) {
      throw new IllegalArgumentException(safeguard + " reads more than 12 signals");
    }
    if (parameter.getName().equals(GIVEN)) {
      return MethodHandles.dropArguments(MethodHandles.constant(long.class, 0L), 0, double[].class);
    }
    int source = source(safeguard, parameter.getName(), signals);
    MethodHandle element =
        MethodHandles.insertArguments(MethodHandles.arrayElementGetter(double[].class), 1, source);
    Class<?> type = parameter.getType();
    return type == double.class ? element : MethodHandles.filterReturnValue(element, reading(type));
  }

  private static MethodHandle reading(Class<?> type) throws ReflectiveOperationException {
    return HERE.findStatic(
        Grounding.class,
        type == boolean.class ? "truth" : "whole",
        MethodType.methodType(type, double.class));
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

  /** Found by its name. */
  static boolean truth(double value) {
    return value != 0;
  }

  /** Found by its name. */
  static long whole(double value) {
    return (long) value;
  }

  /**
   * The labels that hold, as the specification numbers them.
   *
   * @param signals the environment's values, in its order; what is read as an integer is cut off
   *     towards 0, and what is read as a truth value is true unless it is 0
   * @throws SignalException if the signals are such that no labels follow
   */
  public long labels(double[] signals) {
    try {
      return (long) labels.invokeExact(signals);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
