package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArmTest {
  private static final ConvergenceRule FIVE = ConvergenceRule.episodes(5);
  private static final Progression PROGRESSION =
      new Progression(
          "P",
          List.of(
              new Progression.Stage("A", WeaponMonitor::new, ConvergenceRule.converged().or(FIVE)),
              new Progression.Stage("B", WeaponMonitor::new, ConvergenceRule.converged()),
              new Progression.Stage("C", WeaponMonitor::new, ConvergenceRule.converged())));

  private static List<ConvergenceRule> rules(String arm) {
    return Arm.parse(arm).stages(PROGRESSION, 5000).stages().stream()
        .map(Progression.Stage::until)
        .toList();
  }

  @Test
  void everyNameIsThatOfItsArm() {
    assertThat(Arm.names()).doesNotHaveDuplicates().containsAll(Arm.usual());
    for (String name : Arm.names()) {
      assertThat(Arm.parse(name).text()).isEqualTo(name);
    }
  }

  @Test
  void eachSwitchIsThrownAlone() {
    Arm psl = Arm.parse("psl");
    assertThat(Arm.parse("psl-shield"))
        .isEqualTo(new Arm(psl.base(), Arm.Guidance.SHIELD, true, psl.stages()));
    assertThat(Arm.parse("zero-shot-factual"))
        .isEqualTo(new Arm(Arm.Base.ZERO_SHOT, Arm.Guidance.NONE, false, psl.stages()));
    assertThat(Arm.parse("psl-plan-factual-length"))
        .isEqualTo(new Arm(psl.base(), Arm.Guidance.PLAN, false, Arm.Stages.LENGTH));
  }

  @Test
  void stagesEndAsTheArmSays() {
    ConvergenceRule converged = ConvergenceRule.converged();
    assertThat(rules("psl")).startsWith(converged.or(FIVE));
    assertThat(rules("psl-converged")).containsOnly(converged);
    assertThat(rules("psl-length").get(0).window()).isZero();
    assertThat(rules("psl-length").get(1)).as("it names no length").isEqualTo(converged);
    assertThat(rules("zero-shot-shield")).hasSize(1);
    assertThat(rules("reference")).containsOnly(ConvergenceRule.episodes(2500));
  }

  @Test
  void anUnknownArmIsRefusedInWords() {
    for (String name : List.of("ppo", "psl-factual-shield", "rl-shield", "zero-shot-length")) {
      assertThatThrownBy(() -> Arm.parse(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("zero-shot-shield");
    }
  }
}
