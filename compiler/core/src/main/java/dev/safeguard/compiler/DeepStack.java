package dev.safeguard.compiler;

import dev.safeguard.compiler.limits.Limits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs a piece of work on a thread whose stack is deep enough for formulas nested as deeply as is
 * allowed. The system gives a stack only the memory that is touched.
 */
final class DeepStack {
  private static final long BYTES_PER_LEVEL = 50 << 10;

  private DeepStack() {}

  /** Works with formulas that a compilation within the default limits has accepted. */
  static <T> T call(Supplier<T> work) {
    return call(Limits.DEFAULT.depth(), work);
  }

  /**
   * @param depth how deeply parentheses may be nested
   */
  static <T> T call(int depth, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            "compiler",
            BYTES_PER_LEVEL * Math.max(depth, Limits.DEFAULT.depth()));
    thread.setDaemon(true);
    thread.start();
    try {
      return result.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the compiler failed: " + e.getCause(), e.getCause());
    }
  }
}
