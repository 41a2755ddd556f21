package dev.safeguard.gymnasium;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process that takes too long, so that whoever reads from it is woken by the end of the
 * stream. Beginning and ending are cheap enough for each exchange.
 */
final class Deadline {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "worker deadlines");
            thread.setDaemon(true);
            return thread;
          });
  private static final long NONE = Long.MAX_VALUE;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PERIOD_MILLIS = 200;

  private final ProcessHandle process;
  private final long nanos;
  private final ScheduledFuture<?> check;
  private volatile long at = NONE;

  Deadline(Process process, Duration timeout) {
    this.process = process.toHandle();
    nanos = timeout.toNanos();
    check =
        CLOCK.scheduleAtFixedRate(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** From now on the time counts. */
  void begin() {
    at = System.nanoTime() + nanos;
  }

  /** It does not count any more. */
  void end() {
    at = NONE;
  }

  private void look() {
    if (!process.isAlive()) {
      check.cancel(false);
      return;
    }
    long until = at;
    if (until != NONE && System.nanoTime() - until > 0) {
      // The worker proper is a child of its guardian, which then tidies up and ends.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    }
    if (until != NONE && System.nanoTime() - until > PATIENCE.toNanos()) {
      process.destroyForcibly();
    }
  }
}
