package dev.safeguard.samples.llm;

import java.io.IOException;
import java.util.List;

/**
 * What a program was started with, by its place.
 *
 * @param usage the program's name and its arguments, those in brackets being optional
 */
public record Arguments(String usage, List<String> values) {

  /** Copies the values. */
  public Arguments {
    values = List.copyOf(values);
  }

  /** What a program does. */
  @FunctionalInterface
  public interface Program {
    /**
     * Does it.
     *
     * @throws IOException and {@link IllegalArgumentException} with a message for people
     */
    void run(Arguments arguments) throws IOException;
  }

  /**
   * Runs a program. If it fails its user is told why in a line, and the process ends with 2.
   *
   * @param least how many arguments it needs
   * @param most how many it may have
   */
  public static void run(String usage, int least, int most, String[] given, Program program) {
    try {
      if (given.length < least || given.length > most) {
        throw new IllegalArgumentException("usage: " + usage);
      }
      program.run(new Arguments(usage, List.of(given)));
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Whether there is one at a place. */
  public boolean has(int place) {
    return place < values.size();
  }

  /** The one at a place, which must be there. */
  public String text(int place) {
    return values.get(place);
  }

  /**
   * A whole number.
   *
   * @param otherwise what it is if it is missing
   * @throws IllegalArgumentException if it is no whole number
   */
  public long number(int place, long otherwise) {
    try {
      return has(place) ? Long.parseLong(text(place)) : otherwise;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is no whole number; usage: %s".formatted(text(place), usage), e);
    }
  }

  /**
   * A number.
   *
   * @param otherwise what it is if it is missing
   * @throws IllegalArgumentException if it is no number
   */
  public double fraction(int place, double otherwise) {
    try {
      return has(place) ? Double.parseDouble(text(place)) : otherwise;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is no number; usage: %s".formatted(text(place), usage), e);
    }
  }
}
