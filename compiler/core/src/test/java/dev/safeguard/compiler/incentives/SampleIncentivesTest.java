package dev.safeguard.compiler.incentives;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.StandardLibrary;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pays in the samples, in environments for which that is easily worked out. */
class SampleIncentivesTest {
  private static Compilation sample(String name, String environment) throws IOException {
    Path file = Path.of("../../samples", name);
    String text = Files.readString(file).replaceAll("(?m)^environment .*$", "");
    return StandardLibrary.compile(
        new Source(file.toString(), text + "\nenvironment reward " + environment + "\n"));
  }

  private static Map<String, String> leastPenalties(Compilation compilation) {
    return compilation.incentives().stream()
        .collect(
            toMap(
                each -> each.model().name(),
                each ->
                    each.leastPenalty()
                        .map(BigDecimal::stripTrailingZeros)
                        .map(BigDecimal::toPlainString)
                        .orElse("none")));
  }

  private static long warnings(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(Diagnostic::code)
        .filter(DiagnosticCode.INCENTIVE_VIOLATION::equals)
        .count();
  }

  /** To go on for ever costs 2 / (1 - 0.95). */
  @Test
  void theGridGoesOn() throws IOException {
    Compilation costly = sample("grid/minecraft.sg", "-2 .. 1 discount 0.95");
    assertThat(leastPenalties(costly))
        .isEqualTo(Map.of("NoHazard", "40", "Wood", "40", "Bench", "40", "Tools", "40"));
    assertThat(warnings(costly)).isEqualTo(4);
    assertThat(warnings(sample("grid/minecraft.sg", "-1 .. 1 discount 0.95"))).isZero();
  }

  @Test
  void doomGoesOn() throws IOException {
    Compilation doom = sample("doom/doom.sg", "-1 .. 2 discount 0.98");
    assertThat(leastPenalties(doom))
        .isEqualTo(Map.of("NeverLava", "50", "ShieldFirst", "50", "ArmedThenFree", "50"));
    assertThat(warnings(doom)).isEqualTo(3);
    assertThat(warnings(sample("doom/doom.sg", "-0.01 .. 2 discount 0.98"))).isZero();
  }

  /** The address in an answer may go on for ever: 1 + 0.5 + 0.25 + ... */
  @Test
  void anAnswerMayGoOn() throws IOException {
    Compilation answers = sample("llm/bindcheck.sg", "-1 .. 1 discount 0.5");
    assertThat(leastPenalties(answers))
        .isEqualTo(Map.of("Format", "2", "Plain", "2", "Nuanced", "2"));
    assertThat(warnings(answers)).isEqualTo(3);
    assertThat(warnings(sample("llm/bindcheck.sg", "0 .. 1 discount 0.5"))).isZero();
  }
}
