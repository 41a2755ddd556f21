package dev.safeguard.compiler.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.limits.Limits;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done to a text, the answer is an automaton, or findings at places in the text. */
class HostileTextTest {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}_]+|[0-9]+|\\s+|.");
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "&",
          "|",
          "!",
          ":",
          ",",
          "\"",
          "'",
          "\\",
          "@",
          "%",
          "#",
          "-",
          "/*",
          "*/",
          "0",
          "64",
          "99999999999999999999",
          "1e999",
          "t",
          "true",
          "null",
          "--END--",
          "--BODY--",
          "State:",
          "Start:",
          "AP:",
          "%Final",
          "\n",
          "\r",
          "\u0001",
          "\uD83D",
          "`",
          "\\u");
  private static final List<Path> TEXTS = texts();

  private static List<Path> texts() {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> AutomatonFormat.of(file.toString()).isPresent())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 3000)
  void findingsAreInsideTheText(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path file = TEXTS.get(random.nextInt(TEXTS.size()));
    AutomatonFormat format =
        random.nextInt(20) == 0
            ? AutomatonFormat.values()[random.nextInt(AutomatonFormat.values().length)]
            : AutomatonFormat.of(file.toString()).orElseThrow();
    assertAnswers(mutant(Files.readString(file), random), format);
  }

  @ParameterizedTest
  @EnumSource(AutomatonFormat.class)
  void whatIsNoText(AutomatonFormat format) {
    for (String text : List.of("", "\n", "\uFFFF", "0", "\"", "[".repeat(5000), "(".repeat(5000))) {
      assertThat(assertAnswers(text, format).isAccepted()).as(text).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(AutomatonFormat.class)
  void whatIsDeeplyNested(AutomatonFormat format) {
    String open = "(".repeat(100_000);
    String text =
        switch (format) {
          case HOA ->
              "HOA: v1\nStart: 0\nAP: 1 \"a\"\nAcceptance: 0 t\n--BODY--\nState: 0\n[" + open;
          case MATA -> "@NFA-bits\nq " + open + " q";
          case JSON -> "[".repeat(100_000);
          case REWARD_MACHINE -> "0\n[]\n(0,0,'" + "!".repeat(100_000) + "a";
        };
    assertThat(assertAnswers(text, format).isAccepted()).isFalse();
  }

  private static Compilation assertAnswers(String text, AutomatonFormat format) {
    Compilation compilation = Compiler.read(new Source("x", text), format, Limits.DEFAULT);
    String[] lines = text.split("\n", -1);
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      assertThat(diagnostic.message()).isNotBlank();
      assertThat(diagnostic.help()).isNotBlank();
      assertThat(diagnostic.span().start()).isLessThanOrEqualTo(diagnostic.span().end());
      assertInside(diagnostic.span().start(), lines);
      assertInside(diagnostic.span().end(), lines);
    }
    assertThat(compilation.isAccepted()).isEqualTo(compilation.safeguards().size() == 1);
    return compilation;
  }

  private static void assertInside(Span.Position position, String[] lines) {
    assertThat(position.line()).isBetween(1, lines.length);
    String line = lines[position.line() - 1];
    assertThat(position.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
  }

  private static String mutant(String text, Random random) {
    List<String> tokens =
        TOKEN
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(ArrayList::new));
    for (int i = random.nextInt(4); i >= 0 && !tokens.isEmpty(); i--) {
      int at = random.nextInt(tokens.size());
      String piece =
          random.nextBoolean()
              ? PIECES.get(random.nextInt(PIECES.size()))
              : tokens.get(random.nextInt(tokens.size()));
      switch (random.nextInt(5)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, piece);
        case 2 -> tokens.add(at, tokens.get(at));
        case 3 -> tokens.subList(at, tokens.size()).clear();
        default -> tokens.set(at, piece);
      }
    }
    return String.join("", tokens);
  }
}
