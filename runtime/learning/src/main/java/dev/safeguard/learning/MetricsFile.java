package dev.safeguard.learning;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * {@code metrics.csv}: a header, and one row for each episode or update. A run that is resumed cuts
 * it back to the length that its checkpoint knows, so that no row is there twice.
 */
public final class MetricsFile implements Closeable {
  private final FileChannel channel;
  private final OutputStream bytes;
  private final StringBuilder pending = new StringBuilder();

  private MetricsFile(FileChannel channel) {
    this.channel = channel;
    this.bytes = Channels.newOutputStream(channel);
  }

  /**
   * Begins a new file.
   *
   * @param columns the names of the columns, with units in the names where they have one
   */
  public static MetricsFile create(Path file, List<String> columns) throws IOException {
    MetricsFile metrics =
        new MetricsFile(
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING));
    metrics.row(String.join(",", columns));
    metrics.flush();
    return metrics;
  }

  /**
   * Goes on with a file, cut back to a length.
   *
   * @param length in bytes, as {@link #flush} returned it
   * @throws IOException if there is no such file or it is shorter
   */
  public static MetricsFile resume(Path file, long length) throws IOException {
    if (!Files.exists(file) || Files.size(file) < length) {
      throw new IOException(
          file + " is missing or shorter than its checkpoint says; train anew without --resume");
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(length).position(length);
    return new MetricsFile(channel);
  }

  /** Adds a row, without its line feed. */
  public void row(CharSequence cells) throws IOException {
    pending.append(cells).append('\n');
    if (pending.length() > 1 << 15) {
      flush();
    }
  }

  /**
   * Appends a number with up to six decimals, as few as it needs; many times faster than {@link
   * StringBuilder#append(double)}, which rows by the million would wait for.
   */
  public static void appendNumber(StringBuilder row, double number) {
    double scaled = number * 1e6;
    if (!(Math.abs(scaled) < 1e18)) {
      row.append(number);
      return;
    }
    long rounded = Math.round(scaled);
    if (rounded < 0) {
      row.append('-');
      rounded = -rounded;
    }
    row.append(rounded / 1_000_000);
    long rest = rounded % 1_000_000;
    if (rest == 0) {
      return;
    }
    row.append('.');
    for (long unit = 100_000; rest > 0; unit /= 10) {
      row.append((char) ('0' + rest / unit));
      rest %= unit;
    }
  }

  /** Hands all rows to the operating system; returns the length of the file in bytes. */
  public long flush() throws IOException {
    bytes.write(pending.toString().getBytes(StandardCharsets.UTF_8));
    pending.setLength(0);
    return channel.position();
  }

  @Override
  public void close() throws IOException {
    flush();
    channel.close();
  }
}
