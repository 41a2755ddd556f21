package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertCommandTest {
  private static final String HOA =
      """
      HOA: v1
      name: "NoLava"
      Start: 0
      AP: 1 "lava"
      Acceptance: 1 Inf(0)
      --BODY--
      State: 0 {0}
      [!0] 0
      --END--
      """;

  @TempDir Path folder;
  private String hoa;

  @BeforeEach
  void write() throws IOException {
    hoa = Sg.file(folder, "lava.hoa", HOA);
  }

  @Test
  void anAutomatonBecomesASpecification() {
    Path sg = folder.resolve("lava.sg");
    Sg.run("convert", hoa, "-o", sg.toString()).expect(0);
    assertThat(sg)
        .content()
        .isEqualTo(
            """
            module lava

            labels lava

            safeguard NoLava otherwise stay {
              penalty 1.0

              initial state s0 {
                on lava -> rejected
              }

              rejecting state rejected
            }
            """);
    Sg.run("check", sg.toString()).expect(0);
  }

  @ParameterizedTest
  @CsvSource({"hoa, HOA:", "json, {", "dot, digraph", "mmd, stateDiagram", "HOA, HOA:"})
  void theEndingSaysTheForm(String ending, String start) {
    Path out = folder.resolve("x").resolve("out." + ending);
    Sg.run("convert", hoa, "-o", out.toString()).expect(0);
    assertThat(out).content().startsWith(start);
  }

  @Test
  void whatIsReadGoesThroughEveryCommand() {
    assertThat(Sg.run("check", hoa).expect(0).out()).contains("NoLava");
    assertThat(Sg.fed("{}\nlava\n", "run", hoa).expect(1).out()).contains("rejected");
    Sg.run("test", hoa).expect(0);
  }

  @Test
  void saysWhatCannotBeWritten() {
    assertThat(Sg.run("convert", hoa, "-o", "x.mata").expect(2).err())
        .contains("is no form that can be written");
    assertThat(Sg.run("convert", hoa + "#Lava", "-o", "x.sg").expect(2).err())
        .contains("has no safeguard Lava");
  }

  @Test
  void saysWhereATextIsMalformed() throws IOException {
    String broken = Sg.file(folder, "broken.hoa", HOA.replace("[!0]", "[!1]"));
    assertThat(Sg.run("convert", broken, "-o", folder + "/x.sg").expect(1).err())
        .contains("broken.hoa:8:3: error automaton.malformed")
        .contains("[!1] 0");
    assertThat(folder.resolve("x.sg")).doesNotExist();
  }
}
