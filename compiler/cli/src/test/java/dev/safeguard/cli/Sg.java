package dev.safeguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.safeguard.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One run of the command line in this process: what it said, and its exit code. */
record Sg(int code, String out, String err) {
  static final String BENCH =
      """
      module bench
      labels wood, lava
      safeguard Bench otherwise stay {
        initial state gathering {
          on lava -> violated
          else on wood -> carrying
        }
        state carrying {
          on wood & lava -> violated
        }
        rejecting state violated
        test "carrying is safe" { wood; lava => accepting }
        test "lava is unsafe" { lava => violated at 1 }
      }
      """;

  static Sg run(String... arguments) {
    return fed(new byte[0], arguments);
  }

  static Sg fed(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(input), out, err, Map.of(), false, false);
    int code = Main.run(console, arguments);
    Sg run = new Sg(code, out.toString(UTF_8), err.toString(UTF_8));
    assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception", "internal error");
    return run;
  }

  static Sg fed(String input, String... arguments) {
    return fed(input.getBytes(UTF_8), arguments);
  }

  static String file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Standard output as one JSON value. */
  JsonObject json() {
    return parse(out).getAsJsonObject();
  }

  static JsonElement parse(String json) {
    return JsonParser.parseString(json);
  }

  Sg expect(int expected) {
    assertThat(code).as(out + err).isEqualTo(expected);
    return this;
  }
}
