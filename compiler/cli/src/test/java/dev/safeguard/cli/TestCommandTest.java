package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class TestCommandTest {
  private static final String FAILING = Sg.BENCH.replace("=> violated at 1", "=> accepting");

  @Test
  void testsThatPassAreNamed() {
    assertThat(Sg.fed(Sg.BENCH, "test", "-").expect(0).out())
        .isEqualToNormalizingNewlines(
            """
            Bench
              ok    carrying is safe
              ok    lava is unsafe
            <stdin>: 2 tests, 0 failed
            """);
  }

  @Test
  void aTestThatFailsSaysWhy() {
    assertThat(Sg.fed(FAILING, "test", "-").expect(1).out())
        .contains("FAIL  lava is unsafe", "test.failed", "trace: {lava}", "2 tests, 1 failed");
  }

  @Test
  void toolsReadOneObject() {
    JsonObject json = Sg.fed(FAILING, "test", "--format", "json", "-").expect(1).json();
    JsonObject failed = json.getAsJsonArray("tests").get(1).getAsJsonObject();
    assertThat(failed.remove("message").getAsString()).containsIgnoringCase("accepting");
    assertThat(failed)
        .isEqualTo(
            Sg.parse(
                """
                {"file": "<stdin>", "safeguard": "Bench", "name": "lava is unsafe", "line": 13,
                 "passed": false, "witness": {"kind": "trace", "observations": [["lava"]]}}
                """));
    assertThat(json.getAsJsonArray("tests").get(0))
        .isEqualTo(
            Sg.parse(
                """
                {"file": "<stdin>", "safeguard": "Bench", "name": "carrying is safe", "line": 12,
                 "passed": true, "message": null, "witness": null}
                """));
    assertThat(json.get("ok").getAsBoolean()).isFalse();
  }

  @Test
  void whatIsRejectedIsNotWell() {
    String half = Sg.BENCH + "safeguard Half otherwise stay { state s }\n";
    assertThat(Sg.fed(half, "test", "-").expect(1).out())
        .contains("state.initial", "ok    carrying is safe", "rejected, 1 error");
  }
}
