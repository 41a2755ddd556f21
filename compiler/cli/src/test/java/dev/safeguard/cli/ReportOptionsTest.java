package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportOptionsTest {
  private static final String DOOR =
      """
      labels action open
      labels ring, unused

      /// Never `open` without a ring | knock.
      safeguard Door = always (open -> once ring)
      safeguard Closed = always !open
      progression Learning {
        stage Closed until 10 episodes
        stage Door   until converged
      }
      check Closed can violate
      """;

  private static final String OVERLAP =
      """
      labels a, b
      safeguard S otherwise stay {
        initial state s {
          on a -> violated
          on b -> t
        }
        state t
        rejecting state violated
      }
      """;

  @TempDir private Path folder;

  private Path report() {
    return folder.resolve("report");
  }

  private String text(String file) throws IOException {
    return Files.readString(report().resolve(file));
  }

  private Sg reportOn(String specification) throws IOException {
    String file = Sg.file(folder, "door.sg", specification);
    return Sg.run("check", "--report", report().toString(), file);
  }

  @Test
  void incentivesAreATable() throws IOException {
    reportOn(
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
            safeguard NoLava = always !lava { penalty 10 }
            """)
        .expect(0);
    assertThat(text("report.md"))
        .contains(
            "| `Mine` | 1 | 10 | pays from `poor`: -1, and -10 for keeping it"
                + " | pays from `rich`: 25 | does not pay |",
            "| `NoLava` | 10 | 10 | does not pay | does not pay | does not pay |");
  }

  @Test
  void allFilesAreWritten() throws IOException {
    reportOn(DOOR).expect(0);
    try (Stream<Path> files = Files.list(report())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "report.md",
              "report.json",
              "report.sarif",
              "door-Door.svg",
              "door-Closed.svg",
              "door-Learning.svg");
    }
    assertThat(text("door-Door.svg")).startsWith("<svg").contains("Door");
  }

  @Test
  void peopleReadSizesRegionsLabelsAndFindings() throws IOException {
    reportOn(DOOR).expect(0);
    assertThat(text("report.md"))
        .contains("**warning** `label.unused`", ":2:14: nothing uses the label `unused`")
        .contains("Never \\`open\\` without a ring \\| knock.")
        .contains("![Door](door-Door.svg)", "![Learning](door-Learning.svg)")
        .contains("| 3 | 3 | 3 | 3 | 1 |")
        .contains("It can be violated, and can be satisfied for good.")
        .contains("| doomed: no accepting state can be reached | `violated` | `{open}` |")
        .contains("| secured: only accepting states can be reached | `satisfied` | `{ring}` |")
        .contains("| losing: the agent cannot avoid a violation | `violated` | `{open}` |")
        .contains("It needs `open`, `ring` and can do without `unused`.")
        .contains("| `Closed can violate` | yes | `trace: {open}` |")
        .contains("| Closed -> Door | more permissive |");
  }

  @Test
  void toolsReadAllThatCheckSaysAndMore() throws IOException {
    String file = Sg.file(folder, "door.sg", DOOR);
    JsonObject check = Sg.run("check", "--format", "json", file).expect(0).json();
    reportOn(DOOR).expect(0);
    JsonObject report = Sg.parse(text("report.json")).getAsJsonObject();
    assertThat(report.keySet()).isEqualTo(check.keySet());
    JsonObject door = report.getAsJsonArray("safeguards").get(0).getAsJsonObject();
    assertThat(door.get("components").getAsInt()).isEqualTo(3);
    assertThat(door.get("regions"))
        .isEqualTo(
            Sg.parse(
                """
                {"doomed": {"states": ["violated"], "trace": [["open"]]},
                 "secured": {"states": ["satisfied"], "trace": [["ring"]]},
                 "losing": {"states": ["violated"], "trace": [["open"]]}}
                """));
    assertThat(door.get("labels")).isEqualTo(Sg.parse("[\"open\", \"ring\"]"));
    assertThat(door.get("dispensableLabels")).isEqualTo(Sg.parse("[\"unused\"]"));
    JsonObject plain = check.getAsJsonArray("safeguards").get(0).getAsJsonObject();
    plain.keySet().forEach(key -> assertThat(door.get(key)).isEqualTo(plain.get(key)));
  }

  /** The classes of java-sarif come from the standard's schema; they refuse what it has not. */
  @Test
  void codeHostsReadTheStandard() throws IOException {
    reportOn(OVERLAP).expect(1);
    Run run =
        new ObjectMapper().readValue(text("report.sarif"), SarifSchema210.class).getRuns().get(0);
    assertThat(run.getColumnKind()).isEqualTo(Run.ColumnKind.UNICODE_CODE_POINTS);
    Result result = run.getResults().get(0);
    assertThat(result.getRuleId()).isEqualTo("guard.overlap");
    assertThat(result.getRuleIndex()).isZero();
    assertThat(run.getTool().getDriver().getRules())
        .extracting(ReportingDescriptor::getId)
        .containsExactly("guard.overlap");
    assertThat(result.getLevel()).isEqualTo(Result.Level.ERROR);
    Region region = result.getLocations().get(0).getPhysicalLocation().getRegion();
    assertThat(region.getStartLine()).isEqualTo(5);
    assertThat(region.getStartColumn()).isEqualTo(5);
    assertThat(region.getEndColumn()).isEqualTo(14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.json", "report.sarif"})
  void whatIsKnownIsPassedOverWhereverItHasMoved(String baseline) throws IOException {
    reportOn(OVERLAP).expect(1);
    String known = report().resolve(baseline).toString();
    String moved = Sg.file(folder, "door.sg", "// moved\n\n" + OVERLAP);
    Sg run = Sg.run("check", "--baseline", known, moved).expect(0);
    assertThat(run.out()).contains("1 known finding").doesNotContain("guard.overlap");
    JsonObject json =
        Sg.run("check", "--format", "json", "--baseline", known, moved).expect(0).json();
    assertThat(json.get("ok").getAsBoolean()).isTrue();
    assertThat(json.getAsJsonArray("diagnostics").get(0).getAsJsonObject().get("known"))
        .isEqualTo(Sg.parse("true"));
  }

  @Test
  void whatIsNewFails() throws IOException {
    reportOn(OVERLAP).expect(1);
    String more = Sg.file(folder, "door.sg", OVERLAP.replace("state t", "state t { on c -> t }"));
    Sg run =
        Sg.run("check", "--baseline", report().resolve("report.json").toString(), more).expect(1);
    assertThat(run.out()).contains("name.unknown").contains("1 error");
  }

  @Test
  void aFindingThatIsThereOnceMoreIsNew() throws IOException {
    String once = "labels a\nsafeguard S = always (a | !a)\n";
    reportOn(once).expect(0);
    String known = report().resolve("report.json").toString();
    String file = Sg.file(folder, "door.sg", once);
    Sg.run("check", "--strict", "--baseline", known, file).expect(0);
    String twice = Sg.file(folder, "door.sg", once + "safeguard T = always (a | !a)\n");
    Sg.run("check", "--strict", "--baseline", known, twice).expect(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "null",
        "{\"diagnostics\": 1}",
        "{\"diagnostics\": [null]}",
        "{\"diagnostics\": [{\"code\": \"a\"}]}",
        "{\"runs\": [{\"results\": [{}]}]}"
      })
  void aBaselineOfAnotherFormIsRefused(String text) throws IOException {
    String baseline = Sg.file(folder, "baseline.json", text);
    Sg run = Sg.run("check", "--baseline", baseline, Sg.file(folder, "door.sg", DOOR)).expect(2);
    assertThat(run.err()).contains("baseline.json is no report of earlier findings");
  }

  @Test
  void aMissingBaselineOrAFileInPlaceOfTheFolderIsAnError() throws IOException {
    String file = Sg.file(folder, "door.sg", DOOR);
    assertThat(Sg.run("check", "--baseline", folder + "/none.json", file).expect(2).err())
        .contains("none.json");
    assertThat(Sg.run("check", "--report", file, file).expect(2).err())
        .contains("is a file, not a folder");
  }
}
