package dev.safeguard.learning.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
  @Test
  void whatIsWrittenIsReadInItsOrder(@TempDir Path folder) throws IOException {
    assertThat(Measures.exist(folder)).isFalse();
    assertThat(Measures.read(folder)).isEmpty();
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("successRate literal", 0.1 + 0.2);
    measures.put("KL", Double.NaN);
    Measures.write(folder, measures);
    assertThat(Measures.exist(folder)).isTrue();
    assertThat(Measures.read(folder)).containsExactlyEntriesOf(measures);
  }
}
