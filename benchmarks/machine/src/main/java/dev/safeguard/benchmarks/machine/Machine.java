package dev.safeguard.benchmarks.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that this process runs on. */
public final class Machine {
  private Machine() {}

  /** What it is, and its load over the last minute. */
  public static String line() {
    return String.format(
        Locale.ROOT,
        "Machine: %s, %d cores, Java %s, %s. The load of the machine was %.1f at the end.",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        System.getProperty("os.name"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .orElse("processor unknown");
    } catch (IOException e) {
      return "processor unknown";
    }
  }
}
