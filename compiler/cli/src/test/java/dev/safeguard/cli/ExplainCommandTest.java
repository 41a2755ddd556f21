package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.report.DiagnosticPage;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everyCodeIsExplained(DiagnosticCode code) {
    assertThat(Sg.run("explain", code.id()).expect(0).out()).contains(code.id());
  }

  @Test
  void allCodesAreListed() {
    assertThat(Sg.run("explain").expect(0).out())
        .hasLineCount(DiagnosticCode.values().length)
        .contains("guard.overlap         error   two transitions hold for one observation");
  }

  @Test
  void toolsReadSeverityAndSummary() {
    assertThat(Sg.run("explain", "--format", "json", "label.unused").expect(0).json())
        .isEqualTo(
            Sg.parse(
                """
                {"code": "label.unused", "severity": "warning",
                 "summary": "a label that nothing uses"}
                """));
  }

  @Test
  void aMisspeltCodeIsSuggested() {
    assertThat(Sg.run("explain", "guard.overlp").expect(2).err())
        .contains("no finding has the code guard.overlp", "did you mean guard.overlap?");
  }

  @Test
  void pagesLoseTheirMarksOnATerminal() {
    String page = "# `a.b`\n\nText.\n\n```sg\nmodule m\n\nlabels a\n```\n";
    assertThat(new DiagnosticPage(page).text(Style.PLAIN))
        .isEqualTo("a.b\n\nText.\n\n    module m\n\n    labels a\n");
  }
}
