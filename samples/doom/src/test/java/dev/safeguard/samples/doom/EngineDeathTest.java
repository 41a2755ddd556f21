package dev.safeguard.samples.doom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.VectorEnvironment.Outcome;
import dev.safeguard.samples.doom.map.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines, their workers and whoever uses them, killed. */
class EngineDeathTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  /** What a worker's engines are called, which is in the names of their shared memory. */
  private static List<String> instances(long guardian) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(guardian), "cwd", "engines"));
  }

  private static boolean hasMemory(List<String> instances) {
    return instances.stream().anyMatch(name -> Files.exists(Path.of("/dev/shm/ViZDoomSM" + name)));
  }

  private static boolean runs(ProcessHandle process, List<String> instances) {
    try {
      String words = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return instances.stream().anyMatch(words::contains);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasEngine(List<String> instances) {
    return ProcessHandle.allProcesses().anyMatch(process -> runs(process, instances));
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      Thread.sleep(50);
    }
  }

  private static void begin(DoomEnvironment doom) throws IOException {
    doom.reset(0, 1);
    doom.reset(1, 2);
    doom.exchange();
    assertThat(doom.outcome(0)).isEqualTo(Outcome.RUNNING);
  }

  private static void step(DoomEnvironment doom) throws IOException {
    doom.step(0, new int[] {0, 1, 0, 0});
    doom.step(1, new int[] {0, 1, 0, 0});
    doom.exchange();
  }

  @Test
  void anEngineThatDiesCostsItsOwnEpisode() throws IOException {
    try (DoomEnvironment doom = Engines.start(Plan.original(), folder, 2)) {
      begin(doom);
      String first = instances(doom.pid()).get(0);
      ProcessHandle.allProcesses()
          .filter(process -> runs(process, List.of(first)))
          .forEach(ProcessHandle::destroyForcibly);
      step(doom);
      assertThat(doom.outcome(0)).isEqualTo(Outcome.LOST);
      assertThat(doom.outcome(1)).isEqualTo(Outcome.RUNNING);
      assertThat(doom.restarts()).as("of the whole worker").isZero();
      begin(doom);
      step(doom);
      assertThat(doom.outcome(0)).isEqualTo(Outcome.RUNNING);
    }
  }

  @Test
  void aWorkerThatDiesWithItsGuardianLeavesNothingBehind() throws IOException {
    try (DoomEnvironment doom = Engines.start(Plan.original(), folder, 2)) {
      begin(doom);
      List<String> before = instances(doom.pid());
      assertThat(before).hasSize(2);
      assertThat(hasEngine(before)).isTrue();
      assertThat(hasMemory(before)).isTrue();
      ProcessHandle guardian = ProcessHandle.of(doom.pid()).orElseThrow();
      List<ProcessHandle> workers = guardian.children().toList();
      guardian.destroyForcibly();
      workers.forEach(ProcessHandle::destroyForcibly);
      step(doom);
      assertThat(doom.outcome(1)).isEqualTo(Outcome.LOST);
      assertThat(doom.restarts()).isEqualTo(1);
      assertThat(hasEngine(before)).isFalse();
      assertThat(hasMemory(before)).isFalse();
      begin(doom);
    }
  }

  @Test
  void whenJavaIsKilledNothingStaysBehind() throws IOException, InterruptedException {
    Process java = idle();
    try (BufferedReader out = java.inputReader(StandardCharsets.UTF_8)) {
      long guardian = Long.parseLong(out.readLine());
      List<String> instances = instances(guardian);
      Path own = Path.of("/proc", Long.toString(guardian), "cwd").toRealPath();
      assertThat(hasEngine(instances)).isTrue();
      java.destroyForcibly();
      await("the engines' end", () -> !hasEngine(instances));
      await("the end of shared memory", () -> !hasMemory(instances));
      await("the end of the worker's folder", () -> !Files.exists(own));
    } finally {
      java.destroyForcibly();
    }
  }

  @Test
  void whenJavaIsKilledWhileAnEngineStartsNothingStaysBehind()
      throws IOException, InterruptedException {
    Set<Path> others = memory();
    Process java = idle();
    try {
      await("an engine's first memory", () -> !since(others).isEmpty());
    } finally {
      java.destroyForcibly();
    }
    await("the end of shared memory", () -> since(others).isEmpty());
  }

  /** Shared memory of engines that was not there before. */
  private static Set<Path> since(Set<Path> before) {
    Set<Path> now = new HashSet<>(memory());
    now.removeAll(before);
    return now;
  }

  private static Set<Path> memory() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/dev/shm"), "ViZDoom*")) {
      Set<Path> memory = new HashSet<>();
      files.forEach(memory::add);
      return memory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Java that starts {@link Idle}. */
  private Process idle() throws IOException {
    Engines.python();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dsg.python=" + System.getProperty("sg.python", "target/python"),
            "-cp",
            System.getProperty("java.class.path"),
            Idle.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Starts engines, says so, and waits to be killed. */
  static final class Idle {
    private Idle() {}

    public static void main(String[] arguments) throws Exception {
      DoomEnvironment doom = Engines.start(Plan.original(), Path.of(arguments[0]), 2);
      begin(doom);
      System.out.println(doom.pid());
      Thread.sleep(Duration.ofMinutes(5).toMillis());
      doom.close();
    }
  }
}
