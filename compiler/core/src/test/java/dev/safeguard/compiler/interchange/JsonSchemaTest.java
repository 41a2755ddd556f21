package dev.safeguard.compiler.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.safeguard.compiler.backend.Models;
import dev.safeguard.compiler.backend.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written as JSON is what the published schema describes. */
class JsonSchemaTest {
  private static final Path CASES = Path.of("src/test/resources/cases/interchange");
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Files.readString(Path.of("../../docs/schema/automaton.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<?> violations(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Property(tries = 200)
  void everyDocumentIsValid(@ForAll long seed) {
    assertThat(violations(JsonWriter.of(Models.random(seed)))).isEmpty();
  }

  @Test
  void documentsWithNodesAreValid() {
    assertThat(violations(JsonWriter.of(Models.tangled(40)))).isEmpty();
    assertThat(violations(JsonWriter.of(Models.door()))).isEmpty();
  }

  /** A document that the schema forbids is also refused when it is read. */
  @ParameterizedTest
  @CsvSource({"version", "format", "label_twice", "member_missing", "kind"})
  void theSchemaRefusesWhatIsRefused(String name) throws IOException {
    assertThat(violations(Files.readString(CASES.resolve("accepted.json")))).isEmpty();
    String json = Files.readString(CASES.resolve(name + ".json"));
    assertThat(violations(json)).isNotEmpty();
    assertThat(CASES.resolve(name + ".json.diag")).content().isNotEmpty();
  }
}
