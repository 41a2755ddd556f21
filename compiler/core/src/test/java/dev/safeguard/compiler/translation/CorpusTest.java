package dev.safeguard.compiler.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.analysis.SafeguardReport;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Formulas that others have written: patterns of specifications, and properties of systems. */
class CorpusTest {
  private static final String AT_MOST_TWICE =
      "[]((c && <>o) -> (((! a) && (! o)) U (o || ((a && (! o)) U (o || (((! a) && (! o)) U"
          + " (o || ((a && (! o)) U (o || ((! a) U o))))))))))";

  /**
   * Where the size of the minimal three-valued monitor is not the tabled one. {@code
   * docs/formulas.md} gives the reason for each.
   */
  private static final Map<String, Integer> OTHERWISE = Map.of(AT_MOST_TWICE, 8);

  @TestFactory
  Stream<DynamicTest> patternsCompile() throws IOException {
    return lines("dwyer.ltl")
        .map(
            formula ->
                DynamicTest.dynamicTest(
                    formula,
                    () -> {
                      SafeguardReport report = report(formula);
                      assertThat(report.states()).isEqualTo(report.minimal());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> threeValuedMonitorsHaveTheSizeOfLtl3() throws IOException {
    return lines("ltl3-monitors.tsv")
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .map(
            fields ->
                DynamicTest.dynamicTest(
                    fields[0],
                    () ->
                        assertThat(report(fields[0]).minimalThreeValued())
                            .isEqualTo(
                                OTHERWISE.getOrDefault(
                                    fields[0], Integer.parseInt(fields[2].trim())))));
  }

  /**
   * The table says that no finite trace decides this formula. This one does: between the call and
   * the opening, a becomes true three times, and whatever follows cannot undo that.
   */
  @Test
  void theTableOverlooksABadPrefix() {
    String test = "{ test \"thrice\" { c; a; {}; a; {}; a; o => violated at 7 } }";
    String text = LtlReader.specification(AT_MOST_TWICE) + test;
    Compilation compilation = Compiler.compile(new Source("x.sg", text));
    assertThat(compilation.test()).hasSize(1).allMatch(TestResult::passed);
  }

  private static SafeguardReport report(String formula) {
    String text = LtlReader.specification(formula);
    Compilation compilation = Compiler.compile(new Source("x.sg", text));
    assertThat(compilation.isAccepted()).as("%s", compilation.diagnostics()).isTrue();
    return compilation.safeguard("X").orElseThrow().report();
  }

  /** The lines of a file of formulas, but for empty ones. */
  static Stream<String> lines(String name) throws IOException {
    try (InputStream stream = CorpusTest.class.getResourceAsStream("/ltl/" + name)) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList().stream();
    }
  }
}
