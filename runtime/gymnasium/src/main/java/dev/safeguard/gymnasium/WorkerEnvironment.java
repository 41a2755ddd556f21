package dev.safeguard.gymnasium;

import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.VectorEnvironment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Copies of one environment in one worker process, pinned to one core with its engines.
 *
 * <p>A worker that dies, or does not answer in time, is started anew: its copies are {@link
 * Outcome#LOST} in that exchange and wait for their reset.
 */
public final class WorkerEnvironment implements VectorEnvironment {
  private static final AtomicInteger NEXT_CORE = new AtomicInteger();
  static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int DEATHS_IN_A_ROW = 3;
  private static final int STEP = 1;
  private static final int RESET = 2;
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Path python;
  private final Path program;
  private final String request;
  private final Duration timeout;
  private final int copies;
  private final Greeting greeting;
  private final int[] actions;
  // Where the seeds of the commands and the parts of the results begin, in bytes.
  private final int seeds;
  private final int rewards;
  private final int signals;
  private final int observations;
  private final ByteBuffer commands;
  private final ByteBuffer results;
  private final int[] outcomes;
  private Worker worker;
  private int restarts;
  private int deathsInARow;

  /**
   * Starts a worker.
   *
   * @param python where its environment is, {@linkplain PythonEnvironment#prepare prepared}
   * @param engine what it runs
   * @param copies how many of that; at least 1
   * @throws IOException if it cannot be started; the message is for people
   */
  public static WorkerEnvironment start(PythonEnvironment python, EngineRequest engine, int copies)
      throws IOException {
    return start(python, engine, copies, TIMEOUT);
  }

  /**
   * Starts a worker.
   *
   * @param timeout for its start and for each exchange; one that takes longer is killed
   */
  public static WorkerEnvironment start(
      PythonEnvironment python, EngineRequest engine, int copies, Duration timeout)
      throws IOException {
    return start(python, engine, copies, timeout, NEXT_CORE.getAndIncrement());
  }

  /** Starts a worker on a core, counted round those that this process may use. */
  static WorkerEnvironment start(
      PythonEnvironment python, EngineRequest engine, int copies, Duration timeout, int core)
      throws IOException {
    return new WorkerEnvironment(
        python.python(),
        WorkerProgram.in(python.folder()),
        engine.toJson(copies, core),
        copies,
        timeout);
  }

  private WorkerEnvironment(Path python, Path program, String request, int copies, Duration timeout)
      throws IOException {
    this.python = python;
    this.program = program;
    this.request = request;
    this.copies = copies;
    this.timeout = timeout;
    worker = new Worker(python, program, request, timeout);
    try {
      greeting = Greeting.parse(worker.greeting());
    } catch (IOException e) {
      worker.close();
      throw e;
    }
    actions = greeting.actions().stream().mapToInt(Integer::intValue).toArray();
    int parts = actions.length;
    seeds = Integer.BYTES * copies * (1 + parts);
    commands = Worker.buffer(seeds + Long.BYTES * copies);
    rewards = Integer.BYTES * copies;
    signals = rewards + Double.BYTES * copies;
    observations = signals + Double.BYTES * copies * greeting.signals().size();
    results =
        Worker.buffer(
            observations
                + copies * greeting.observationSize() * (greeting.bytes() ? 1 : Float.BYTES));
    outcomes = new int[copies];
  }

  @Override
  public int copies() {
    return copies;
  }

  @Override
  public ObservationShape observation() {
    return greeting.bytes() && greeting.shape().size() == 2
        ? new ObservationShape(greeting.shape().get(0), greeting.shape().get(1), 0)
        : ObservationShape.ofFeatures(greeting.observationSize());
  }

  @Override
  public int[] actions() {
    return actions.clone();
  }

  @Override
  public List<String> signals() {
    return greeting.signals();
  }

  /** How often the worker has been started anew. */
  public int restarts() {
    return restarts;
  }

  /** The number of the worker's guardian among the system's processes. */
  public long pid() {
    return worker.pid();
  }

  @Override
  public void reset(int copy, long seed) {
    commands.putInt(Integer.BYTES * copy, RESET);
    commands.putLong(seeds + Long.BYTES * copy, seed);
  }

  @Override
  public void step(int copy, int[] action) {
    commands.putInt(Integer.BYTES * copy, STEP);
    for (int i = 0; i < actions.length; i++) {
      commands.putInt(Integer.BYTES * (copies + copy * actions.length + i), action[i]);
    }
  }

  @Override
  public void exchange() throws IOException {
    try {
      worker.send(commands);
      worker.receive(results);
      deathsInARow = 0;
      for (int i = 0; i < copies; i++) {
        outcomes[i] = results.getInt(Integer.BYTES * i);
      }
    } catch (IOException e) {
      restart();
      Arrays.fill(outcomes, Outcome.LOST.ordinal());
    }
    for (int i = 0; i < copies; i++) {
      commands.putInt(Integer.BYTES * i, 0);
    }
  }

  private void restart() throws IOException {
    String said = worker.said();
    worker.close();
    if (++deathsInARow == DEATHS_IN_A_ROW) {
      throw new IOException("the worker died %d times in a row%s".formatted(DEATHS_IN_A_ROW, said));
    }
    worker = new Worker(python, program, request, timeout);
    Greeting.parse(worker.greeting());
    restarts++;
  }

  @Override
  public Outcome outcome(int copy) {
    return OUTCOMES[outcomes[copy]];
  }

  @Override
  public double reward(int copy) {
    return results.getDouble(rewards + Double.BYTES * copy);
  }

  @Override
  public double signal(int copy, int signal) {
    return results.getDouble(signals + Double.BYTES * (copy * greeting.signals().size() + signal));
  }

  @Override
  public void observe(int copy, float[] target, int offset) {
    int size = greeting.observationSize();
    for (int i = 0; i < size; i++) {
      int at = copy * size + i;
      target[offset + i] =
          greeting.bytes()
              ? (results.get(observations + at) & 0xff) / 255f
              : results.getFloat(observations + Float.BYTES * at);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
