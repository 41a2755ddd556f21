package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a specification, the compiler answers with findings at places in it. */
final class MutationTest {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|[0-9]+|\"[^\"\\n]*\"|\\s+|->|<->|=>|.");
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "->",
          "<->",
          "=>",
          ",",
          ";",
          "&",
          "|",
          "!",
          "on",
          "else",
          "state",
          "initial",
          "rejecting",
          "pending",
          "safeguard",
          "labels",
          "label",
          "assume",
          "check",
          "progression",
          "stage",
          "until",
          "test",
          "otherwise",
          "stay",
          "penalty",
          "reward",
          "1",
          "99999999999999999999",
          "0.5",
          "-",
          "a",
          "`",
          "\"",
          "/*",
          "*/",
          "//",
          "\u0000",
          "\t",
          "\r",
          "\uD83D\uDD25",
          "\uD83D",
          "always",
          "template",
          "signal",
          "import",
          ".",
          "..",
          "=",
          "then",
          "one",
          "xor",
          "true",
          "at",
          "violated",
          "for",
          "each",
          "^",
          "within",
          "@");

  private static final List<String> SPECIFICATIONS = read();

  private static List<String> read() {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> file.toString().endsWith(".sg"))
          .sorted()
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<String> mutants() {
    return Arbitraries.randomValue(MutationTest::mutant);
  }

  private static String mutant(Random random) {
    List<String> tokens =
        TOKEN
            .matcher(SPECIFICATIONS.get(random.nextInt(SPECIFICATIONS.size())))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(ArrayList::new));
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
      int at = random.nextInt(tokens.size());
      String piece =
          random.nextBoolean()
              ? PIECES.get(random.nextInt(PIECES.size()))
              : tokens.get(random.nextInt(tokens.size()));
      switch (random.nextInt(5)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, piece);
        case 2 -> tokens.add(at, tokens.get(at));
        case 3 -> tokens.set(at, piece);
        default -> tokens.set(at, characters(tokens.get(at), random));
      }
    }
    return String.join("", tokens);
  }

  private static String characters(String token, Random random) {
    int at = random.nextInt(token.length() + 1);
    return token.substring(0, at) + (char) random.nextInt(256) + token.substring(at);
  }

  @Property(tries = 2000)
  void findingsAreSortedAndInsideTheText(@ForAll("mutants") String text) {
    Compilation compilation = Compiler.compile(new Source("mutant.sg", text));
    assertThat(compilation.diagnostics()).isSortedAccordingTo(Diagnostic.ORDER);
    assertThat(compilation.diagnostics()).doesNotHaveDuplicates();
    String[] lines = text.split("\n", -1);
    Stream.concat(
            compilation.diagnostics().stream(),
            compilation.test().stream().flatMap(result -> result.failure().stream()))
        .forEach(
            diagnostic -> {
              assertThat(diagnostic.message()).isNotBlank();
              assertThat(diagnostic.help()).isNotBlank();
              assertThat(diagnostic.span().start()).isLessThanOrEqualTo(diagnostic.span().end());
              assertInside(diagnostic.span().start(), lines);
              assertInside(diagnostic.span().end(), lines);
            });
    if (compilation.isAccepted()) {
      assertThat(compilation.safeguards()).allMatch(s -> !s.model().states().isEmpty());
    }
  }

  private static void assertInside(Span.Position position, String[] lines) {
    assertThat(position.line()).isBetween(1, lines.length);
    String line = lines[position.line() - 1];
    assertThat(position.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
  }
}
