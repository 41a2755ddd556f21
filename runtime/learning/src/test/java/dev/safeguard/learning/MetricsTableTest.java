package dev.safeguard.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTableTest {
  private @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("metrics.csv");
  }

  private MetricsTable table(String text) throws IOException {
    return MetricsTable.read(Files.writeString(file, text));
  }

  @Test
  void columnsHaveNames() throws IOException {
    MetricsTable table = table("episode,safeguard,return\n1,A,0.5\n2,B,\n3,A,2\n");
    assertThat(table.size()).isEqualTo(3);
    assertThat(table.distinct("safeguard")).containsExactly("A", "B");
    MetricsTable under = table.where(row -> table.text(row, "safeguard").equals("A"));
    assertThat(under.sum("return")).isEqualTo(2.5);
    assertThat(under.number(1, "episode")).isEqualTo(3);
    assertThat(table.text(1, "return")).isEmpty();
    assertThat(table("episode\n").sum("episode")).isZero();
  }

  @Test
  void whatIsDamagedIsNamed() throws IOException {
    assertThatThrownBy(() -> table("episode,return\n1,0\n2\n"))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ", line 3: 1 columns, and the header has 2");
    assertThatThrownBy(() -> table(""))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is empty");
    MetricsTable table = table("episode,return\n1,x\n");
    assertThatThrownBy(() -> table.number(0, "reward"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column reward among [episode, return]");
    assertThatThrownBy(() -> table.sum("return")).isInstanceOf(IllegalArgumentException.class);
  }
}
