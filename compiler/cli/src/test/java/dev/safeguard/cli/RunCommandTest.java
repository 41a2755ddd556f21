package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void write() throws IOException {
    file = Sg.file(folder, "bench.sg", Sg.BENCH);
  }

  @Test
  void toolsReadALineForEachObservation() {
    assertThat(
            Sg.fed("wood\n\n# nothing\n{}\nlava,wood\nlava\n", "run", "--format", "json", file)
                .expect(1)
                .out())
        .isEqualTo(
            """
            {"step":1,"labels":["wood"],"state":"carrying","verdict":"ACCEPTING"}
            {"step":2,"labels":[],"state":"carrying","verdict":"ACCEPTING"}
            {"step":3,"labels":["wood","lava"],"state":"violated","verdict":"VIOLATED",\
            "line":9,"path":["gathering","carrying","carrying","violated"]}
            {"step":4,"labels":["lava"],"state":"violated","verdict":"VIOLATED"}
            """);
  }

  @Test
  void peopleReadHowItWasViolated() throws IOException {
    String trace = Sg.file(folder, "trace.txt", "wood\nwood lava\n");
    assertThat(Sg.run("run", file + "#Bench", trace).expect(1).out())
        .isEqualToNormalizingNewlines(
            """
                1  ACCEPTING  {wood}  -> carrying
                2  VIOLATED   {wood, lava}  -> violated
                   by %s:9
                   by way of gathering -> carrying -> violated
            VIOLATED after 2 observations
            """
                .formatted(file));
  }

  @Test
  void labelsFollowFromTheSignalsOfATrace() throws IOException {
    String doom =
        Sg.file(
            folder,
            "doom.sg",
            """
            signal armor: int
            signal y: real
            label shielded = armor > 0
            label in_lava = y > -224 and y < 128
            label near = y > -300
            safeguard Shield otherwise stay {
              initial state dry { on in_lava & !shielded -> violated }
              rejecting state violated
            }
            """);
    assertThat(Sg.fed("y,armor\n0,1\n127.5,0\n", "run", doom).expect(1).out())
        .contains("{shielded, in_lava, near}  -> dry")
        .contains("{in_lava, near}  -> violated");
    String infinite = "{\"armor\":0,\"y\":\"nan\"}\n";
    assertThat(Sg.fed(infinite, "run", "--trace-format", "json", doom).expect(2).err())
        .contains("<stdin>:1:1: the signal `y` is not a number");
    assertThat(Sg.fed("in_lava\n", "run", doom).expect(2).err())
        .contains("{in_lava} breaks the assumption in_lava -> near (by definition)");
  }

  @Test
  void aViolatedFormulaNamesThePartThatFailed() throws IOException {
    String formula =
        Sg.file(
            folder,
            "formula.sg",
            "labels a, b\nsafeguard F = always (a -> weaknext b) & always (b -> once a)\n");
    assertThat(Sg.fed("{}\na\n{}\n", "run", formula).expect(1).out())
        .contains("because `a -> weaknext b` fails from position 2 on");
    assertThat(Sg.fed("b\n", "run", "--format", "json", formula).expect(1).out())
        .contains("\"because\":\"`b -> once a` fails from position 1 on\"");
  }

  @Test
  void aTraceThatKeepsToItIsWell() {
    assertThat(Sg.fed("[\"wood\"]\n{\"labels\":[],\"time\":3}\n", "run", file).expect(0).out())
        .contains("ACCEPTING after 2 observations");
    assertThat(Sg.fed("", "run", file).expect(0).out())
        .isEqualToNormalizingNewlines("ACCEPTING after 0 observations\n");
  }

  @Test
  void anUnknownLabelIsNamedAfterWhatCameBefore() {
    Sg run = Sg.fed("wood\nlavva\n", "run", "--format", "json", file).expect(2);
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err()).contains("<stdin>:2:1: unknown label lavva", "did you mean lava?");
  }

  @Test
  void anObservationThatTheWorldCannotShowIsNotGuessedAt() throws IOException {
    String assumed =
        Sg.file(
            folder,
            "assumed.sg",
            Sg.BENCH
                .replace("labels wood, lava", "labels wood, lava\nassume atmostone(wood, lava)")
                .replace("on wood & lava", "on lava"));
    Sg run = Sg.fed("wood\nwood lava\n", "run", assumed).expect(2);
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err())
        .contains("<stdin>:2: {wood, lava} breaks the assumption atmostone(wood, lava)");
  }

  @Test
  void theSafeguardIsNamedWhereThereAreSeveral() throws IOException {
    String second = Sg.BENCH.substring(Sg.BENCH.indexOf("safeguard")).replace("Bench", "Other");
    String two = Sg.file(folder, "two.sg", Sg.BENCH + second);
    assertThat(Sg.run("run", two).expect(2).err()).contains("has 2 safeguards", "Bench, Other");
    assertThat(Sg.run("run", two + "#Othr").expect(2).err())
        .contains("no safeguard Othr", "did you mean", "#Other?");
    Sg.fed("wood\n", "run", two + "#Other").expect(0);
  }

  @Test
  void aRejectedSpecificationMonitorsNothing() throws IOException {
    String bad = Sg.file(folder, "bad.sg", Sg.BENCH.replace("on lava ->", "on lawa ->"));
    Sg run = Sg.fed("wood\n", "run", bad).expect(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("name.unknown", "Did you mean `lava`?", "rejected, 1 error");
  }

  @Test
  void missingTracesAreErrors() {
    assertThat(Sg.run("run", file, folder.toString()).expect(2).err()).contains("is a folder");
    assertThat(Sg.run("run", file, file + ".txt").expect(2).err()).contains("no such file");
    assertThat(Sg.run("run", "-").expect(2).err()).contains("not both");
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void aVerdictComesBeforeTheNextObservation() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream trace = new PipedOutputStream(in);
    PipedInputStream verdicts = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(verdicts);
    Thread monitor =
        new Thread(() -> Main.run(console(in, out), "run", "--format", "json", file), "monitor");
    monitor.start();
    byte[] line = new byte[200];
    for (int i = 1; i <= 3; i++) {
      trace.write("wood\n".getBytes(StandardCharsets.UTF_8));
      trace.flush();
      int read = verdicts.read(line);
      assertThat(new String(line, 0, read, StandardCharsets.UTF_8)).startsWith("{\"step\":" + i);
    }
    trace.close();
    monitor.join();
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void aReaderThatIsGoneEndsAnEndlessTrace() {
    InputStream endless =
        new InputStream() {
          private int position;

          @Override
          public int read() {
            return "wood\n".charAt(position++ % 5);
          }
        };
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertThat(Main.run(console(endless, gone), "run", file)).isEqualTo(2);
  }

  private static Console console(InputStream in, OutputStream out) {
    return new Console(in, out, new ByteArrayOutputStream(), Map.of(), false, false);
  }
}
