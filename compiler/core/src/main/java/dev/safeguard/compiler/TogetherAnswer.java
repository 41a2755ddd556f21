package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.together.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of a question about safeguards that must hold together.
 *
 * @param together the answer, unless it needs more than the limits allow
 * @param diagnostics what is wrong
 */
public record TogetherAnswer(Optional<Together> together, List<Diagnostic> diagnostics) {
  public TogetherAnswer {
    diagnostics = List.copyOf(diagnostics);
  }

  /** The answer for safeguards of one file. */
  static TogetherAnswer of(
      List<MonitorModel> models, Predicate<MonitorModel> drawn, Source source) {
    Findings findings = new Findings(source);
    List<Together> answers = new ArrayList<>();
    String names =
        models.stream().map(model -> "`" + model.name() + "`").collect(Collectors.joining(", "));
    new WithinLimits(models.get(0).automaton().diagrams().budget(), findings)
        .run(
            "the question whether " + names + " hold together",
            Span.START,
            () -> {
              Together together = Together.of(models, drawn);
              TogetherFindings.report(together, Span.START, findings);
              answers.add(together);
            });
    return new TogetherAnswer(answers.stream().findFirst(), findings.sorted());
  }
}
