package dev.safeguard.samples.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Arguments GIVEN = new Arguments("Main A [B]", List.of("7", "x"));

  @Test
  void whatIsMissingIsAsElsewhere() {
    assertThat(GIVEN.number(0, 1)).isEqualTo(7);
    assertThat(GIVEN.number(2, 1)).isEqualTo(1);
    assertThat(GIVEN.fraction(0, 0.5)).isEqualTo(7);
    assertThat(GIVEN.fraction(2, 0.5)).isEqualTo(0.5);
    assertThat(GIVEN.has(2)).isFalse();
  }

  @Test
  void whatIsNoNumberIsTold() {
    assertThatThrownBy(() -> GIVEN.number(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x is no whole number; usage: Main A [B]");
    assertThatThrownBy(() -> GIVEN.fraction(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x is no number; usage: Main A [B]");
  }

  @Test
  void theProgramSeesItsArguments() {
    Arguments.run(
        "Main A",
        1,
        1,
        new String[] {"a"},
        arguments -> assertThat(arguments.text(0)).isEqualTo("a"));
  }
}
