package dev.safeguard.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionDiagramTest {
  // Two nodes: 0 tests label 1 (leaf 0, leaf 7); 1 tests label 0 (leaf -1, node 0).
  // Three functions: node 1, node 0, the leaf 7.
  private static final String TEXT = "2" + "13H" + "012" + "3" + "24H";

  @Test
  void walksToTheLeafOfAnObservation() {
    DecisionDiagram diagram = DecisionDiagram.parse(TEXT);
    assertThat(diagram.evaluate(0, 0b00)).isEqualTo(-1);
    assertThat(diagram.evaluate(0, 0b10)).isEqualTo(-1);
    assertThat(diagram.evaluate(0, 0b01)).isEqualTo(0);
    assertThat(diagram.evaluate(0, 0b11)).isEqualTo(7);
    assertThat(diagram.evaluate(1, 0b10)).isEqualTo(7);
    assertThat(diagram.evaluate(2, 0b00)).isEqualTo(7);
  }

  @Test
  void ignoresLabelsThatItDoesNotTest() {
    assertThat(DecisionDiagram.parse(TEXT).evaluate(0, ~0L)).isEqualTo(7);
  }

  @Test
  void listsTheValuesInAscendingOrder() {
    DecisionDiagram diagram = DecisionDiagram.parse(TEXT);
    assertThat(diagram.values(0)).containsExactly(-1, 0, 7);
    assertThat(diagram.values(2)).containsExactly(7);
  }

  @Test
  void readsATextCutAnywhere() {
    for (int cut = 0; cut <= TEXT.length(); cut++) {
      DecisionDiagram diagram = DecisionDiagram.parse(TEXT.substring(0, cut), TEXT.substring(cut));
      assertThat(diagram.evaluate(0, 0b11)).isEqualTo(7);
    }
  }

  @Test
  void readsNumbersOfSeveralDigits() {
    // No nodes, one function: leaf 99999, so 2 * 100000 + 1 = 200001 = 0b00110_00011_01010_00001.
    assertThat(DecisionDiagram.parse("0" + "1" + "XgZ6").evaluate(0, 0)).isEqualTo(99_999);
  }

  @Test
  void hasOnlyTheFunctionsItNames() {
    DecisionDiagram diagram = DecisionDiagram.parse(TEXT);
    assertThatThrownBy(() -> diagram.evaluate(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> diagram.evaluate(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "1?", "100", "02", "012", TEXT + "0", "________"})
  void refusesAnyOtherText(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DecisionDiagram.parse(text));
  }
}
