package dev.safeguard.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelMappingTest {

  @Test
  void labelsGoByNameAndUnreadOnesAreDropped() {
    LabelMapping mapping = new LabelMapping(List.of("a", "b", "c"), List.of("c", "a"));
    assertThat(mapping.map(0b001)).isEqualTo(0b10);
    assertThat(mapping.map(0b010)).isZero();
    assertThat(mapping.map(0b111)).isEqualTo(0b11);
    assertThat(mapping.map(0b100)).isEqualTo(0b01);
  }

  @Test
  void theSameOrderKeepsTheBitsItKnows() {
    LabelMapping mapping = new LabelMapping(List.of("a", "b", "c"), List.of("a", "b"));
    assertThat(mapping.map(0b111)).isEqualTo(0b011);
  }

  @Test
  void labelsThatNothingProducesAreNamed() {
    assertThatThrownBy(() -> new LabelMapping(List.of("a"), List.of("z", "a", "y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("y, z")
        .hasMessageContaining("it produces a");
  }
}
