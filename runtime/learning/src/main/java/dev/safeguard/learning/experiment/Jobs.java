package dev.safeguard.learning.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks of which several run at once. */
public final class Jobs {
  private Jobs() {}

  /** Takes what the tasks return. */
  @FunctionalInterface
  public interface Results<R> {
    /**
     * A task is finished, and so are all before it.
     *
     * @param number of the task, from 0
     */
    void take(int number, R result) throws IOException;
  }

  /**
   * Runs all tasks; begins them in their order, and hands on what they return in that order too, on
   * the thread that called. A failure interrupts the tasks that are under way and ends it all.
   *
   * @param atOnce how many run at a time; at least 1
   * @throws IOException what a task or the taking of results throws, or because of an interrupt
   */
  public static <R> void run(int atOnce, List<? extends Callable<R>> tasks, Results<R> results)
      throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (Callable<R> task : tasks) {
        futures.add(threads.submit(task));
      }
      for (int number = 0; number < tasks.size(); number++) {
        results.take(number, futures.get(number).get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; the same command goes on where it was", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
