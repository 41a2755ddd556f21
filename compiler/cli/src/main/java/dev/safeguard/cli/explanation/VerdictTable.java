package dev.safeguard.cli.explanation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.TestCase;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table that asks for the verdict of each formula after each trace. The compiler answers when it
 * is asked.
 *
 * @param formulas about {@link #LABELS}
 * @param traces observations as in a test of a specification; the empty text is the empty trace
 */
record VerdictTable(List<String> formulas, List<String> traces) {
  /** The labels that the formulas may use. */
  static final List<String> LABELS = List.of("p", "q");

  private static final String EMPTY_TRACE = "the empty trace";
  private static final String GAP = "   ";

  VerdictTable {
    formulas = List.copyOf(formulas);
    traces = List.copyOf(traces);
  }

  /** The questions of a table in Markdown: traces in its head, formulas in its first column. */
  static VerdictTable parse(List<String> markdown) {
    List<String> head = cells(markdown.get(0));
    return new VerdictTable(
        markdown.stream().skip(2).map(row -> cells(row).get(0)).toList(),
        head.stream().skip(1).map(trace -> trace.equals(EMPTY_TRACE) ? "" : trace).toList());
  }

  /** The cells of a row without the marks around code; {@code \|} is a bar in a cell. */
  static List<String> cells(String row) {
    return Arrays.stream(row.strip().split("(?<!\\\\)\\|"))
        .skip(1)
        .map(cell -> cell.strip().replace("`", "").replace("\\|", "|"))
        .toList();
  }

  /** The verdicts, a row for each formula. */
  List<List<Verdict>> verdicts() {
    Compilation compilation = Compiler.compile(new Source("<topic>", specification()));
    return compilation.safeguards().stream()
        .map(safeguard -> safeguard.tests().stream().map(t -> verdict(safeguard, t)).toList())
        .toList();
  }

  /** Tests carry the traces; the verdict that they expect does not matter. */
  private String specification() {
    StringBuilder text = new StringBuilder("labels " + String.join(", ", LABELS) + "\n");
    for (int i = 0; i < formulas.size(); i++) {
      text.append("safeguard F").append(i).append(" = ").append(formulas.get(i)).append(" {\n");
      traces.forEach(trace -> text.append("test \"\" { ").append(trace).append(" => pending }\n"));
      text.append("}\n");
    }
    return text.toString();
  }

  private static Verdict verdict(CompiledSafeguard safeguard, TestCase test) {
    MonitorModel model = safeguard.model();
    int state = model.initial();
    for (long observation : test.example().trace()) {
      state = model.automaton().successor(state, observation);
    }
    return model.states().get(state).verdict();
  }

  /** For a terminal. */
  String text(Style style) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("formula"));
    traces.forEach(trace -> head.add(trace.isEmpty() ? EMPTY_TRACE : trace));
    rows.add(head);
    List<List<Verdict>> verdicts = verdicts();
    for (int i = 0; i < formulas.size(); i++) {
      List<String> row = new ArrayList<>(List.of(formulas.get(i)));
      verdicts.get(i).forEach(verdict -> row.add(verdict.name().toLowerCase(Locale.ROOT)));
      rows.add(row);
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      String line = line(row, rows);
      text.append("  ").append(row == head ? style.aside(line) : line).append('\n');
    }
    return text.toString();
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
      line.append(row.get(i)).append(" ".repeat(width - row.get(i).length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** For tools: an object for each formula. */
  JsonArray json() {
    JsonArray rows = new JsonArray();
    List<List<Verdict>> verdicts = verdicts();
    for (int i = 0; i < formulas.size(); i++) {
      JsonObject byTrace = new JsonObject();
      for (int j = 0; j < traces.size(); j++) {
        byTrace.addProperty(traces.get(j), verdicts.get(i).get(j).name());
      }
      JsonObject row = new JsonObject();
      row.addProperty("formula", formulas.get(i));
      row.add("verdicts", byTrace);
      rows.add(row);
    }
    return rows;
  }
}
