package dev.safeguard.learning.experiment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What an experiment has finished, in {@code journal.txt}: a line that says whose it is, then a
 * name and a text a line, each with a checksum. Lines are appended as runs finish; what follows a
 * line that was cut short, because the process was killed, is dropped, and done again.
 */
final class Journal implements Closeable {
  private static final String FILE = "journal.txt";

  private final FileChannel channel;
  private final Map<String, String> finished;

  private Journal(FileChannel channel, Map<String, String> finished) {
    this.channel = channel;
    this.finished = finished;
  }

  /**
   * Opens a directory's journal, or begins one.
   *
   * @param identity one line; a journal of another identity is refused
   * @throws IOException if it is another experiment's, or cannot be read or written
   */
  static Journal open(Path directory, String identity) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE);
    String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    Map<String, String> finished = new LinkedHashMap<>();
    int begin = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      String line = text.substring(begin, end);
      String content = line.substring(Math.min(line.length(), 9));
      if (!line.equals(sealed(content))) {
        break;
      }
      if (begin > 0) {
        int space = content.indexOf(' ');
        finished.put(content.substring(0, space), content.substring(space + 1));
      } else if (!content.equals(identity)) {
        throw new IOException(
            "%s belongs to another experiment:%n  it has  %s%n  wanted  %s"
                .formatted(file, content, identity));
      }
      begin = end + 1;
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(begin).position(begin);
    Journal journal = new Journal(channel, finished);
    if (begin == 0) {
      journal.append(identity);
    }
    return journal;
  }

  /** The texts that were there when the journal was opened, by name. */
  Map<String, String> finished() {
    return finished;
  }

  /**
   * Appends a line; fit for several threads.
   *
   * @param name without a space
   * @param text without a line feed; in ASCII, like the name
   */
  synchronized void add(String name, String text) throws IOException {
    append(name + " " + text);
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((sealed(line) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String sealed(String line) {
    CRC32 crc = new CRC32();
    crc.update(line.getBytes(StandardCharsets.ISO_8859_1));
    return "%08x %s".formatted(crc.getValue(), line);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
