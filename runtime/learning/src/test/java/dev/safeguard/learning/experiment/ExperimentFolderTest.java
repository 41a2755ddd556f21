package dev.safeguard.learning.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFolderTest {
  @Test
  void aFolderIsThatOfOneExperiment(@TempDir Path root) throws IOException {
    Path folder = root.resolve("a").resolve("b");
    ExperimentFolder.claim(folder, "tokens=1");
    ExperimentFolder.claim(folder, "tokens=1");
    assertThatThrownBy(() -> ExperimentFolder.claim(folder, "tokens=2"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s belongs to another experiment:%n  it has  tokens=1%n  wanted  tokens=2", folder);
  }
}
