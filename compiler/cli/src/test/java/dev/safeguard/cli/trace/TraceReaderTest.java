package dev.safeguard.cli.trace;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.safeguard.compiler.signals.Grounding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {
  private static final List<String> LABELS =
      List.of("wood", "iron", "work_bench", "lava", "is it?", "x#y", "größe", "rare 🜂");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lava wood",
        "lava,wood",
        "lava , wood,",
        "\twood\t lava wood # a comment, `unclosed",
        "`wood` lava\r",
        "{lava, wood}",
        " { wood lava } ; # and nothing more",
        "[\"lava\", \"wood\"]",
        "  {\"labels\": [\"wood\",\"lava\",\"wood\"]} ",
        "\uFEFFwood lava",
        "\n\n  # nothing\nwood lava\n"
      })
  void labelsComeInTheOrderOfDeclaration(String text) throws IOException {
    assertThat(read(text)).containsExactly(List.of("wood", "lava"));
  }

  @Test
  void theEmptyObservationIsWritten() throws IOException {
    assertThat(read("{}\n{ }\n[]\n{\"labels\":[]}\n"))
        .containsExactly(List.of(), List.of(), List.of(), List.of());
  }

  /** Such as a witness that was copied. */
  @Test
  void aLineMayHoldSeveralObservations() throws IOException {
    TraceReader reader = reader("{wood, lava}; {}; iron lava; `is it?`;\nwood");
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      assertThat(reader.ready()).isTrue();
      all.add(reader.next());
    }
    assertThat(all)
        .extracting(Observation::labels)
        .containsExactly(
            List.of("wood", "lava"), List.of(), List.of("iron", "lava"), List.of("is it?"));
    assertThat(all).extracting(Observation::line).containsOnly(1L);
    assertThat(reader.next()).extracting(Observation::line).isEqualTo(2L);
    assertThat(reader.next()).isNull();
  }

  @Test
  void blankLinesAndCommentsSayNothing() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("\n \n,\n# a\n\t\n#")).isEmpty();
  }

  @Test
  void oddLabelsStandBetweenBackquotes() throws IOException {
    assertThat(read("größe `rare 🜂` `x#y`,`is it?`"))
        .containsExactly(List.of("is it?", "x#y", "größe", "rare 🜂"));
  }

  @Test
  void otherFieldsAreKeptInTheirOrder() throws IOException {
    TraceReader reader =
        reader("{\"time\":12,\"labels\":[\"wood\"],\"info\":{\"b\":1.50,\"a\":[null]}}");
    Observation observation = reader.next();
    assertThat(observation).isNotNull();
    assertThat(observation.fields().keySet()).containsExactly("time", "info");
    assertThat(observation.fields().get("info")).hasToString("{\"b\":1.50,\"a\":[null]}");
  }

  @Test
  void linesAreCountedFromOne() throws IOException {
    TraceReader reader = reader("# one\nwood\n\r\nlava");
    assertThat(reader.next()).extracting(Observation::line).isEqualTo(2L);
    assertThat(reader.next()).extracting(Observation::line).isEqualTo(4L);
    assertThat(reader.next()).isNull();
    assertThat(reader.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "wood;;lava          | 6  | an observation is missing           | {} means that no label holds",
        "; wood              | 1  | an observation is missing           | {} means that no label holds",
        "wood lav            | 6  | unknown label lav                   | did you mean lava?",
        "🜂🜂 wood            | 1  | unknown label 🜂🜂                   | the labels are wood, iron, work_bench, lava, `is it?`, `x#y`, größe, `rare 🜂`",
        "wood 🜂, wod         | 6  | unknown label 🜂                     | the labels are wood, iron, work_bench, lava, `is it?`, `x#y`, größe, `rare 🜂`",
        "größe 'wood'        | 7  | unknown label 'wood'                | did you mean wood?",
        "wood !lava          | 6  | unknown label !lava                 | leave out the labels that do not hold",
        "wood `lava          | 6  | the backquote is not closed         | write `is it?`",
        "wood `rare 🜂` `is it` | 15 | unknown label `is it`             | did you mean `is it?`?",
        "wood {}             | 6  | {} stands alone: it means that no label holds |",
        "{wood               | 1  | the brace is not closed             | write {wood, lava}",
        "wood; {wood} lava   | 7  | an observation in braces stands alone | ; stands before the next one",
        "{wood; lava}        | 6  | unexpected ;                        | labels are separated by spaces or commas",
        "wood}               | 5  | unexpected }                        | labels are separated by spaces or commas",
        "wood\u00a0lava      | 5  | unexpected U+00A0                   | labels are separated by spaces or commas",
        "wood\u0000lava      | 5  | control character U+0000: this does not look like a text | a trace is text or JSON lines, not compressed, in UTF-8",
        "wood\rlava          | 5  | a carriage return within the line   | end lines with \\n or \\r\\n",
        "[\"größe\",\"Wood\"] | 10 | unknown label Wood                  | did you mean wood?",
        "{\"labels\":[],\"labels\":[]} | 2 | \"labels\" stands twice    |",
        "{\"label\":[]}      | 1  | no field \"labels\"                 | write [\"wood\",\"lava\"] or {\"labels\":[\"wood\",\"lava\"]}",
        "[3]                 | 2  | a label is a string                 | write [\"wood\",\"lava\"] or {\"labels\":[\"wood\",\"lava\"]}",
        "[\"größe\"] lava    | 11 | not JSON                            | write [\"wood\",\"lava\"] or {\"labels\":[\"wood\",\"lava\"]}",
        "[\"wood\"] [\"lava\"] | 10 | not JSON | write [\"wood\",\"lava\"] or {\"labels\":[\"wood\",\"lava\"]}",
      })
  void errorsNameThePlaceAndWhatToDo(String line, int column, String message, String help) {
    TraceException error = failure(("wood\n" + line).getBytes(UTF_8));
    assertThat(error).hasMessage("t.trace:2:" + column + ": " + message);
    assertThat(error.help()).isEqualTo(help);
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"wood\"",
        "[wood]",
        "['wood']",
        "[\"wood\",]",
        "[3]",
        "[[\"wood\"]]",
        "{\"labels\":\"wood\"}",
        "{\"labels\":[\"wood\"],\"time\":}",
        "{\"labels\":null}",
        "[\"wood\" \"lava\"]",
        "[\"wood",
        "[\"\\u00\"]",
        "{\"time\":NaN,\"labels\":[]}"
      })
  void brokenJsonIsRefused(String line) {
    TraceException error = failure(line.getBytes(UTF_8));
    assertThat(error.getMessage())
        .startsWith("t.trace:1:")
        .doesNotContain("JsonReader", "http", "path $");
    assertThat(error.column()).isBetween(1, line.length() + 1);
    assertThat(error.help()).isNotNull();
  }

  @Test
  void whatIsNoUtf8IsRefused() {
    assertThat(failure(new byte[] {'a', (byte) 0xC3, (byte) 0xB6, ' ', (byte) 0xE9, 'x'}))
        .hasMessage("t.trace:1:4: not UTF-8: byte 0xE9");
    assertThat(failure(new byte[] {'a', (byte) 0xC3}))
        .hasMessage("t.trace:1:2: not UTF-8: byte 0xC3");
    assertThat(failure("wood".getBytes(UTF_16))).hasMessage("t.trace:1:1: the text is UTF-16");
    assertThat(failure(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
        .hasMessageContaining("control character");
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"labels\":[],\"x\":" + "[".repeat(100_000);
    assertThat(failure(deep.getBytes(UTF_8))).hasMessageStartingWith("t.trace:1:");
  }

  @Test
  void anEndlessLineIsRefusedInBoundedMemory() {
    InputStream endless =
        new InputStream() {
          private long left = Long.MAX_VALUE;

          @Override
          public int read() {
            left--;
            return 'a';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            java.util.Arrays.fill(bytes, offset, offset + length, (byte) 'a');
            left -= length;
            return length;
          }
        };
    TraceReader reader =
        new TraceReader(endless, "t.trace", LABELS, Grounding.NONE, TraceFormat.AUTO);
    assertThat(catchThrowableOfType(TraceException.class, reader::next))
        .hasMessage("t.trace:1:1: a line of more than 1 MiB");
  }

  /** A monitor in a pipe answers each observation before the next is made. */
  @Test
  void aLineIsReadAsSoonAsItIsThere() throws IOException {
    List<String> reads = new ArrayList<>();
    InputStream slow =
        new InputStream() {
          private final List<String> chunks = new ArrayList<>(List.of("wo", "od\nla", "va\n"));

          @Override
          public int read() {
            throw new AssertionError("one byte at a time is slow");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            if (chunks.isEmpty()) {
              return -1;
            }
            byte[] chunk = chunks.remove(0).getBytes(UTF_8);
            reads.add(new String(chunk, UTF_8));
            System.arraycopy(chunk, 0, bytes, offset, chunk.length);
            return chunk.length;
          }
        };
    TraceReader reader = new TraceReader(slow, "t.trace", LABELS, Grounding.NONE, TraceFormat.AUTO);
    assertThat(reader.next()).extracting(Observation::labels).isEqualTo(List.of("wood"));
    assertThat(reads).containsExactly("wo", "od\nla");
    assertThat(reader.ready()).isFalse();
    assertThat(reader.next()).extracting(Observation::labels).isEqualTo(List.of("lava"));
    assertThat(reader.next()).isNull();
  }

  @Property(tries = 300)
  void textAndJsonSayTheSame(@ForAll("observations") List<List<String>> observations)
      throws IOException {
    StringBuilder text = new StringBuilder();
    StringBuilder json = new StringBuilder();
    for (List<String> observation : observations) {
      text.append(observation.isEmpty() ? "{}" : "`" + String.join("` `", observation) + "`")
          .append('\n');
      json.append(observation.isEmpty() ? "[]" : "[\"" + String.join("\",\"", observation) + "\"]")
          .append('\n');
    }
    List<List<String>> expected =
        observations.stream().map(o -> LABELS.stream().filter(o::contains).toList()).toList();
    assertThat(read(text.toString())).isEqualTo(expected);
    assertThat(read(json.toString())).isEqualTo(expected);
  }

  @Property(tries = 1000)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
    TraceReader reader =
        new TraceReader(
            new ByteArrayInputStream(bytes), "t.trace", LABELS, Grounding.NONE, TraceFormat.AUTO);
    try {
      while (reader.next() != null) {
        assertThat(bytes).isNotEmpty();
      }
    } catch (TraceException e) {
      assertThat(e.getMessage()).startsWith("t.trace:");
    }
  }

  @Provide
  Arbitrary<List<List<String>>> observations() {
    return Arbitraries.of(LABELS).list().ofMaxSize(6).list().ofMaxSize(6);
  }

  private static List<List<String>> read(String text) throws IOException {
    TraceReader reader = reader(text);
    List<List<String>> observations = new ArrayList<>();
    for (Observation o = reader.next(); o != null; o = reader.next()) {
      observations.add(o.labels());
    }
    return observations;
  }

  private static TraceException failure(byte[] bytes) {
    TraceReader reader =
        new TraceReader(
            new ByteArrayInputStream(bytes), "t.trace", LABELS, Grounding.NONE, TraceFormat.AUTO);
    return catchThrowableOfType(
        TraceException.class,
        () -> {
          while (reader.next() != null) {}
        });
  }

  private static TraceReader reader(String text) {
    return new TraceReader(
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        "t.trace",
        LABELS,
        Grounding.NONE,
        TraceFormat.AUTO);
  }
}
