package dev.safeguard.compiler.backend.hoa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.backend.ModelBuilder;
import dev.safeguard.compiler.backend.Models;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HoaWriterTest {

  @Test
  void isWrittenToBeRead() throws IOException {
    Golden.assertSame(HoaWriter.of(Models.bench()), "Bench.hoa");
    Golden.assertSame(HoaWriter.of(Models.door()), "Door.hoa");
  }

  @Test
  void namesNodesWhereASumWouldBeTooLong() {
    String hoa = HoaWriter.of(Models.parity(40));
    assertThat(hoa).hasSizeLessThan(6000);
    assertThat(hoa).contains("Alias: @n0 39&f | !39&t\n", "[@n");
  }

  @Test
  void quotesNames() {
    String hoa = HoaWriter.of(new ModelBuilder("a \"b\" \\ c").state("s", true).build("M"));
    assertThat(hoa).contains("AP: 1 \"a \\\"b\\\" \\\\ c\"\n");
  }

  @Test
  void sumsUpTransitionsToOneState() {
    ModelBuilder builder = new ModelBuilder("a", "b");
    String hoa =
        HoaWriter.of(
            builder
                .state("s", true)
                .state("t", false)
                .on(0, builder.label("a"), 1)
                .on(0, builder.label("b"), 1)
                .build("M"));
    assertThat(hoa).contains("State: 0 \"s\" {0}\n[0 | 1] 1\n[!0&!1] 0\nState: 1");
  }
}
