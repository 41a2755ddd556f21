package dev.safeguard.compiler.backend.java;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Gives Java identifiers to names from a specification, which may be any text. An identifier has
 * ASCII letters, digits and underscores only, and differs from every other one given out by the
 * same object.
 */
final class Names {
  /** Simple names that a generated class uses, or that a reader would take for something else. */
  private static final List<String> TYPES =
      List.of(
          ("AssertionError AssumptionViolatedException Boolean ConvergenceRule DecisionDiagram Double"
                  + " ExactSum Guard IndexOutOfBoundsException Integer Iterable List Long Math"
                  + " Monitor Next Object Objects Override ParallelMonitor Progression Record Safeguard Shield"
                  + " SignalException Signals Stage String Supplier"
                  + " System Verdict Void")
              .split(" "));

  /** Names of variables that generated code uses itself. */
  private static final List<String> VARIABLES =
      List.of("given", "labels", "observe", "signals", "state", "step", "sum");

  private final Set<String> taken = new HashSet<>();
  private final boolean caseMatters;

  private Names(boolean caseMatters, List<String> reserved) {
    this.caseMatters = caseMatters;
    reserved.forEach(this::take);
  }

  /** For the classes of one package, which differ in more than case since each is a file. */
  static Names ofClasses() {
    return new Names(false, TYPES);
  }

  /** For the constants of one class, beside those that the class has anyway. */
  static Names ofConstants(String... reserved) {
    return new Names(true, List.of(reserved));
  }

  /** For the parameters of one method, beside the constants of its class. */
  static Names ofVariables(List<String> constants) {
    Names names = new Names(true, VARIABLES);
    constants.forEach(names::take);
    return names;
  }

  /**
   * {@code no-hazard} becomes {@code NoHazard}; a name that is taken gets the ending, or a number.
   */
  String ofClass(String name, String ending) {
    StringBuilder identifier = new StringBuilder();
    for (String word : words(name)) {
      identifier.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    if (identifier.isEmpty() || Character.isDigit(identifier.charAt(0))) {
      identifier.insert(0, ending);
    }
    return free(identifier.toString(), ending);
  }

  /**
   * {@code work-bench} and {@code workBench} become {@code WORK_BENCH}; a name that is taken gets
   * the ending, or a number; one with nothing to go by is called after its number.
   */
  String ofConstant(String name, String ending, int number) {
    List<String> words = new ArrayList<>();
    for (String word : words(name)) {
      words.addAll(Arrays.asList(word.split("(?<=[a-z0-9])(?=[A-Z])")));
    }
    String identifier =
        words.isEmpty() ? ending + "_" + number : String.join("_", words).toUpperCase(Locale.ROOT);
    boolean digit = Character.isDigit(identifier.charAt(0));
    return free(digit ? "_" + identifier : identifier, "_" + ending);
  }

  /**
   * {@code ammo-left} becomes {@code ammoLeft}; a name that is taken or a word of Java gets the
   * ending, or a number; one with nothing to go by is called after its number.
   */
  String ofVariable(String name, String ending, int number) {
    if (name.matches("[A-Za-z][A-Za-z0-9_]*") && !SourceVersion.isKeyword(name) && take(name)) {
      return name;
    }
    StringBuilder identifier = new StringBuilder();
    for (String word : words(name)) {
      String first = word.substring(0, 1);
      identifier
          .append(
              identifier.isEmpty()
                  ? first.toLowerCase(Locale.ROOT)
                  : first.toUpperCase(Locale.ROOT))
          .append(word.substring(1));
    }
    if (identifier.isEmpty()) {
      return free(ending + number, "_" + ending);
    }
    boolean word = SourceVersion.isKeyword(identifier) || Character.isDigit(identifier.charAt(0));
    return free(word ? ending + "_" + identifier : identifier.toString(), "_" + ending);
  }

  private String free(String identifier, String ending) {
    if (take(identifier)) {
      return identifier;
    }
    if (take(identifier + ending)) {
      return identifier + ending;
    }
    int number = 2;
    while (!take(identifier + "_" + number)) {
      number++;
    }
    return identifier + "_" + number;
  }

  private boolean take(String identifier) {
    return taken.add(caseMatters ? identifier : identifier.toLowerCase(Locale.ROOT));
  }

  /** The runs of letters and digits, accents dropped, letters outside ASCII by their number. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(
            c -> {
              boolean ascii = c < 128 && Character.isLetterOrDigit(c);
              if (ascii) {
                word.append((char) c);
              } else {
                flush(word, words);
                if (Character.isLetterOrDigit(c)) {
                  words.add("u" + Integer.toHexString(c));
                }
              }
            });
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
