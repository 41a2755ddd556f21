package dev.safeguard.gymnasium;

import java.io.IOException;
import java.util.List;

/** The system's processes, as these tests look at them and end them. */
final class Processes {
  private Processes() {}

  static List<ProcessHandle> descendants(long pid) {
    return ProcessHandle.of(pid).orElseThrow().descendants().toList();
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }
}
