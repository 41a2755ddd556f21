package dev.safeguard.compiler.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guards as people read them, in the syntax of a specification: {@code lava | creeper}, {@code wood
 * & !lava}, {@code one(a, b, c)}. A name that is not a plain word stands in backquotes.
 *
 * <p>The text is exact, except that a guard too long to be read ends in {@code ...}.
 */
public final class GuardText {
  /** Stands for the part of a guard that was left out. */
  public static final String ELLIPSIS = "...";

  private static final int MOST_CUBES = 16;
  private static final int LEADING_PART = 60;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*");

  /** The words of the language that are never names. */
  private static final Set<String> RESERVED =
      Set.of(
          ("module import labels label signal assume safeguard template progression stage check"
                  + " test initial pending rejecting state on else otherwise stay not and or xor"
                  + " true false always eventually next weaknext until weakuntil release within"
                  + " once historically previously previous since then")
              .split(" "));

  private final List<String> names;

  /** Writes guards over these labels: label i is called {@code labels.get(i)}. */
  public GuardText(List<String> labels) {
    names = labels.stream().map(GuardText::name).toList();
  }

  /** A name as it stands in a guard: between backquotes unless it is a plain word. */
  public static String name(String label) {
    boolean plain = PLAIN.matcher(label).matches() && !RESERVED.contains(label);
    return plain ? label : "`" + label + "`";
  }

  /** The text of a guard. */
  public String of(Guard guard) {
    return of(guard, guard);
  }

  /**
   * The text of a guard where some observations do not matter: true of every observation of {@code
   * required}, false outside {@code allowed}, and in between whatever reads shorter.
   */
  public String of(Guard required, Guard allowed) {
    return whole(required, allowed, MOST_CUBES).orElseGet(() -> leadingPart(required));
  }

  /**
   * The same text, but nothing where it would have to be cut.
   *
   * @param mostCubes the most conjunctions that may be written
   */
  public Optional<String> whole(Guard required, Guard allowed, int mostCubes) {
    return GuardForm.of(required, allowed, mostCubes)
        .flatMap(this::text)
        .or(() -> GuardForm.sum(required, allowed, mostCubes).flatMap(this::text));
  }

  /** A text cut after an operator so that it has at most so many characters, if it is longer. */
  public static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(0, most - ELLIPSIS.length());
    int cut = 0;
    for (String operator : List.of("| ", "& ", "xor ", ", ")) {
      int at = text.lastIndexOf(operator, end - operator.length());
      cut = at < 0 ? cut : Math.max(cut, at + operator.length());
    }
    if (cut > 0) {
      end = cut;
    } else if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  private Optional<String> text(GuardForm form) {
    if (form instanceof GuardForm.Sum sum) {
      return Optional.of(sum(sum.cover()));
    }
    if (form instanceof GuardForm.NegatedSum negated) {
      String sum = sum(negated.cover());
      boolean single = negated.cover().size() == 1 && !sum.startsWith("!");
      return Optional.of(single ? "!" + sum : "!(" + sum + ")");
    }
    return count(((GuardForm.Count) form).guard());
  }

  private String sum(Cover cover) {
    return cover.cubes().isEmpty()
        ? "false"
        : String.join(" | ", cover.cubes().stream().map(this::product).toList());
  }

  private String product(Cover.Cube cube) {
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((cube.positive() >>> i & 1) != 0) {
        literals.add(names.get(i));
      } else if ((cube.negative() >>> i & 1) != 0) {
        literals.add("!" + names.get(i));
      }
    }
    return literals.isEmpty() ? "true" : String.join(" & ", literals);
  }

  private Optional<String> count(SymmetricGuard guard) {
    SymmetricGuard.Counts counts = guard.counts();
    List<String> counted = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((guard.labels() >>> i & 1) != 0) {
        counted.add(names.get(i));
      }
    }
    String arguments = "(" + String.join(", ", counted) + ")";
    if (counts.isRange(1, 1)) {
      return Optional.of("one" + arguments);
    }
    if (counts.isRange(0, 1)) {
      return Optional.of("atmostone" + arguments);
    }
    if (counts.isRange(2, counts.most())) {
      return Optional.of("!atmostone" + arguments);
    }
    String parity = String.join(" xor ", counted);
    if (counts.isOdd()) {
      return Optional.of(parity);
    }
    return counts.isEven() ? Optional.of("!(" + parity + ")") : Optional.empty();
  }

  /** The first conjunctions along the paths of the diagram, then an ellipsis. */
  private String leadingPart(Guard guard) {
    DecisionDiagrams diagrams = guard.diagrams();
    List<String> literals = new ArrayList<>();
    int node = guard.root();
    while (!diagrams.isLeaf(node)) {
      boolean with = diagrams.high(node) != DecisionDiagrams.FALSE;
      literals.add((with ? "" : "!") + names.get(diagrams.label(node)));
      node = with ? diagrams.high(node) : diagrams.low(node);
    }
    String first = String.join(" & ", literals) + " | ";
    return first.length() <= LEADING_PART ? first + ELLIPSIS : shorten(first, LEADING_PART);
  }
}
