package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes through a real pipe, which has neither a length nor a position. */
class StandardInputTest {
  private static String run(String input, String... arguments) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-cp", classPath, Main.class.getName());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return output + process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aSpecificationIsReadFromAPipe() throws Exception {
    assertThat(run(Sg.BENCH, "check", "-"))
        .startsWith("<stdin>: 1 safeguard verified")
        .endsWith("0");
  }

  @Test
  void aTraceIsReadFromAPipe(@TempDir Path folder) throws Exception {
    String file = Sg.file(folder, "bench.sg", Sg.BENCH);
    assertThat(run("wood\nwood lava\n", "run", file)).contains("VIOLATED after 2").endsWith("1");
  }
}
