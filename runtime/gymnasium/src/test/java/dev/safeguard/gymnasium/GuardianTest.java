package dev.safeguard.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardianTest {
  /** Makes shared memory twice, and uses one of the two a moment later. */
  private static final String MAKES_MEMORY =
      """
      import mmap, os, threading, time
      from pathlib import Path
      import guardian

      left, new = (Path(f"/dev/shm/ViZDoomSM{name}{os.getpid()}") for name in ("left", "new"))
      for memory in (left, new):
          memory.write_bytes(bytes(4096))
      maps = []

      def use():
          time.sleep(0.3)
          with new.open("r+b") as file:
              maps.append(mmap.mmap(file.fileno(), 4096))

      user = threading.Thread(target=use)
      user.start()
      found = guardian.orphans()
      user.join()
      for memory in (left, new):
          memory.unlink(missing_ok=True)
      print(left in found, new in found)
      """;

  @TempDir private Path folder;

  @Test
  void memoryThatAnEngineIsAboutToUseIsNoOrphan() throws IOException, InterruptedException {
    Path program = WorkerProgram.in(folder);
    Process python =
        new ProcessBuilder(Workers.python().python().toString(), "-c", MAKES_MEMORY)
            .directory(program.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
    assertThat(said.strip()).isEqualTo("True False");
  }
}
