package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.semantics.Specification;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says that a product is too large, and what makes it so. */
public final class CompositionLimit {
  private static final int MOST_NAMED = 5;

  private CompositionLimit() {}

  /** Reports it at the safeguard. */
  public static void report(
      Specification.Safeguard safeguard,
      Structure structure,
      BudgetExceededException limit,
      Findings findings) {
    boolean conjunction = structure.accept(new Conjuncts()).isPresent();
    findings.add(
        switch (limit.resource()) {
          case STATES -> DiagnosticCode.LIMIT_STATES;
          case NODES -> DiagnosticCode.LIMIT_NODES;
          case TIME -> DiagnosticCode.LIMIT_TIME;
        },
        safeguard.span(),
        "the product of the parts of `"
            + safeguard.name()
            + "` needs more than the "
            + limit.allowed()
            + " that are allowed; its "
            + structure.parts().size()
            + " parts have: "
            + sizes(structure.parts()),
        conjunction
            ? "Keep the parts side by side: `--strategy parallel`."
            : "Simplify the largest part, or raise the limit.");
  }

  private static String sizes(List<Part> parts) {
    String largest =
        parts.stream()
            .sorted(Comparator.comparing((Part part) -> -part.model().states().size()))
            .limit(MOST_NAMED)
            .map(part -> "`" + part.name() + "` " + part.model().states().size())
            .collect(Collectors.joining(", "));
    return largest + (parts.size() > MOST_NAMED ? ", ..." : "") + " states";
  }
}
