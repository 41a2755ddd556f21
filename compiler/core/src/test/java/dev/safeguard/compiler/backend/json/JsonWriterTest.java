package dev.safeguard.compiler.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.backend.Models;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void isWrittenToBeRead() throws IOException {
    Golden.assertSame(JsonWriter.of(Models.bench()), "Bench.json");
    Golden.assertSame(JsonWriter.of(Models.door()), "Door.json");
  }

  @Test
  void sharesNodesWhereASumWouldBeTooLong() {
    String json = JsonWriter.of(Models.parity(40));
    assertThat(json).hasSizeLessThan(8000);
    assertThat(json).contains("{\"label\": \"l39\", \"with\": false, \"without\": true}");
  }

  @Test
  void escapesWhatJsonCannotHold() {
    assertThat(JsonText.quoted("\"\\\n\t\r\u0001\ud800\u00e9\ud83d\ude00"))
        .isEqualTo("\"\\\"\\\\\\n\\t\\r\\u0001\\ud800\u00e9\ud83d\ude00\"");
  }
}
