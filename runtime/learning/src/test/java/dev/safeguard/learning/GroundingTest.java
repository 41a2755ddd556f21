package dev.safeguard.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Monitors stand here as the generator writes them, as far as labels are concerned. */
class GroundingTest {

  /** Whatever a monitor does beside taking signals. */
  public abstract static class Silent implements Monitor {
    @Override
    public Safeguard safeguard() {
      return new Safeguard(
          "Watch",
          "",
          List.of("near", "open", "named"),
          List.of(new Safeguard.State("only", Verdict.SATISFIED, List.of(0), 0, false)),
          0,
          1);
    }

    @Override
    public int state() {
      return 0;
    }

    @Override
    public int successor(int state, long labels) {
      return 0;
    }

    @Override
    public void restore(int state) {}

    @Override
    public Verdict step(long labels) {
      return Verdict.SATISFIED;
    }

    @Override
    public Verdict verdict() {
      return Verdict.SATISFIED;
    }

    @Override
    public void reset() {}

    @Override
    public Guard safeNext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Guard unsafeNext() {
      throw new UnsupportedOperationException();
    }
  }

  /** All labels follow from signals. */
  public static final class Grounded extends Silent {
    public long labels(double distanceToWall, long keys, boolean doorOpen) {
      return (distanceToWall < 0.5 ? 1 : 0) | (doorOpen && keys >= 2 ? 2 : 0);
    }
  }

  /** The label {@code named} does not. */
  public static final class PartlyGrounded extends Silent {
    public long labels(long given, double distanceToWall) {
      return given & 4 | (distanceToWall < 0.5 ? 1 : 0);
    }
  }

  /** None do. */
  public static final class Ungrounded extends Silent {}

  /** There are too many for parameters. */
  public static final class ManySignals extends Silent {
    public long labels(List<Double> signals) {
      return signals.size();
    }
  }

  private static final List<String> SIGNALS = List.of("door_open", "distance_to_wall", "keys");

  @Test
  void signalsAreTakenByNameAndConverted() {
    Grounding grounding = new Grounding(new Grounded(), SIGNALS);
    assertThat(grounding.labels(new double[] {0, 0.4, 9})).isEqualTo(1);
    assertThat(grounding.labels(new double[] {1, 0.6, 2.9})).isEqualTo(2);
    assertThat(grounding.labels(new double[] {-3, 0.4, 1.9})).as("1.9 keys are 1").isEqualTo(1);
    assertThat(grounding.labels(new double[] {0.1, 0.4, 2})).isEqualTo(3);
  }

  @Test
  void labelsThatAreNotDefinedNeverHold() {
    Grounding grounding = new Grounding(new PartlyGrounded(), SIGNALS);
    assertThat(grounding.labels(new double[] {1, 0.4, 1})).isEqualTo(1);
    assertThat(grounding.labels(new double[] {1, 0.6, 1})).isZero();
  }

  @Test
  void whatCannotBeGroundedIsSaid() {
    assertThatThrownBy(() -> new Grounding(new Ungrounded(), SIGNALS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Watch defines no labels from signals; the environment has "
                + "door_open, distance_to_wall, keys");
    assertThatThrownBy(() -> new Grounding(new Grounded(), List.of("door_open", "keys")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Watch reads the signal distanceToWall, which the environment does not have; "
                + "it has door_open, keys");
    assertThatThrownBy(() -> new Grounding(new ManySignals(), SIGNALS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Watch reads more than 12 signals");
  }
}
