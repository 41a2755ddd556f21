package dev.safeguard.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static Episode episode(double total, boolean success) {
    return new Episode(0, 10, total, total, false, false, success);
  }

  @Test
  void theLatestHundredEpisodesSayHowItGoes() throws IOException {
    Counters counters = new Counters(1);
    assertThat(counters.recentSuccess()).isZero();
    counters.add(episode(5, true));
    counters.add(episode(1, false));
    assertThat(counters.recentSuccess()).isEqualTo(0.5);
    assertThat(counters.recentReturn()).isEqualTo(3);
    for (int i = 0; i < 99; i++) {
      counters.add(episode(2, i < 25));
    }
    assertThat(counters.recentSuccess()).as("the first one is forgotten").isEqualTo(0.25);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    counters.writeTo(new DataOutputStream(bytes));
    Counters again = new Counters(1);
    again.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(again.recentSuccess()).isEqualTo(0.25);
    assertThat(again.recentReturn()).isEqualTo(counters.recentReturn());
  }
}
