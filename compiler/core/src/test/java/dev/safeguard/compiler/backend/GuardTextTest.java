package dev.safeguard.compiler.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymmetricGuard;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTextTest {
  private final ModelBuilder builder = new ModelBuilder("a", "b", "c", "d", "e");
  private final GuardText text = new GuardText(List.of("a", "b", "c", "d", "e"));

  private Guard label(String name) {
    return builder.label(name);
  }

  private Guard count(int low, int high) {
    return SymmetricGuard.range(builder.diagrams(), 0b11111, low, high);
  }

  @Test
  void writesTheShorterOfAGuardAndItsNegation() {
    assertThat(text.of(label("a").or(label("b")))).isEqualTo("a | b");
    assertThat(text.of(label("a").and(label("b").not()))).isEqualTo("a & !b");
    assertThat(text.of(label("a").not())).isEqualTo("!a");
    assertThat(text.of(builder.any("a", "b", "c", "d").not())).isEqualTo("!(a | b | c | d)");
    assertThat(text.of(label("a").and(label("b")).not())).isEqualTo("!(a & b)");
  }

  @Test
  void writesConstants() {
    assertThat(text.of(Guard.everything(builder.diagrams()))).isEqualTo("true");
    assertThat(text.of(Guard.nothing(builder.diagrams()))).isEqualTo("false");
  }

  @Test
  void writesCounts() {
    assertThat(text.of(count(1, 1))).isEqualTo("one(a, b, c, d, e)");
    assertThat(text.of(count(0, 1))).isEqualTo("atmostone(a, b, c, d, e)");
    assertThat(text.of(count(2, 5))).isEqualTo("!atmostone(a, b, c, d, e)");
    assertThat(text.of(count(4, 5))).startsWith("a & b & c & d | ").doesNotContain("...");
    Guard odd = count(1, 1).or(count(3, 3)).or(count(5, 5));
    assertThat(text.of(odd)).isEqualTo("a xor b xor c xor d xor e");
    assertThat(text.of(odd.not())).isEqualTo("!(a xor b xor c xor d xor e)");
  }

  @Test
  void leavesOutWhatDoesNotMatter() {
    Guard onlyOne = count(0, 1);
    Guard a = label("a").and(onlyOne);
    assertThat(text.of(a, a.or(onlyOne.not()))).isEqualTo("a");
  }

  @Test
  void endsWhatIsTooLongInAnEllipsis() {
    Guard tangle = Models.tangled(60).automaton().guard(0, 1);
    String long60 = new GuardText(List.of(Models.labels(60))).of(tangle);
    assertThat(long60).endsWith("...").hasSizeLessThanOrEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({
    "lava, lava",
    "été, été",
    "漢, 漢",
    "satisfied, satisfied",
    "on, `on`",
    "not, `not`",
    "1st, `1st`",
    "a-b, `a-b`",
    "'', ``",
    "a b, `a b`",
    "$, `$`"
  })
  void quotesNamesThatAreNotPlainWords(String name, String written) {
    assertThat(GuardText.name(name)).isEqualTo(written);
  }

  @Test
  void shortensAfterAnOperator() {
    assertThat(GuardText.shorten("abc | def | ghi", 15)).isEqualTo("abc | def | ghi");
    assertThat(GuardText.shorten("abc | def | ghi", 14)).isEqualTo("abc | ...");
    assertThat(GuardText.shorten("abc xor def xor ghi", 17)).isEqualTo("abc xor ...");
    assertThat(GuardText.shorten("abcdefgh", 6)).isEqualTo("abc...");
    assertThat(GuardText.shorten("abcdefgh", 2)).isEqualTo("...");
  }

  /** What is written, read by the compiler, is the guard again. */
  @Property(tries = 200)
  void meansWhatItSays(@ForAll long seed) {
    MonitorModel model = Models.random(seed);
    List<String> labels = model.alphabet().labels();
    GuardText writer = new GuardText(labels);
    Guard impossible = model.alphabet().assumption().not();
    for (int state = 0; state < model.states().size(); state++) {
      for (MonitorModel.Edge edge : model.states().get(state).edges()) {
        Guard guard = edge.guard();
        Guard allowed = guard.or(impossible);
        String exact = writer.of(guard);
        String shorter = writer.of(guard, allowed);
        assertThat(exact + shorter).doesNotContain(GuardText.ELLIPSIS);
        assertSame(guard, guard, read(exact, labels), labels.size());
        assertSame(guard, allowed, read(shorter, labels), labels.size());
      }
    }
  }

  private static void assertSame(Guard required, Guard allowed, Guard read, int labels) {
    for (long observation = 0; observation < 1L << labels; observation++) {
      if (required.admits(observation)) {
        assertThat(read.admits(observation)).isTrue();
      } else if (!allowed.admits(observation)) {
        assertThat(read.admits(observation)).isFalse();
      }
    }
  }

  private static Guard read(String written, List<String> labels) {
    String declared = labels.isEmpty() ? "" : "labels " + String.join(", ", labels) + "\n";
    Compilation compilation =
        Compiler.compile(
            new Source(
                "guard.sg",
                declared
                    + "safeguard S otherwise stay {\n  initial state a { on "
                    + written
                    + " -> b }\n  pending state b { on true -> a }\n}\n"));
    assertThat(compilation.safeguards()).as(written + compilation.diagnostics()).hasSize(1);
    return compilation.safeguards().get(0).model().automaton().guard(0, 1);
  }
}
