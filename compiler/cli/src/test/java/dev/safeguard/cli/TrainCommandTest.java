package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  @TempDir private Path folder;

  @Test
  void aRunLeavesItsNumbersAndCanGoOn() throws IOException {
    String out = folder.resolve("run").toString();
    Sg first = Sg.run("train", "grid", "--seed", "7", "--episodes", "100", "--out", out).expect(0);
    assertThat(first.out()).contains("grid, arm psl, seed 7: 100 episodes", "summary.json");
    assertThat(first.err()).contains("100/100 episodes");
    JsonObject summary = Sg.parse(Files.readString(Path.of(out, "summary.json"))).getAsJsonObject();
    assertThat(summary.get("task").getAsString()).isEqualTo("grid");
    assertThat(summary.get("seed").getAsInt()).isEqualTo(7);
    assertThat(Path.of(out, "metrics.csv")).content().hasLineCount(101);

    JsonObject longer =
        Sg.run("train", "grid", "--resume", out, "--episodes", "150", "--format", "json")
            .expect(0)
            .json();
    assertThat(longer.get("episodes").getAsInt()).isEqualTo(150);
    assertThat(longer.get("seed").getAsInt()).isEqualTo(7);
    assertThat(longer.get("specificationHash")).isEqualTo(summary.get("specificationHash"));
  }

  @Test
  void anotherSpecificationTakesThePlaceOfTheTasksOwn() throws IOException {
    String bare = Sg.file(folder, "bare.sg", Sg.BENCH);
    assertThat(Sg.run("train", "grid", "--spec", bare).expect(2).err())
        .contains("declares no progression");
    String own =
        Sg.file(folder, "own.sg", Sg.BENCH + "progression P { stage Bench until converged }\n");
    assertThat(Sg.run("train", "grid", "--spec", own, "--progression", "Q").expect(2).err())
        .contains("has no progression Q");
    String out = folder.resolve("own").toString();
    assertThat(
            Sg.run("train", "grid", "--spec", own, "--episodes", "20", "--out", out)
                .expect(0)
                .out())
        .contains("20 episodes");
    String odd = Sg.BENCH.replace("wood", "straw") + "progression P { stage Bench }\n";
    Sg.run("train", "grid", "--spec", Sg.file(folder, "odd.sg", odd), "--out", out).expect(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--arm best     | --arm is one of psl",
        "--episodes 0   | --episodes is at least 1",
        "--layout 9     | there is no layout 9; there are 1, 2, 3",
        "--resume nil   | nil holds no training run",
        "--seed x       | 'x' is not a long",
        "--spec nil.sg  | file.unreadable",
      })
  void wishesThatCannotBeMetAreNamed(String arguments, String message) {
    String[] wish = arguments.split(" ");
    assertThat(Sg.run("train", "grid", wish[0], wish[1]).expect(2).err()).contains(message);
  }

  @Test
  void tasksAreNamed() {
    assertThat(Sg.run("train").expect(2).err()).contains("Usage: sg train", "grid");
    assertThat(Sg.run("train", "grod").expect(2).err()).contains("did you mean grid?");
    assertThat(Sg.run("train", "grid", "--help").expect(0).out())
        .contains("--layout=LAYOUT", "Example:");
  }

  @Test
  void methodsAreComparedOverSeeds() {
    String out = folder.resolve("experiment").toString();
    Sg run =
        Sg.run(
                "experiment",
                "grid",
                "--arms",
                "psl,rl",
                "--layout",
                "2",
                "--seeds",
                "2",
                "--episodes",
                "30",
                "--out",
                out,
                "--format",
                "json")
            .expect(0);
    assertThat(run.json().getAsJsonArray("arms")).hasSize(2);
    String layout = run.json().getAsJsonArray("arms").get(1).toString();
    assertThat(layout).contains("\"options\":{\"layout\":\"2\"}");
    assertThat(run.err()).contains("4/4");
    assertThat(Path.of(out, "report.md"))
        .content()
        .contains(
            "```sh\n./sg experiment grid --arms psl,rl --seeds 2 --episodes 30 --layout 2\n```");
    assertThat(Sg.run("experiment", "grid", "--seeds", "0").expect(2).err()).contains("at least 1");
    assertThat(Sg.run("experiment", "grid", "--layout", "1,4").expect(2).err())
        .contains("no layout 4");
    assertThat(Sg.run("experiment", "grid", "--arms", "x").expect(2).err()).contains("not x");
  }

  @Test
  void theQuickstartIsThePathAsAWhole() throws IOException {
    Path out = folder.resolve("quick");
    Sg run =
        Sg.run("quickstart", "--episodes", "60", "--seeds", "2", "--out", out.toString()).expect(0);
    assertThat(run.out())
        .contains(
            "verified  4 safeguards; 17 of 17 tests passed", out.resolve("index.html").toString());
    for (String file :
        new String[] {
          "metrics.csv",
          "summary.json",
          "learning-curve.svg",
          "path.svg",
          "diagrams/Tools.svg",
          "java/safeguards/Tools.java",
          "java/safeguards/Minecraft.java"
        }) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    String page = Files.readString(out.resolve("index.html"));
    assertThat(page)
        .contains(
            "NoHazard", "Wood", "Bench", "Tools", "<svg", "data:image/svg+xml", "sg train grid")
        .doesNotContain("src=\"http", "href=\"http", "@import", "url(");
    assertThat(page.split("<svg", -1)).hasSize(5);
  }
}
