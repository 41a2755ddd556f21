package dev.safeguard.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RewardShapingTest {
  private static final int PLAIN = 0;
  private static final int PAYING = 1;
  private static final int PAYING_ONCE = 2;
  private static final int VIOLATED = 3;

  private static final Safeguard SAFEGUARD =
      new Safeguard(
          "S",
          "",
          List.of("a"),
          List.of(
              state("plain", Verdict.ACCEPTING, 0, false),
              state("paying", Verdict.ACCEPTING, 0.25, false),
              state("once", Verdict.PENDING, 0.5, true),
              state("violated", Verdict.VIOLATED, 7, false)),
          0,
          10);

  private final RewardShaping shaping = new RewardShaping(SAFEGUARD);

  private static Safeguard.State state(String name, Verdict verdict, double reward, boolean once) {
    return new Safeguard.State(name, verdict, List.of(0, 1, 2, 3), reward, once);
  }

  @Test
  void violationCostsThePenaltyInPlaceOfEveryOtherReward() {
    assertThat(shaping.shape(3, VIOLATED)).isEqualTo(-10);
    assertThat(shaping.shape(3, VIOLATED)).isEqualTo(-10);
  }

  @Test
  void withoutARewardTheEnvironmentsIsUntouchedToTheBit() {
    for (double reward : new double[] {0.0, -0.0, 0.1, -1e300, Double.NaN}) {
      assertThat(Double.doubleToRawLongBits(shaping.shape(reward, PLAIN)))
          .isEqualTo(Double.doubleToRawLongBits(reward));
    }
  }

  @Test
  void rewardIsPaidEachTimeAndOnceWhereItSaysSo() {
    assertThat(shaping.shape(1, PAYING)).isEqualTo(1.25);
    assertThat(shaping.shape(1, PAYING)).isEqualTo(1.25);
    assertThat(shaping.shape(1, PAYING_ONCE)).isEqualTo(1.5);
    assertThat(shaping.shape(1, PAYING_ONCE)).isEqualTo(1);
    shaping.reset();
    assertThat(shaping.shape(1, PAYING_ONCE)).isEqualTo(1.5);
  }

  @Test
  void stepsAreTakenBackOneByOne() {
    shaping.shape(1, PAYING_ONCE);
    shaping.shape(1, PAYING_ONCE);
    shaping.takeBack(PAYING_ONCE);
    assertThat(shaping.preview(1, PAYING_ONCE)).as("the first step stands").isEqualTo(1);
    shaping.takeBack(PAYING_ONCE);
    assertThat(shaping.preview(1, PAYING_ONCE)).isEqualTo(1.5);
  }

  @Test
  void previewUsesNothingUp() {
    assertThat(shaping.preview(1, PAYING_ONCE)).isEqualTo(1.5);
    assertThat(shaping.preview(1, PAYING_ONCE)).isEqualTo(1.5);
    shaping.shape(0, PAYING_ONCE);
    assertThat(shaping.preview(1, PAYING_ONCE)).isEqualTo(1);
  }

  @Test
  void aStateThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> shaping.shape(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
