package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers to {@code check} lines, with the traces that show them. */
class ChecksTest {
  private static final String SPECIFICATION =
      """
      labels a, b
      safeguard NoA otherwise stay {
        initial state s { on a -> v }
        rejecting state v
      }
      safeguard NoAUnlessB otherwise stay {
        initial state s { on b -> free else on a -> v }
        state free
        rejecting state v
      }
      safeguard SomeA otherwise stay {
        initial pending state s { on a -> seen }
        state seen
      }
      """;

  private static Compilation compile(String check) {
    return Compiler.compile(new Source("test.sg", SPECIFICATION + "check " + check + "\n"));
  }

  private static Optional<List<List<String>>> trace(CheckResult result) {
    return result.witness().map(witness -> ((Witness.Trace) witness).observations());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NoA refines NoAUnlessB             | true  | none",
        "NoAUnlessB refines NoA             | false | [[a, b]]",
        "NoA equals NoA                     | true  | none",
        "NoA equals NoAUnlessB              | false | [[a, b]]",
        "NoA refines SomeA                  | false | []",
        "NoA excludes SomeA                 | true  | none",
        "NoAUnlessB excludes SomeA          | false | [[a, b]]",
        "NoA can violate                    | true  | [[a]]",
        "NoA cannot violate                 | false | [[a]]",
        "SomeA can violate                  | false | none",
        "SomeA cannot violate               | true  | none",
        "NoAUnlessB can be satisfied        | true  | [[b]]",
        "NoA cannot be satisfied            | true  | none",
      })
  void isAnsweredWithTheShortestTrace(String check, boolean holds, String witness) {
    Compilation compilation = compile(check);
    CheckResult result = compilation.checks().get(0);
    assertThat(result.text()).isEqualTo(check);
    assertThat(result.holds()).isEqualTo(holds);
    assertThat(trace(result).map(Object::toString).orElse("none")).isEqualTo(witness);
    assertThat(compilation.diagnostics().stream().map(Diagnostic::code))
        .filteredOn(code -> code == DiagnosticCode.CHECK_FAILED)
        .hasSize(holds ? 0 : 1);
  }

  @Test
  void anUnknownSafeguardIsReportedAndNotAnswered() {
    Compilation compilation = compile("NoB refines NoA");
    assertThat(compilation.checks()).isEmpty();
    assertThat(compilation.diagnostics())
        .anyMatch(
            d ->
                d.code() == DiagnosticCode.NAME_UNKNOWN && d.help().contains("Did you mean `NoA`"));
  }
}
