package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitOptionsTest {
  private static final String SPECIFICATION =
      """
      labels a, b
      template Twice(guard g) = g & g
      safeguard S = always ((((Twice(a) -> weaknext^12 b))))
      """;

  @ParameterizedTest
  @CsvSource({
    "--max-states, 100, limit.states, the 100 states",
    "--max-nodes, 100, limit.nodes, the 100 nodes of decision diagrams",
    "--max-time, 1ms, limit.time, the 1 milliseconds",
    "--max-depth, 3, limit.depth, more than 3 deep",
    "--max-expansion, 5, limit.expansion, the 5 parts"
  })
  void eachLimitCanBeLowered(String option, String amount, String code, String sentence) {
    assertThat(Sg.fed(SPECIFICATION, "check", option, amount, "-").expect(1).out())
        .contains(code, sentence);
  }

  @Test
  void aLimitCanBeRaised() {
    String deep = "labels a safeguard S = always " + "(".repeat(20_001) + "a" + ")".repeat(20_001);
    assertThat(Sg.fed(deep, "check", "-").expect(1).out()).contains("limit.depth");
    Sg.fed(deep, "check", "--max-depth", "30000", "-").expect(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check FILE",
        "test FILE",
        "compile FILE -o OUT",
        "run FILE",
        "diagram FILE -o OUT.dot",
        "diff FILE FILE",
        "train grid --spec FILE",
        "experiment grid --spec FILE"
      })
  void everyCommandThatCompilesHasLimits(String line, @TempDir Path folder) throws Exception {
    String file = Sg.file(folder, "s.sg", SPECIFICATION);
    String out = folder.resolve("out").toString();
    String limited = line.replace("FILE", file).replace("OUT", out) + " --max-states 100";
    Sg run = Sg.run(limited.split(" "));
    assertThat(run.expect(1).out() + run.err()).contains("limit.states");
  }

  @ParameterizedTest
  @CsvSource({
    "--max-states, 0, 'from 1 to 2,147,483,639, not 0'",
    "--max-states, x, 'is not an int'",
    "--max-nodes, -1, 'from 1 to 500,000,000, not -1'",
    "--max-depth, 100001, 'from 1 to 100,000, not 100001'",
    "--max-time, 30, 'is a number with its unit, ms, s, min or h, not 30'",
    "--max-time, 0.0001s, 'not 0.0001s'",
    "--max-time, 0s, 'at least 1ms'"
  })
  void amountsThatMeanNothing(String option, String amount, String sentence) {
    assertThat(Sg.fed(SPECIFICATION, "check", option + "=" + amount, "-").expect(2).err())
        .contains(option, sentence);
  }
}
