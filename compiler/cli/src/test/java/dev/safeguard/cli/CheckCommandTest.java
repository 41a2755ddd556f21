package dev.safeguard.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCommandTest {
  private static final String OVERLAP =
      """
      module m
      labels wood, lava
      safeguard A otherwise stay {
        initial state safe {
          on lava -> violated
          on wood -> safe
        }
        rejecting state violated
      }
      """;

  @TempDir private Path folder;

  @Test
  void whatIsVerifiedStandsInATable() {
    assertThat(Sg.fed(Sg.BENCH, "check", "-").expect(0).out())
        .isEqualToNormalizingNewlines(
            """
            <stdin>: 1 safeguard verified
              safeguard  states  minimal  sinks  doomed    secured  can violate
              Bench           3        3      1  violated  -        yes
            """);
  }

  @Test
  void theReportHasTheFormOfTheContract() {
    assertThat(Sg.fed(Sg.BENCH, "check", "--format", "json", "-").expect(0).json())
        .isEqualTo(
            Sg.parse(
                """
                {"ok": true, "diagnostics": [],
                 "safeguards": [
                   {"name": "Bench", "file": "<stdin>", "states": 3, "minimal": 3,
                    "minimalThreeValued": 3, "initial": "gathering",
                    "accepting": ["gathering", "carrying"], "pending": [],
                    "rejecting": ["violated"], "rejectingSinks": [["violated"]],
                    "doomed": ["violated"], "secured": [],
                    "canViolate": true, "canSatisfy": false}],
                 "checks": []}
                """));
  }

  @Test
  void whatPaysHasTheFormOfTheContract() {
    String specification =
        """
        labels gold, lava
        environment reward -1 .. 1 discount 0.9
        safeguard Mine otherwise stay {
          reward rich 2.5
          initial state poor {
            on lava      -> violated
            else on gold -> rich
          }
          state rich { on lava -> violated }
          rejecting state violated
        }
        """;
    JsonArray incentives =
        Sg.fed(specification, "check", "--format", "json", "-")
            .expect(0)
            .json()
            .getAsJsonArray("incentives");
    assertThat(incentives).hasSize(1);
    JsonObject mine = incentives.get(0).getAsJsonObject();
    assertThat(mine.remove("error").getAsDouble()).isBetween(0.0, 1e-10);
    assertThat(mine)
        .isEqualTo(
            Sg.parse(
                """
                {"safeguard": "Mine", "file": "<stdin>",
                 "environment": {"least": -1, "most": 1, "discount": 0.9},
                 "penalty": 1.0, "leastPenalty": 10,
                 "violation": {
                   "state": "poor", "before": [],
                   "violating": {"observations": [["lava"]], "lap": [], "return": -1},
                   "safe": {"observations": [[]], "lap": [[]], "return": -10}},
                 "stall": {"states": ["rich"], "before": [["gold"]], "lap": [[]], "return": 25},
                 "cycle": null}
                """));
    Sg.fed(specification, "check", "--strict", "-").expect(1);
  }

  /** Numbers whose sums no machine can hold are no reason to fail, or to claim anything. */
  @Test
  void whatPaysWithTheGreatestNumbers() {
    String specification =
        """
        labels a, b
        environment reward -1.0e308 .. 1.0e308 discount 0.999
        safeguard S otherwise stay {
          penalty 1.0e308
          reward s 1.0e308
          reward t -1.0e308
          initial state s {
            on a      -> v
            else on b -> t
          }
          state t { on a -> v else on b -> s }
          rejecting state v
        }
        """;
    JsonObject json = Sg.fed(specification, "check", "--format", "json", "-").expect(0).json();
    JsonObject incentives = json.getAsJsonArray("incentives").get(0).getAsJsonObject();
    assertThat(incentives.get("error").isJsonNull()).isTrue();
    assertThat(incentives.get("stall").isJsonNull()).isFalse();
  }

  /** Where the beginning violates, there is nothing that a penalty could mend. */
  @Test
  void aPenaltyThatMendsNothingIsNull() {
    String specification =
        """
        labels a
        environment reward -1 .. 1 discount 0.9
        safeguard Never = a & !a
        """;
    JsonObject json = Sg.fed(specification, "check", "--format", "json", "-").json();
    JsonObject incentives = json.getAsJsonArray("incentives").get(0).getAsJsonObject();
    assertThat(incentives.get("leastPenalty").isJsonNull()).isTrue();
    assertThat(incentives.get("violation").isJsonNull()).isTrue();
  }

  @Test
  void aFindingHasTheFormOfTheContract() {
    JsonObject json = Sg.fed(OVERLAP, "check", "--format", "json", "-").expect(1).json();
    JsonObject finding = json.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
    assertThat(finding.remove("message").getAsString()).contains("`safe`", "`violated`");
    assertThat(finding.remove("help").getAsString()).contains("else on");
    assertThat(finding)
        .isEqualTo(
            Sg.parse(
                """
                {"code": "guard.overlap", "severity": "error", "file": "<stdin>",
                 "start": {"line": 6, "column": 5}, "end": {"line": 6, "column": 20},
                 "witness": {"kind": "observation", "labels": ["wood", "lava"]}}
                """));
    assertThat(json.get("ok").getAsBoolean()).isFalse();
  }

  @Test
  void theWinningRegionIsThatOfTheAgent() {
    String sentry =
        """
        labels action hide
        labels enemy, dark
        safeguard Sentry otherwise stay {
          initial state day {
            on dark           -> night
            on enemy & !dark & !hide -> violated
          }
          state night { on enemy -> violated }
          rejecting state violated
        }
        """;
    JsonObject json = Sg.fed(sentry, "check", "--format", "json", "-").expect(0).json();
    JsonObject safeguard = json.getAsJsonArray("safeguards").get(0).getAsJsonObject();
    assertThat(safeguard.get("realizable").getAsBoolean()).isFalse();
    assertThat(safeguard.getAsJsonArray("winning")).isEmpty();
    String guarded = sentry.replace("labels enemy, dark", "labels enemy, dark\nassume !dark");
    json = Sg.fed(guarded, "check", "--format", "json", "-").expect(0).json();
    safeguard = json.getAsJsonArray("safeguards").get(0).getAsJsonObject();
    assertThat(safeguard.get("realizable").getAsBoolean()).isTrue();
    assertThat(safeguard.getAsJsonArray("winning").get(0).getAsString()).isEqualTo("day");
  }

  @Test
  void checksAreAnswered() {
    String checked = Sg.BENCH + "check Bench can violate\n";
    JsonObject json = Sg.fed(checked, "check", "--format", "json", "-").expect(0).json();
    assertThat(json.get("checks"))
        .isEqualTo(
            Sg.parse(
                """
                [{"file": "<stdin>", "line": 15, "text": "Bench can violate", "holds": true,
                  "witness": {"kind": "trace", "observations": [["lava"]]}}]
                """));
    assertThat(Sg.fed(checked, "check", "-").out()).contains("1 check holds");
    String wrong = Sg.BENCH + "check Bench cannot violate\n";
    assertThat(Sg.fed(wrong, "check", "-").expect(1).out()).contains("check.failed");
  }

  @Test
  void warningsAreErrorsOnRequest() {
    String warned = Sg.BENCH.replace("wood, lava", "wood, lava, air");
    assertThat(Sg.fed(warned, "check", "-").expect(0).out()).contains("warning label.unused");
    assertThat(Sg.fed(warned, "check", "--strict", "-").expect(1).out())
        .contains("error label.unused");
    JsonObject json = Sg.fed(warned, "check", "--strict", "--format", "json", "-").json();
    assertThat(json.get("ok").getAsBoolean()).isFalse();
    assertThat(json.toString()).contains("\"severity\":\"error\"").doesNotContain("warning");
  }

  @Test
  void everyFileIsCheckedWhateverBecomesOfTheOthers() throws IOException {
    String good = Sg.file(folder, "good.sg", Sg.BENCH);
    String bad = Sg.file(folder, "bad.sg", OVERLAP);
    String missing = folder.resolve("missing.sg").toString();
    JsonObject json =
        Sg.run("check", "--format", "json", missing, good, bad, folder.toString()).expect(2).json();
    assertThat(codes(json)).containsExactly("file.unreadable", "guard.overlap", "file.unreadable");
    assertThat(json.getAsJsonArray("safeguards")).hasSize(1);
    assertThat(Sg.run("check", missing, good).expect(2).out())
        .contains("no such file", "missing.sg: not read", "good.sg: 1 safeguard verified");
    Sg.run("check", good, bad).expect(1);
    Sg.run("check", good).expect(0);
  }

  @Test
  void aByteOrderMarkIsNoMistake() {
    Sg.fed("\uFEFF" + Sg.BENCH, "check", "-").expect(0);
  }

  @Test
  void standardInputIsReadOnce() {
    assertThat(Sg.fed(Sg.BENCH, "check", "-", "-").expect(2).err()).contains("only once");
  }

  static Stream<Arguments> oddFiles() {
    String guard =
        "module m\nlabels a\nsafeguard A otherwise stay { initial state s { on %s -> v }\n"
            + "rejecting state v }\n";
    byte[] binary = new byte[1024];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = (byte) (i * 7);
    }
    return Stream.of(
        Arguments.of("nothing", new byte[0], 1, List.of("file.empty")),
        Arguments.of("binary", binary, 2, List.of("file.encoding")),
        Arguments.of("a zero byte", "module m\0".getBytes(UTF_8), 2, List.of("file.encoding")),
        Arguments.of("half a letter", new byte[] {'a', (byte) 0xC3}, 2, List.of("file.encoding")),
        Arguments.of("UTF-16", "\uFEFFmodule m".getBytes(UTF_16LE), 2, List.of("file.encoding")),
        Arguments.of(
            "3,000 parentheses",
            guard.formatted("(".repeat(3000) + "a" + ")".repeat(3000)).getBytes(UTF_8),
            0,
            List.of()),
        Arguments.of(
            "3,000 parentheses, one too few",
            guard.formatted("(".repeat(3000) + "a" + ")".repeat(2999)).getBytes(UTF_8),
            1,
            List.of("syntax.error")),
        Arguments.of(
            "a line of 10 MB",
            guard.formatted("a /*" + "x".repeat(10_000_000) + "*/ | b").getBytes(UTF_8),
            1,
            List.of("name.unknown")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddFiles")
  void oddFilesHaveAClearFinding(String what, byte[] content, int code, List<String> codes)
      throws IOException {
    String file = Files.write(folder.resolve("odd.sg"), content).toString();
    Sg text = Sg.run("check", file).expect(code);
    assertThat(text.out().length()).as(what).isLessThan(5000);
    assertThat(codes(Sg.run("check", "--format", "json", file).expect(code).json()))
        .isEqualTo(codes);
  }

  @Test
  void anEncodingErrorHasAPlace() {
    Sg run = Sg.fed(new byte[] {'a', '\n', 'b', (byte) 0xFF}, "check", "-").expect(2);
    assertThat(run.out()).contains("<stdin>:2:2: error file.encoding", "0xFF", "UTF-8");
  }

  private static List<String> codes(JsonObject json) {
    JsonArray all = json.getAsJsonArray("diagnostics");
    return StreamSupport.stream(all.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(finding -> finding.get("code").getAsString())
        .toList();
  }

  @Test
  void toolsSeeSignalsAndDefinitions() throws IOException {
    String file =
        Sg.file(
            folder,
            "shield.sg",
            """
            signal armor: int
            signal door: bool
            label exposed = door & !shielded
            label shielded = armor > 0
            safeguard S otherwise stay { initial state s { on exposed -> v } rejecting state v }
            """);
    JsonObject json = Sg.run("check", "--format", "json", file).expect(0).json();
    assertThat(json.get("signals"))
        .hasToString(
            "[{\"file\":\"%s\",\"name\":\"armor\",\"type\":\"int\"},".formatted(file)
                + "{\"file\":\"%s\",\"name\":\"door\",\"type\":\"bool\"}]".formatted(file));
    assertThat(json.get("definitions"))
        .hasToString(
            "[{\"file\":\"%s\",\"label\":\"shielded\",\"text\":\"armor > 0\"},".formatted(file)
                + "{\"file\":\"%s\",\"label\":\"exposed\",\"text\":\"door & !shielded\"}]"
                    .formatted(file));
  }
}
