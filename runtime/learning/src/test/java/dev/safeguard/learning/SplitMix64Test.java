package dev.safeguard.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SplitMix64Test {

  @Test
  void theReferenceSequence() {
    SplitMix64 random = new SplitMix64(1234567);
    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
  }

  @Test
  void goesOnFromItsState() {
    SplitMix64 random = new SplitMix64(7);
    random.nextLong();
    SplitMix64 copy = new SplitMix64(random.state());
    assertThat(copy.nextLong()).isEqualTo(random.nextLong());
  }

  @Test
  void integersAreUniform() {
    SplitMix64 random = new SplitMix64(3);
    int[] counts = new int[5];
    for (int i = 0; i < 100_000; i++) {
      counts[random.nextInt(5)]++;
    }
    for (int count : counts) {
      assertThat(count).isCloseTo(20_000, within(4 * 127)); // four standard deviations
    }
  }
}
