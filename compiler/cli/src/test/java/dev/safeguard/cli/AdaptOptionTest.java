package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptOptionTest {
  private static final String LABELS =
      "labels wood, iron, work_bench, smith_table, diamond, lava, creeper\n";
  private static final String SAFEGUARD =
      """
      safeguard %s otherwise stay {
        initial state free { on %s -> violated }
        rejecting state violated
      }
      """;

  @TempDir private Path folder;

  private Sg adapt(String text, String name) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.sg"), text);
    return Sg.run(
        "experiment",
        "grid",
        "--adapt",
        file + name,
        "--layout",
        "3",
        "--seeds",
        "1",
        "--out",
        folder.resolve("out").toString());
  }

  @Test
  void aSafeguardOfOnesOwnIsAdaptedTo() throws IOException {
    Sg run = adapt(LABELS + SAFEGUARD.formatted("Mine", "creeper"), "#Mine").expect(0);
    assertThat(run.err()).contains("5/5");
    assertThat(folder.resolve("out/report.md"))
        .content()
        .contains("| `Mine` | curriculum |", "| `CreeperAfterIron` | scratch |", "mine.sg#Mine")
        .doesNotContain("psl-plan");
    assertThat(folder.resolve("out/grid/transfer.svg")).isNotEmptyFile();
    assertThat(folder.resolve("out/runs.csv")).doesNotExist();
  }

  @Test
  void whatCannotBeAdaptedToIsRefusedInWords() throws IOException {
    assertThat(adapt(LABELS + SAFEGUARD.formatted("Mine", "creeper"), "#Mien").expect(2).err())
        .contains("did you mean")
        .contains("#Mine?");
    assertThat(adapt("labels lava\n" + SAFEGUARD.formatted("Mine", "lava"), "").expect(2).err())
        .contains("reads the labels lava, and the task has wood, iron");
    assertThat(adapt(LABELS + SAFEGUARD.formatted("CreeperAfterIron", "lava"), "").expect(2).err())
        .contains("two safeguards named CreeperAfterIron");
    assertThat(adapt(LABELS + SAFEGUARD.formatted("Mine", "lavra"), "").expect(2).err())
        .contains("is rejected");
    assertThat(folder.resolve("out/journal.txt")).doesNotExist();
  }
}
