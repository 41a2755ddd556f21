package dev.safeguard.learning;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a task measures beside its arms, such as how trained agents adapt. An experiment carries out
 * the measurements with its runs, keeps their results, and shows what the study makes of them.
 */
public interface Study {

  /** The name, in a word. */
  String name();

  /**
   * The measurements. Each depends on nothing but its name and gives one line of ASCII; several may
   * be taken at once.
   *
   * @return by name, without a space and beginning with that of the study and a slash, in the order
   *     in which they are to be taken
   */
  Map<String, Supplier<String>> measurements();

  /**
   * What the report shows of the results.
   *
   * @param results what each measurement gave, by its name, among others
   */
  List<Exhibit> exhibits(Map<String, String> results);
}
