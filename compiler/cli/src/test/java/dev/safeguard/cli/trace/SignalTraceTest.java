package dev.safeguard.cli.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTraceTest {
  private static final Compilation COMPILATION =
      Compiler.compile(
          new Source(
              "doom.sg",
              """
              labels creeper
              signal armor: int
              signal y, z: real
              signal door: bool
              label shielded = armor > 0
              label in_lava = y > -224 and y < 128
              label open = door
              label apart = y - z > 3
              safeguard S otherwise stay {
                initial state s { on creeper & shielded & in_lava & open & apart -> v }
                rejecting state v
              }
              """));

  private static List<List<String>> read(TraceFormat format, String text) throws IOException {
    Alphabet alphabet = COMPILATION.safeguards().get(0).model().alphabet();
    TraceReader reader =
        new TraceReader(
            new ByteArrayInputStream(text.getBytes(UTF_8)),
            "t.trace",
            alphabet.labels(),
            alphabet.grounding(),
            format);
    List<List<String>> observations = new ArrayList<>();
    for (Observation o = reader.next(); o != null; o = reader.next()) {
      observations.add(o.labels());
    }
    return observations;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"signals\":{\"armor\":3,\"y\":-100.5,\"z\":0,\"door\":true},\"labels\":[\"creeper\"]}",
        "{\"armor\":3,\"y\":-1e2,\"z\":-3,\"door\":true,\"labels\":[\"creeper\"],\"time\":12}",
        "{\"armor\":3.0,\"y\":0,\"z\":\"Infinity\",\"door\":true,\"labels\":[\"creeper\",\"open\"]}",
        "\n\narmor,y,z,door,creeper\n3,-100.5,0,true,1\n",
        "creeper, door ,time, z,\"y\",armor\r\nTRUE,1,\"1,5\",+0.0,-1,0003\r\n",
        "open,creeper,door,z,y,armor\n1,1,1,inf,\"1\",3",
        "shielded in_lava creeper open",
      })
  void labelsFollowFromSignals(String text) throws IOException {
    assertThat(read(TraceFormat.AUTO, text))
        .containsExactly(List.of("creeper", "shielded", "in_lava", "open"));
  }

  @Test
  void aTableHasARowForEachObservation() throws IOException {
    assertThat(
            read(
                TraceFormat.CSV,
                "armor,y,z,door,creeper\n0,-224,0,0,0\n\n1,-223.9,-Infinity,false,0\n"))
        .containsExactly(List.of(), List.of("shielded", "in_lava", "apart"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '$',
      value = {
        "{\"armor\":1,\"y\":0,\"door\":true}; 1:1: no value for the signal `z`",
        "{\"armor\":1,\"y\":0,\"z\":null,\"door\":true}; 1:18: no value for the signal `z`",
        "{\"armor\":1.5,\"y\":0,\"z\":0,\"door\":true};"
            + " 1:2: the signal `armor` is an integer of 64 bits, not 1.5",
        "{\"armor\":9223372036854775808,\"y\":0,\"z\":0,\"door\":true};"
            + " 1:2: the signal `armor` is an integer of 64 bits, not 9223372036854775808",
        "{\"armor\":1e999999999,\"y\":0,\"z\":0,\"door\":true};"
            + " 1:2: the signal `armor` is an integer of 64 bits, not 1e999999999",
        "{\"armor\":\"1\",\"y\":0,\"z\":0,\"door\":true};"
            + " 1:2: the signal `armor` is of the type int",
        "{\"armor\":1,\"y\":1e400,\"z\":0,\"door\":true};"
            + " 1:12: the signal `y` is a number that a double can hold, not 1e400",
        "{\"armor\":1,\"y\":0,\"z\":[1],\"door\":true}; 1:18: the signal `z` is of the type real",
        "{\"armor\":1,\"y\":0,\"z\":0,\"door\":1}; 1:24: the signal `door` is of the type bool",
        "{\"signals\":{\"armour\":1}}; 1:13: unknown signal armour",
        "{\"armor\":1,\"y\":\"NaN\",\"z\":0,\"door\":true}; 1:1: the signal `y` is not a number",
        "{\"armor\":1,\"y\":\"inf\",\"z\":\"inf\",\"door\":true};"
            + " 1:1: `y - z` adds infinities of opposite sign",
        "{\"armor\":1,\"y\":0,\"z\":0,\"door\":false,\"labels\":[\"open\"]};"
            + " 1:1: the label `open` does not hold by its definition door",
        "{\"labels\":[\"armor\"]}; 1:12: unknown label armor",
        "{\"time\":1}; 1:1: no field \"labels\"",
      })
  void saysWhatIsWrongWithALine(String text, String message) {
    assertThatThrownBy(() -> read(TraceFormat.AUTO, text))
        .isInstanceOf(TraceException.class)
        .hasMessage("t.trace:" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '$',
      value = {
        "armor,y,z,door; 1:1: no column for the label `creeper`",
        "armor,y,door,creeper; 1:1: no column for the signal `z`",
        "armor,y,z,door,creeper,y; 1:24: the column y stands twice",
        "armor,y,z,door,creeper|1,2,3,0; 2:1: 4 values, where the header has 5 columns",
        "armor,y,z,door,creeper|1,,3,0,0; 2:3: no value for the signal `y`",
        "armor,y,z,door,creeper|1,2,3,0,no;"
            + " 2:9: the label `creeper` has neither true, false, 1 nor 0",
        "armor,y,z,door,creeper|1,2,3,0,;"
            + " 2:9: the label `creeper` has neither true, false, 1 nor 0",
        "armor,y,z,door,creeper|1,2,3,yes,0;"
            + " 2:7: the signal `door` is true, false, 1 or 0, not yes",
        "armor,y,z,door,creeper|1,0x1p3,3,0,0;"
            + " 2:3: the signal `y` is a number that a double can hold, not 0x1p3",
        "armor,y,z,door,creeper|1,nan,3,0,0; 2:1: the signal `y` is not a number",
        "armor,y,z,door,creeper|1,\"2,3,0,0; 2:3: the quote is not closed",
        "armor,y,z,door,creeper|1,\"2\"3,0,0; 2:6: text after the closing quote",
        "shielded,armor,y,z,door,creeper|0,1,2,3,0,0;"
            + " 2:1: the label `shielded` holds by its definition armor > 0",
      })
  void saysWhatIsWrongWithATable(String text, String message) {
    assertThatThrownBy(() -> read(TraceFormat.AUTO, text.replace('|', '\n')))
        .isInstanceOf(TraceException.class)
        .hasMessage("t.trace:" + message);
  }

  @Test
  void aFormatThatIsAskedForIsKept() {
    assertThatThrownBy(() -> read(TraceFormat.TEXT, "[\"creeper\"]"))
        .hasMessage("t.trace:1:1: unexpected [");
    assertThatThrownBy(() -> read(TraceFormat.JSON, "creeper"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> read(TraceFormat.CSV, "{}"))
        .hasMessage("t.trace:1:1: no column for the signal `armor`");
  }
}
