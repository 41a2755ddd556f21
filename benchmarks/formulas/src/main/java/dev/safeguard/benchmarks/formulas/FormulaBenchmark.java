package dev.safeguard.benchmarks.formulas;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures each formula in three ways and writes the table. */
public final class FormulaBenchmark {
  private static final int RUNS = 5;
  private static final int WARM_RUNS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> sg;
  private final List<String> peer;

  /**
   * @param sg how the command line is started
   * @param peer how ltlf2dfa is started
   */
  private FormulaBenchmark(List<String> sg, List<String> peer) {
    this.sg = sg;
    this.peer = peer;
  }

  /** Takes the root of the checkout, a Python that has ltlf2dfa, and the file to write. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    FormulaBenchmark benchmark =
        new FormulaBenchmark(
            List.of(root.resolve("sg").toString(), "check", "-"),
            List.of(
                arguments[1],
                root.resolve("compiler/core/src/test/ltlf2dfa/convert.py").toString()));
    Files.writeString(Path.of(arguments[2]), benchmark.run());
  }

  private String run() {
    Time sgStart = start(sg, "labels a\nsafeguard S = always a\n");
    Time peerStart = start(peer, "future true\n");
    List<Row> rows = new ArrayList<>();
    Set<String> tooLarge = new HashSet<>();
    for (FormulaCase formula : FormulaCase.all()) {
      Optional<Row.Peer> other =
          formula
              .peer()
              .map(
                  text ->
                      tooLarge.contains(formula.family())
                          ? Row.Peer.NOT_TRIED
                          : peer(text, peerStart));
      other
          .filter(answer -> answer.time().isEmpty())
          .ifPresent(a -> tooLarge.add(formula.family()));
      Row row = new Row(formula, states(formula), here(formula, sgStart), warm(formula), other);
      System.err.print(row.markdown());
      rows.add(row);
    }
    return Report.of(rows, sgStart, peerStart, PATIENCE);
  }

  private static Time start(List<String> words, String input) {
    return new Command(words, input).repeat(2 * RUNS, PATIENCE).orElseThrow().time();
  }

  private Time here(FormulaCase formula, Time start) {
    return new Command(sg, formula.specification())
        .repeat(RUNS, PATIENCE)
        .orElseThrow()
        .time()
        .minus(start);
  }

  private Row.Peer peer(String formula, Time start) {
    return new Command(peer, "future " + formula + "\n")
        .repeat(1, PATIENCE)
        .map(runs -> Row.Peer.of(runs, start))
        .orElse(Row.Peer.NO_ANSWER);
  }

  /** The median once the Java machine has compiled what it wants to. */
  private static Duration warm(FormulaCase formula) {
    List<Duration> taken = new ArrayList<>();
    for (int i = 0; i < WARM_RUNS; i++) {
      long start = System.nanoTime();
      states(formula);
      taken.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return Time.middle(taken.subList(WARM_RUNS / 2, WARM_RUNS));
  }

  private static int states(FormulaCase formula) {
    Compilation compilation = Compiler.compile(new Source("S.sg", formula.specification()));
    return compilation.safeguard("S").orElseThrow().report().states();
  }
}
