package dev.safeguard.gymnasium;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One worker process: bytes go in, bytes come out, within a time or not at all. What is left of it
 * when it ends (engines, shared memory, its folder) is removed, by its guardian or, if that was
 * killed too, by {@link #close}.
 */
final class Worker {
  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final int QUOTED = 2000;

  private final Process process;
  private final Remains remains;
  private final Path folder;
  private final OutputStream in;
  private final DataInputStream out;
  private final Deadline deadline;
  private final String greeting;

  /**
   * Starts a worker and hears its greeting.
   *
   * @param python the interpreter
   * @param program {@code guardian.py}
   * @param request its JSON
   * @param timeout for its start and for each answer
   * @throws IOException if it does not start; the message has what it said
   */
  Worker(Path python, Path program, String request, Duration timeout) throws IOException {
    folder = Files.createTempDirectory("sg-worker");
    remains = new Remains(folder);
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), program.toString(), request)
            .directory(folder.toFile())
            .redirectError(folder.resolve("log").toFile());
    remains.mark(builder.environment());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    process = builder.start();
    in = process.getOutputStream();
    out = new DataInputStream(process.getInputStream());
    deadline = new Deadline(process, timeout);
    try {
      deadline.begin();
      byte[] text = new byte[Integer.reverseBytes(out.readInt())];
      out.readFully(text);
      deadline.end();
      greeting = new String(text, StandardCharsets.UTF_8);
    } catch (EOFException e) {
      String said = said();
      close();
      throw new IOException("the worker did not start" + said, e);
    }
  }

  /** What the worker said first: its spaces or its error, as JSON. */
  String greeting() {
    return greeting;
  }

  /** The number of the process. */
  long pid() {
    return process.pid();
  }

  /** Sends a batch of commands; the answer is for {@link #receive}. */
  void send(ByteBuffer commands) throws IOException {
    deadline.begin();
    in.write(commands.array(), commands.arrayOffset(), commands.capacity());
    in.flush();
  }

  /**
   * Waits for the results.
   *
   * @throws IOException if the worker is dead, or was killed because it took too long
   */
  void receive(ByteBuffer results) throws IOException {
    out.readFully(results.array(), results.arrayOffset(), results.capacity());
    deadline.end();
  }

  /** The latest lines of the worker's log, to be put into a message; empty if there are none. */
  String said() {
    try {
      String log = Files.readString(folder.resolve("log")).strip();
      return log.isEmpty() ? "" : ": " + log.substring(Math.max(0, log.length() - QUOTED));
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the worker, gently if it listens, and waits until nothing of it is left. */
  void close() {
    deadline.end();
    try {
      in.close();
    } catch (IOException e) {
      // It is dead already, which is what this is about.
    }
    try {
      if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    remains.remove();
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
