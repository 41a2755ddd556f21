package dev.safeguard.benchmarks.automata;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What one process measured.
 *
 * @param answer what the work came to
 * @param elapsed the median time of the counted runs
 * @param processor the median processor time of the counted runs, of all threads
 * @param peak the most memory for objects that was ever in use
 */
record Measurement(long answer, Duration elapsed, Duration processor, long peak) {
  private static final int WARM_RUNS = 2;
  private static final int RUNS = 5;

  /** Work that takes longer is done once more only. */
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Takes the number of a contender, a shape and a number of states; prints the measurement. */
  public static void main(String[] arguments) {
    Contender contender = Contenders.all().get(Integer.parseInt(arguments[0]));
    RandomGraph.Shape shape = RandomGraph.Shape.valueOf(arguments[1]);
    RandomGraph graph = RandomGraph.of(shape, Integer.parseInt(arguments[2]));
    System.out.println(of(contender.preparation().apply(graph)).line());
  }

  static Measurement of(LongSupplier work) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    List<Duration> elapsed = new ArrayList<>();
    List<Duration> processor = new ArrayList<>();
    long answer = 0;
    int runs = WARM_RUNS + RUNS;
    for (int run = 0; run < runs; run++) {
      System.gc();
      long processorStart = system.getProcessCpuTime();
      long start = System.nanoTime();
      answer = work.getAsLong();
      elapsed.add(Duration.ofNanos(System.nanoTime() - start));
      processor.add(Duration.ofNanos(system.getProcessCpuTime() - processorStart));
      runs = elapsed.get(0).compareTo(LONG) > 0 ? 2 : runs;
    }
    int warm = Math.min(WARM_RUNS, runs - 1);
    return new Measurement(
        answer,
        median(elapsed.subList(warm, runs)),
        median(processor.subList(warm, runs)),
        peakMemory());
  }

  private static Duration median(List<Duration> durations) {
    return durations.stream().sorted().toList().get(durations.size() / 2);
  }

  private static long peakMemory() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  String line() {
    return "%d %d %d %d".formatted(answer, elapsed.toNanos(), processor.toNanos(), peak);
  }

  static Measurement parse(String line) {
    long[] numbers = Arrays.stream(line.strip().split(" ")).mapToLong(Long::parseLong).toArray();
    return new Measurement(
        numbers[0], Duration.ofNanos(numbers[1]), Duration.ofNanos(numbers[2]), numbers[3]);
  }

  String markdown() {
    return "%,d | %s | %s | %,d MB"
        .formatted(answer, seconds(processor), seconds(elapsed), peak >> 20);
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }
}
