package dev.safeguard.gymnasium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a worker that was killed together with its guardian leaves behind: engines, which bear a
 * mark in their environment, their shared memory, and the worker's folder. Reads {@code /proc}, and
 * finds no engine where there is none.
 */
final class Remains {
  private static final String MARK = "SAFEGUARD_WORKER";
  private static final String INSTANCE = "+viz_instance_id";
  private static final List<String> MEMORY = List.of("SM", "MQCtr", "MQDoom");

  private final Path folder;

  /** Those of the worker whose own folder this is. */
  Remains(Path folder) {
    this.folder = folder;
  }

  /** Marks a process that is about to start, and with it all that it will start. */
  void mark(Map<String, String> environment) {
    environment.put(MARK, folder.toString());
  }

  /** Removes what is left; what cannot be removed stays. */
  void remove() {
    Set<String> instances = new HashSet<>();
    try {
      instances.addAll(Files.readAllLines(folder.resolve("engines")));
    } catch (IOException e) {
      // No engine has been started, or the guardian has tidied up.
    }
    for (ProcessHandle engine : marked()) {
      List<String> words = words(engine, "cmdline");
      int at = words.indexOf(INSTANCE);
      if (at >= 0 && at + 1 < words.size()) {
        instances.add(words.get(at + 1));
      }
      engine.destroyForcibly();
      engine.onExit().join();
    }
    for (String instance : instances) {
      for (String kind : MEMORY) {
        delete(Path.of("/dev/shm/ViZDoom" + kind + instance));
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Remains::delete);
    } catch (IOException e) {
      // The guardian has removed it.
    }
  }

  private List<ProcessHandle> marked() {
    List<ProcessHandle> marked = new ArrayList<>();
    ProcessHandle.allProcesses()
        .filter(process -> words(process, "environ").contains(MARK + "=" + folder))
        .forEach(marked::add);
    return marked;
  }

  /** The strings of a file of a process; none if it has gone or belongs to somebody else. */
  private static List<String> words(ProcessHandle process, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file));
      return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Another one may have been quicker.
    }
  }
}
