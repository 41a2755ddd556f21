package dev.safeguard.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.VectorEnvironment.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerEnvironmentTest {
  private static final EngineRequest CART_POLE = EngineRequest.gymnasium("CartPole-v1");

  @Test
  void cartPoleFallsWhenItIsPushedOneWay() throws IOException {
    try (WorkerEnvironment poles = WorkerEnvironment.start(Workers.python(), CART_POLE, 3)) {
      assertThat(poles.observation()).isEqualTo(ObservationShape.ofFeatures(4));
      assertThat(poles.actions()).containsExactly(2);
      assertThat(poles.signals()).hasSize(4).startsWith("observation_0");
      begin(poles);
      assertThat(poles.signal(0, 0)).isEqualTo(poles.signal(1, 0));
      assertThat(poles.signal(2, 0)).isNotEqualTo(poles.signal(1, 0));
      int length = 0;
      while (poles.outcome(0) == Outcome.RUNNING) {
        poles.step(0, new int[] {1});
        poles.exchange();
        assertThat(poles.reward(0)).isEqualTo(1);
        length++;
      }
      assertThat(poles.outcome(0)).isEqualTo(Outcome.TERMINATED);
      assertThat(length).isBetween(7, 12);
      assertThat(poles.outcome(2)).as("those without a command stay").isEqualTo(Outcome.RUNNING);
      float[] observation = new float[5];
      poles.observe(0, observation, 1);
      assertThat(observation[1]).isEqualTo((float) poles.signal(0, 0));
      assertThat(Math.abs(observation[3])).isGreaterThan(0.2f); // 12 degrees, the pole's limit
    }
  }

  /** Copies 0 and 1 with one seed, copy 2 with another. */
  private static void begin(WorkerEnvironment poles) throws IOException {
    poles.reset(0, 5);
    poles.reset(1, 5);
    poles.reset(2, 6);
    poles.exchange();
  }

  @Test
  void miniGridGivesItsAttributesAsSignals() throws IOException {
    EngineRequest door =
        new EngineRequest.Gymnasium("MiniGrid-Empty-5x5-v0", List.of("agent_pos", "agent_dir"));
    try (WorkerEnvironment grid = WorkerEnvironment.start(Workers.python(), door, 1)) {
      assertThat(grid.signals()).containsExactly("agent_pos_0", "agent_pos_1", "agent_dir");
      grid.reset(0, 1);
      grid.exchange();
      assertThat(grid.signal(0, 0)).isEqualTo(1);
      grid.step(0, new int[] {2}); // forward, which is east
      grid.exchange();
      assertThat(grid.signal(0, 0)).isEqualTo(2);
      assertThat(grid.signal(0, 1)).isEqualTo(1);
    }
  }

  @Test
  void aKilledWorkerCostsItsEpisodesAndNoMore() throws IOException {
    try (WorkerEnvironment poles = WorkerEnvironment.start(Workers.python(), CART_POLE, 3)) {
      begin(poles);
      double before = poles.signal(0, 2);
      Processes.descendants(poles.pid()).forEach(ProcessHandle::destroyForcibly);
      poles.step(0, new int[] {0});
      poles.exchange();
      assertThat(poles.outcome(0)).isEqualTo(Outcome.LOST);
      assertThat(poles.restarts()).isEqualTo(1);
      begin(poles);
      assertThat(poles.outcome(0)).isEqualTo(Outcome.RUNNING);
      assertThat(poles.signal(0, 2)).isEqualTo(before);
    }
  }

  @Test
  void aHangingWorkerIsKilled() throws IOException, InterruptedException {
    Duration timeout = Duration.ofSeconds(10);
    try (WorkerEnvironment poles =
        WorkerEnvironment.start(Workers.python(), CART_POLE, 3, timeout)) {
      begin(poles);
      for (ProcessHandle worker : Processes.descendants(poles.pid())) {
        Processes.signal("STOP", worker.pid());
      }
      poles.step(0, new int[] {0});
      poles.exchange();
      assertThat(poles.outcome(2)).isEqualTo(Outcome.LOST);
      assertThat(poles.restarts()).isEqualTo(1);
    }
  }

  @Test
  void whatDoesNotExistIsNamed() throws IOException {
    PythonEnvironment python = Workers.python();
    assertThatThrownBy(
            () -> WorkerEnvironment.start(python, EngineRequest.gymnasium("CartPool-v1"), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("CartPool");
    assertThatThrownBy(
            () -> WorkerEnvironment.start(python, EngineRequest.gymnasium("Pendulum-v1"), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no discrete actions");
  }
}
