package dev.safeguard.compiler.backend.mermaid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.backend.Models;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {

  @Test
  void isWrittenToBeRead() throws IOException {
    Golden.assertSame(MermaidDiagram.of(Models.bench()), "Bench.mmd");
    Golden.assertSame(MermaidDiagram.of(Models.door()), "Door.mmd");
  }

  @Test
  void cutsLongGuards() {
    assertThat(MermaidDiagram.of(Models.tangled(40)).lines())
        .allMatch(line -> line.length() < 110)
        .anyMatch(line -> line.endsWith("..."));
  }

  @Test
  void escapesWhatWouldEndAName() {
    assertThat(MermaidText.escaped("a\"b;c#d:\n`e` | f"))
        .isEqualTo("a#34;b#59;c#35;d#58;#10;#96;e#96; | f");
    assertThat(MermaidText.escaped("")).isEqualTo("#160;");
  }
}
