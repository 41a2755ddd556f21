package dev.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README works as it stands, in a folder that holds the samples. */
class ReadmeTest {
  @TempDir private Path folder;

  @Test
  void everyBlockDoesWhatItShows() throws Exception {
    Path sample = folder.resolve("samples/grid/minecraft.sg");
    Files.createDirectories(sample.getParent());
    Files.copy(Walkthrough.ROOT.resolve("samples/grid/minecraft.sg"), sample);
    Walkthrough readme = new Walkthrough("README.md", folder);
    List<Walkthrough.Block> blocks = readme.blocks();
    assertThat(blocks).hasSizeGreaterThan(5);
    assertThat(blocks.get(0).text().strip()).isEqualTo("./sg quickstart");
    assertThat(blocks.get(1).text().strip()).isEqualTo("mvn verify");
    readme.execute();
  }
}
