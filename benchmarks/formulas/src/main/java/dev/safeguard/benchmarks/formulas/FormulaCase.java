package dev.safeguard.benchmarks.formulas;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A formula in both languages.
 *
 * @param name what the table calls it
 * @param labels its labels
 * @param formula in the language of {@code .sg}
 * @param peer in that of ltlf2dfa, which has no {@code weakuntil} and mixes no past with future
 * @param target how long it may take beyond start-up
 */
record FormulaCase(
    String name,
    List<String> labels,
    String formula,
    Optional<String> peer,
    Optional<Duration> target) {

  FormulaCase {
    labels = List.copyOf(labels);
  }

  /** A whole specification. */
  String specification() {
    return "labels " + String.join(", ", labels) + "\nsafeguard S = " + formula + "\n";
  }

  /** What it has in common with larger and smaller ones. */
  String family() {
    return name.replaceAll("[0-9]+", "");
  }

  static List<FormulaCase> all() {
    return List.of(
        responses(4, Optional.empty()),
        responses(6, Optional.empty()),
        responses(8, Optional.of(Duration.ofMillis(200))),
        responses(12, Optional.of(Duration.ofSeconds(2))),
        precedences(10, Optional.of(Duration.ofMillis(100))),
        ahead(12, Optional.of(Duration.ofMillis(100))),
        new FormulaCase(
            "past and future mixed, 8 labels",
            List.of("p", "q", "r", "s", "t", "u", "v", "w"),
            "always (p -> once (q | previous r)) & always (s -> eventually (t & once u))"
                + " & always (v -> weaknext w)",
            Optional.empty(),
            Optional.of(Duration.ofSeconds(1))),
        pattern(
            "Dwyer: bounded existence between",
            "always ((q & eventually r) -> ((!p & !r) until (r | ((p & !r) until (r | ((!p & !r) until"
                + " (r | ((p & !r) until (r | (!p until r))))))))))",
            "G((q & F(r)) -> ((!p & !r) U (r | ((p & !r) U (r | ((!p & !r) U"
                + " (r | ((p & !r) U (r | (!p U r))))))))))"),
        pattern(
            "Dwyer: response after, until",
            "always (q & !r -> ((p -> (!r until (s & !r))) weakuntil r))",
            "G((q & !r) -> (r R ((p -> (!r U (s & !r))) | r)))"),
        pattern(
            "Dwyer: precedence chain, globally",
            "eventually p -> (!p until (s & !p & next (!p until q)))",
            "F(p) -> (!p U (s & !p & X(!p U q)))"));
  }

  private static FormulaCase responses(int count, Optional<Duration> target) {
    return new FormulaCase(
        count + " responses in conjunction",
        IntStream.range(0, 2 * count).mapToObj(i -> (i % 2 == 0 ? "p" : "q") + i / 2).toList(),
        joined(count, i -> "always (p%1$d -> eventually q%1$d)".formatted(i)),
        Optional.of(joined(count, i -> "G(p%1$d -> F(q%1$d))".formatted(i))),
        target);
  }

  private static FormulaCase precedences(int count, Optional<Duration> target) {
    return new FormulaCase(
        count + " chained precedences",
        IntStream.rangeClosed(0, count).mapToObj(i -> "p" + i).toList(),
        joined(count, i -> "(!p%d weakuntil p%d)".formatted(i + 1, i)),
        Optional.of(joined(count, i -> "(p%1$d R (!p%2$d | p%1$d))".formatted(i, i + 1))),
        target);
  }

  private static FormulaCase ahead(int steps, Optional<Duration> target) {
    return new FormulaCase(
        "eventually (a & next^" + steps + " b)",
        List.of("a", "b"),
        "eventually (a & next^" + steps + " b)",
        Optional.of("F(a & " + "X(".repeat(steps) + "b" + ")".repeat(steps) + ")"),
        target);
  }

  private static FormulaCase pattern(String name, String formula, String peer) {
    return new FormulaCase(
        name, List.of("p", "q", "r", "s"), formula, Optional.of(peer), Optional.empty());
  }

  private static String joined(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(" & "));
  }
}
