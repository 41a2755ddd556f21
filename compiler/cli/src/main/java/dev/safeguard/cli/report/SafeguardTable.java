package dev.safeguard.cli.report;

import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.ParallelSafeguard;
import dev.safeguard.compiler.analysis.SafeguardReport;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What verification found out about the safeguards of a file, one a row. */
public final class SafeguardTable {
  private static final int MOST_COLUMNS = 32;
  private static final Set<Integer> NUMBERS = Set.of(1, 2, 3);
  private static final List<String> HEADER =
      List.of("safeguard", "states", "minimal", "sinks", "doomed", "secured", "can violate");

  private SafeguardTable() {}

  /** The head of the table: what {@link #row} has in its places. */
  public static List<String> header() {
    return HEADER;
  }

  /** What verification found out about one safeguard. */
  public static List<String> row(SafeguardReport report) {
    return List.of(
        report.name(),
        String.valueOf(report.states()),
        String.valueOf(report.minimal()),
        String.valueOf(report.rejectingSinks().size()),
        names(report.doomed()),
        names(report.secured()),
        report.canViolate() ? "yes" : "no");
  }

  /** What is known of parts side by side, which have no states together. */
  private static List<String> row(ParallelSafeguard safeguard) {
    List<MonitorModel> parts = safeguard.model().parts();
    boolean violable = parts.stream().anyMatch(part -> part.canReach(Verdict.VIOLATED));
    return List.of(
        safeguard.name(),
        parts.size() + " parts",
        "-",
        "-",
        "-",
        "-",
        violable ? "yes" : "not known");
  }

  /** The table as text, indented by two. */
  public static String of(List<BuiltSafeguard> safeguards, Style style) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    safeguards.forEach(
        safeguard ->
            rows.add(
                safeguard
                    .automaton()
                    .map(automaton -> row(automaton.report()))
                    .orElseGet(() -> row(safeguard.parallel().orElseThrow()))));
    return new TextTable(rows, NUMBERS, MOST_COLUMNS).text(style);
  }

  private static String names(List<String> states) {
    return states.isEmpty() ? "-" : String.join(", ", states);
  }
}
