package dev.safeguard.compiler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs a piece of work on a thread whose stack is deep enough for formulas nested as deeply as
 * {@link dev.safeguard.compiler.syntax.Parsing#MOST_NESTED} allows. The system gives a stack only
 * the memory that is touched.
 */
final class DeepStack {
  private static final long BYTES = 1L << 30;

  private DeepStack() {}

  static <T> T call(Supplier<T> work) {
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
            BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the compiler failed: " + e.getCause(), e.getCause());
    }
  }
}
