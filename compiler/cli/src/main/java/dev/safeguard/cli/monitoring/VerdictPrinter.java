package dev.safeguard.cli.monitoring;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.report.VerdictText;
import dev.safeguard.cli.report.WitnessText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what each observation led to, for people or for tools. */
public final class VerdictPrinter {
  private final PrintWriter out;
  private final Style style;
  private final String specification;

  /**
   * @param specification the name of the file whose lines are cited
   */
  public VerdictPrinter(PrintWriter out, Style style, String specification) {
    this.out = out;
    this.style = style;
    this.specification = specification;
  }

  /** One object on a line. */
  public void json(Interpreter.Step step) {
    JsonObject json = new JsonObject();
    json.addProperty("step", step.number());
    json.add("labels", JsonOutput.strings(step.labels()));
    json.addProperty("state", step.state());
    json.addProperty("verdict", step.verdict().name());
    step.violation().ifPresent(violation -> add(violation, json));
    JsonOutput.line(out, json);
  }

  private static void add(Interpreter.Violation violation, JsonObject json) {
    json.add("line", JsonNull.INSTANCE);
    violation.line().ifPresent(line -> json.addProperty("line", line));
    json.add("path", JsonOutput.strings(violation.path()));
    List<String> parts = violation.parts();
    if (!parts.isEmpty()) {
      json.addProperty("part", parts.size() == 1 ? parts.get(0) : null);
      json.add("parts", JsonOutput.strings(parts));
    }
    violation.because().ifPresent(why -> json.addProperty("because", why));
    if (violation.omitted() > 0) {
      json.addProperty("pathOmitted", violation.omitted());
    }
  }

  /** A line of text, and one more for a violation. */
  public void text(Interpreter.Step step) {
    out.printf("%5d  ", step.number());
    out.print(VerdictText.colored(step.verdict(), String.format("%-9s", step.verdict()), style));
    out.printf("  %s  -> %s%n", WitnessText.labels(step.labels()), step.state());
    step.violation().ifPresent(this::violation);
  }

  /** The verdict on the whole trace. */
  public void end(Interpreter run) {
    out.printf(
        "%s after %d observation%s%n",
        VerdictText.of(run.verdict(), style), run.steps(), run.steps() == 1 ? "" : "s");
  }

  private void violation(Interpreter.Violation violation) {
    List<String> way = new ArrayList<>();
    for (String state : violation.path()) {
      if (way.isEmpty() || !way.get(way.size() - 1).equals(state)) {
        way.add(state);
      }
    }
    String start = violation.omitted() > 0 ? "... -> " : "";
    violation.line().ifPresent(line -> out.printf("       by %s:%d%n", specification, line));
    if (!violation.parts().isEmpty()) {
      String parts = violation.parts().size() == 1 ? "part" : "parts";
      out.printf("       in the %s %s%n", parts, String.join(" and ", violation.parts()));
    }
    violation.because().ifPresent(why -> out.printf("       because %s%n", why));
    out.printf("       by way of %s%s%n", start, String.join(" -> ", way));
  }
}
