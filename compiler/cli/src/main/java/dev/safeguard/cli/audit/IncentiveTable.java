package dev.safeguard.cli.audit;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.incentives.Incentives;
import dev.safeguard.compiler.incentives.RewardedLap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** What the rewards of safeguards make worth while, one safeguard a row. */
final class IncentiveTable {
  private static final MathContext DIGITS = new MathContext(6);

  private IncentiveTable() {}

  /** Adds the table, if a file states what its environment pays. */
  static void addTo(MarkdownText text, List<SpecificationFile> files) {
    List<Incentives> all =
        files.stream().flatMap(file -> file.compilation().incentives().stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    text.heading(2, "Incentives");
    text.row("safeguard", "penalty", "least penalty", "violating", "stalling", "circling");
    text.rule(6);
    all.forEach(
        each ->
            text.row(
                MarkdownText.code(each.model().name()),
                number(BigDecimal.valueOf(each.model().penalty())),
                each.leastPenalty().map(IncentiveTable::number).orElse("none mends"),
                violation(each),
                lap(each.stall()),
                lap(each.cycle())));
    text.end();
  }

  private static String violation(Incentives incentives) {
    return incentives
        .violation()
        .map(
            found ->
                "pays from %s: %s, and %s for keeping it"
                    .formatted(
                        MarkdownText.code(found.violating().from()),
                        number(found.violating().returns()),
                        number(found.safe().returns())))
        .orElse("does not pay");
  }

  private static String lap(Optional<RewardedLap> lap) {
    return lap.map(
            found ->
                "pays from %s: %s"
                    .formatted(
                        MarkdownText.code(found.behaviour().from()),
                        number(found.behaviour().returns())))
        .orElse("does not pay");
  }

  private static String number(BigDecimal number) {
    return number.round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
