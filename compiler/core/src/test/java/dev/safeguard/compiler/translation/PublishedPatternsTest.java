package dev.safeguard.compiler.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.CheckResult;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.StandardLibrary;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares each template of std.patterns with the formula that Dwyer, Avrunin and Corbett
 * published, by the tool's own check of equivalence.
 *
 * <p>The published formulas are about infinite traces and in negation normal form, in which {@code
 * next} is its own dual. On finite traces a {@code next} that came from a negation, which is one in
 * front of {@code always} or {@code release}, is the weak one.
 */
class PublishedPatternsTest {
  /** What each line of dwyer.ltl is in the library, and whether the library says something else. */
  private static final String TEMPLATES =
      """
      Absence(a)
      AbsenceBefore(b, a)
      AbsenceAfter(b, a)
      AbsenceBetween(c, a, b)
      AbsenceAfterUntil(c, a, b)
      Existence(a)
      ExistenceBefore(b, a)
      ExistenceAfter(b, a)
      ExistenceBetween(c, a, b)
      ExistenceAfterUntil(c, a, b)
      BoundedExistence(a)
      BoundedExistenceBefore(b, a)
      BoundedExistenceAfter(b, a)
      BoundedExistenceBetween(c, a, b)
      BoundedExistenceAfterUntil(b, a, c)
      Universality(a)
      UniversalityBefore(b, a)
      UniversalityAfter(b, a)
      UniversalityBetween(c, a, b)
      UniversalityAfterUntil(c, a, b)
      Precedence(b, a)
      PrecedenceBefore(c, b, a)
      PrecedenceAfter(c, b, a) differs
      PrecedenceBetween(d, c, a, b)
      PrecedenceAfterUntil(d, c, a, b)
      Response(a, b)
      ResponseBefore(b, c, a)
      ResponseAfter(b, c, a)
      ResponseBetween(c, d, a, b)
      ResponseAfterUntil(c, d, a, b)
      PrecedenceChain21(b, c, a)
      PrecedenceChain21Before(c, d, b, a)
      PrecedenceChain21After(c, d, b, a) differs
      PrecedenceChain21Between(d, e, c, a, b)
      PrecedenceChain21AfterUntil(d, e, b, a, c)
      PrecedenceChain12(b, a, c)
      PrecedenceChain12Before(d, b, c, a)
      PrecedenceChain12After(c, b, d, a)
      PrecedenceChain12Between(e, c, d, a, b)
      PrecedenceChain12AfterUntil(e, c, d, a, b)
      ResponseChain21(a, b, c)
      ResponseChain21Before(b, c, d, a) differs
      ResponseChain21After(b, c, d, a)
      ResponseChain21Between(c, d, e, a, b) differs
      ResponseChain21AfterUntil(b, d, e, a, c) differs
      ResponseChain12(a, b, c)
      ResponseChain12Before(b, c, d, a) differs
      ResponseChain12After(b, c, d, a) differs
      ResponseChain12Between(c, d, e, a, b) differs
      ResponseChain12AfterUntil(b, d, e, a, c) differs
      ConstrainedResponseChain12(a, b, d, c)
      ConstrainedResponseChain12Before(b, c, d, e, a) differs
      ConstrainedResponseChain12After(b, c, d, e, a) differs
      ConstrainedResponseChain12Between(c, d, e, f, a, b) differs
      ConstrainedResponseChain12AfterUntil(b, d, e, f, a, c) differs
      """;

  @TestFactory
  Stream<DynamicTest> everyTemplateIsThePublishedFormulaUnlessItSaysSo() throws IOException {
    List<String> published = CorpusTest.lines("dwyer.ltl").toList();
    List<String> templates = TEMPLATES.lines().toList();
    assertThat(templates).hasSameSizeAs(published);
    return IntStream.range(0, published.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    templates.get(i), () -> assertRelation(published.get(i), templates.get(i))));
  }

  private static void assertRelation(String published, String template) {
    boolean differs = template.endsWith(" differs");
    String text =
        "import std.patterns\n"
            + LtlReader.specification(published.replaceAll("X(?=G|\\([a-f] R )", "N"))
            + "\nsafeguard Y = "
            + template.replace(" differs", "")
            + "\ncheck X equals Y\n";
    Compilation compilation = StandardLibrary.compile(new Source("x.sg", text));
    assertThat(compilation.checks()).as(text).hasSize(1);
    CheckResult check = compilation.checks().get(0);
    assertThat(check.holds()).as("%s%n%s", text, check.witness()).isEqualTo(!differs);
  }

  @Test
  void theOnesThatDifferAreTheOnesThatSaySo() throws IOException {
    Path library = Path.of("../../stdlib-specs");
    String[] paragraphs = Files.readString(library.resolve("std/patterns.sg")).split("\ntemplate ");
    String examples = Files.readString(library.resolve("examples/patterns/published.sg"));
    List<String> saying =
        IntStream.range(1, paragraphs.length)
            .filter(i -> paragraph(paragraphs[i - 1]).contains("published formula"))
            .mapToObj(i -> paragraphs[i].substring(0, paragraphs[i].indexOf('(')))
            .toList();
    List<String> differing =
        TEMPLATES
            .lines()
            .filter(line -> line.endsWith(" differs"))
            .map(line -> line.substring(0, line.indexOf('(')))
            .toList();
    assertThat(saying).isEqualTo(differing);
    assertThat(differing).allSatisfy(name -> assertThat(examples).contains("Published" + name));
  }

  /** The documentation that ends a text. */
  private static String paragraph(String text) {
    return text.substring(text.lastIndexOf("\n\n"));
  }

  /** A difference is found where there is one. */
  @Test
  void anotherFormulaIsNotEqual() {
    Source source =
        new Source(
            "x.sg",
            "import std.patterns\nlabels p, r\nsafeguard X = AbsenceBefore(p, r)\n"
                + "safeguard Y = AbsenceBefore(r, p)\ncheck X equals Y\n");
    assertThat(StandardLibrary.compile(source).diagnostics().stream().map(Diagnostic::message))
        .anyMatch(message -> message.contains("X equals Y"));
  }
}
