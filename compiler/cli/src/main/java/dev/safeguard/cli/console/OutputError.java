package dev.safeguard.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Standard output takes no more: its reader is gone, as in {@code sg run ... | head -1}, or its
 * disk is full. Print streams and writers keep quiet about that, so a command would work on in
 * vain.
 */
public final class OutputError extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  private OutputError(IOException cause) {
    super(cause);
    this.reason = String.valueOf(cause.getMessage());
  }

  /** What the system says. */
  public String reason() {
    return reason;
  }

  /** True if the reader has gone, which is no error worth a message. */
  public boolean readerIsGone() {
    // Translations keep the English words, in parentheses.
    return reason.toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  /** A stream that throws an {@link OutputError} where the given one throws an exception. */
  static OutputStream on(OutputStream stream) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        try {
          stream.write(bytes, offset, length);
        } catch (IOException e) {
          throw new OutputError(e);
        }
      }

      @Override
      public void flush() {
        try {
          stream.flush();
        } catch (IOException e) {
          throw new OutputError(e);
        }
      }
    };
  }
}
