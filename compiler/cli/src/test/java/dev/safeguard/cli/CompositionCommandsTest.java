package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands make of composed safeguards, in both forms. */
class CompositionCommandsTest {
  private static final String SPECIFICATION =
      """
      module both
      labels a, b, c
      safeguard Drawn otherwise stay {
        initial state idle { on a -> armed }
        state armed { on b -> broken }
        rejecting state broken
      }
      safeguard Whole = Drawn & always (c -> weaknext !c) {
        test "c twice" { c; c => violated at 2 }
        test "well"    { a; c => accepting }
      }
      safeguard Dead = eventually a & Calm & always (c -> !a)
      safeguard Calm = always !a
      """;

  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void write() throws IOException {
    file = Sg.file(folder, "both.sg", SPECIFICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"product", "parallel"})
  void aViolationNamesThePartItsLineAndWhy(String strategy) {
    String out = Sg.fed("c\nc\n", "run", "--strategy", strategy, file + "#Whole").expect(1).out();
    assertThat(out)
        .contains("by " + file + ":8\n")
        .contains("in the part always (c -> weaknext !c)\n")
        .contains("because `c -> weaknext !c` fails from position 1 on\n");
    String json =
        Sg.fed("a\nb\n", "run", "--format", "json", "--strategy", strategy, file + "#Whole")
            .expect(1)
            .out();
    assertThat(json)
        .contains("\"verdict\":\"VIOLATED\",\"line\":5,")
        .contains("\"part\":\"Drawn\",\"parts\":[\"Drawn\"]");
  }

  @Test
  void whatNoPartAloneIsToBlameForNamesAllOfThem() {
    String json = Sg.fed("b\n", "run", "--format", "json", file + "#Dead").expect(1).out();
    assertThat(json)
        .contains("\"line\":null")
        .contains("\"part\":null")
        .contains("\"parts\":[\"eventually a\",\"Calm\",\"always (c -> !a)\"]");
    assertThat(Sg.fed("b\n", "run", file + "#Dead").expect(1).out())
        .contains("in the parts eventually a and Calm and always (c -> !a)\n")
        .contains("because none of them fails by itself");
    assertThat(Sg.fed("b\n", "run", "--strategy", "parallel", file + "#Dead").expect(0).out())
        .contains("PENDING after 1 observation");
  }

  @Test
  void theReportHasThePartsAndTheStrategy() {
    JsonObject product = safeguard(Sg.run("check", "--format", "json", file).expect(0).json(), 1);
    assertThat(product.get("strategy").getAsString()).isEqualTo("product");
    assertThat(product.get("states").getAsInt()).isEqualTo(5);
    assertThat(product.get("parts").toString())
        .isEqualTo(
            "[{\"name\":\"Drawn\",\"states\":3},"
                + "{\"name\":\"always (c -> weaknext !c)\",\"states\":3}]");
    JsonObject parallel =
        safeguard(
            Sg.run("check", "--format", "json", "--strategy", "parallel", file).expect(0).json(),
            1);
    assertThat(parallel.get("strategy").getAsString()).isEqualTo("parallel");
    assertThat(parallel.get("states").isJsonNull()).isTrue();
    assertThat(parallel.get("canViolate").getAsBoolean()).isTrue();
    assertThat(parallel.get("parts")).isEqualTo(product.get("parts"));
    assertThat(parallel.keySet()).containsAll(product.keySet());
    assertThat(Sg.run("check", "--strategy", "parallel", file).expect(0).out())
        .containsPattern("Whole +2 parts +- +- +- +- +yes")
        .contains("warning parts.inexact");
  }

  private static JsonObject safeguard(JsonObject check, int index) {
    return check.getAsJsonArray("safeguards").get(index).getAsJsonObject();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "product", "parallel"})
  void testsRunInEveryForm(String strategy) {
    assertThat(Sg.run("test", "--strategy", strategy, file).expect(0).out())
        .contains("2 tests, 0 failed");
  }

  @Test
  void partsAreCompiledAndDrawnSideBySide() throws IOException {
    String out = folder.resolve("java").toString();
    Sg.run("compile", "--strategy", "parallel", file, "-o", out, "--package", "p").expect(0);
    assertThat(Files.readString(folder.resolve("java/p/Whole.java")))
        .contains("extends ParallelMonitor")
        .contains("new Drawn()")
        .contains("new WholePart2()");
    assertThat(folder.resolve("java/p/WholePart2.java")).exists();
    String dot = folder.resolve("whole.dot").toString();
    Sg.run("diagram", "--strategy", "parallel", file + "#Whole", "-o", dot).expect(0);
    assertThat(Files.readString(Path.of(dot)))
        .contains("p1_s0 [label=\"idle\"")
        .contains("<B>Drawn</B>")
        .contains("p2_start ->");
    String page = folder.resolve("all.html").toString();
    Sg.run("diagram", "--strategy", "parallel", file, "-o", page).expect(0);
    assertThat(Files.readString(Path.of(page))).contains("<h3>Drawn</h3>");
    Sg.run("diagram", "--strategy", "product", file + "#Whole", "-o", dot).expect(0);
    assertThat(Files.readString(Path.of(dot))).contains("[Drawn]").contains("Drawn: idle");
  }

  @Test
  void anUnknownStrategyIsAWrongOption() {
    assertThat(Sg.run("check", "--strategy", "both", file).expect(2).err())
        .contains("--strategy")
        .contains("auto, product, parallel");
  }
}
