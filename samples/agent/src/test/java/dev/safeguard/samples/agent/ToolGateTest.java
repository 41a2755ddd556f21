package dev.safeguard.samples.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedMonitors;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Shield;
import dev.safeguard.runtime.TraceMonitor;
import dev.safeguard.runtime.Verdict;
import dev.safeguard.runtime.tools.Refusal;
import dev.safeguard.runtime.tools.ToolGate;
import dev.safeguard.runtime.tools.ToolLabels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolGateTest {
  private static final String SPECIFICATION =
      """
      labels action open, wait
      labels alarm
      /// Once it is open the alarm may come, and then nothing helps.
      safeguard Quiet otherwise stay {
        initial state shut   { on open  -> opened }
        state opened         { on alarm -> violated }
        rejecting state violated
      }
      safeguard Once otherwise stay {
        initial state fresh  { on open -> used }
        state used           { on open -> violated }
        rejecting state violated
      }
      """;

  /** A call is the name of a label, and so is its result. */
  private static final ToolLabels<String, String> NAMES =
      new ToolLabels<>() {
        @Override
        public Set<String> ofCall(String call) {
          return Set.of(call);
        }

        @Override
        public Set<String> ofResult(String call, String result) {
          return result.isEmpty() ? Set.of() : Set.of(result);
        }
      };

  private static TraceMonitor monitor(String name) {
    byte[] bytes = SPECIFICATION.getBytes(StandardCharsets.UTF_8);
    return LoadedMonitors.of(
            SpecificationFile.of("door.sg", "door.sg", bytes, Limits.DEFAULT).compilation())
        .monitor(name);
  }

  @Test
  void aRefusalChangesNothing() {
    ToolGate<String, String> gate = ToolGate.of(monitor("Once"), "door.sg", NAMES);
    assertThat(gate.call("open", call -> "").result()).contains("");
    Refusal refusal = gate.call("open", call -> "must not be made").refusal().orElseThrow();
    assertThat(refusal.text())
        .isEqualTo(
            """
            refused: {open} would violate Once (door.sg:11)
              after     {open}; {}
              by way of fresh -> used -> violated
              allowed   !open""");
    assertThat(refusal.path()).isEqualTo(List.of("fresh", "used", "used", "violated"));
    assertThat(gate.refusal("open")).contains(refusal);
    assertThat(gate.call("wait", call -> "").result()).isPresent();
    assertThat(gate.verdict()).isEqualTo(Verdict.ACCEPTING);
  }

  @Test
  void aResultThatViolatesIsSeenAndEverythingRefusedFromThenOn() {
    ToolGate<String, String> gate = ToolGate.of(monitor("Quiet"), "door.sg", NAMES);
    assertThat(gate.call("open", call -> "alarm").result()).contains("alarm");
    assertThat(gate.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(gate.call("wait", call -> "").refusal().map(Refusal::allowed)).contains("false");
  }

  @Test
  void aShieldRefusesWhatTheWorldCouldTurnIntoAViolation() {
    ToolGate<String, String> gate = ToolGate.of(monitor("Quiet"), "door.sg", NAMES);
    assertThat(gate.refusal("open")).isEmpty();
    ToolGate<String, String> careful = shielded(monitor("Quiet"));
    assertThat(careful.refusal("wait")).isEmpty();
    assertThat(careful.refusal("open").map(Refusal::text))
        .contains(
            """
            refused: {open} would leave no safe way out of Quiet
              after     nothing
              by way of shut -> opened
              allowed   !open""");
  }

  @SuppressWarnings("unchecked") // generated classes of specifications with actions are both
  private static <M extends Monitor & Shield> ToolGate<String, String> shielded(
      TraceMonitor monitor) {
    return ToolGate.shielded((M) monitor, "door.sg", NAMES);
  }

  @Test
  void whatAToolThrowsComesThroughAndTheCallCounts() {
    ToolGate<String, String> gate = ToolGate.of(monitor("Once"), "door.sg", NAMES);
    assertThatThrownBy(
            () ->
                gate.call(
                    "open",
                    call -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(gate.refusal("open")).isNotEqualTo(Optional.empty());
  }

  @Test
  void labelsAndSafeguardsAreCalledByTheirNames() {
    ToolGate<String, String> gate = ToolGate.of(monitor("Once"), "door.sg", NAMES);
    assertThatThrownBy(() -> gate.call("opne", call -> ""))
        .hasMessage("Once has no label opne; it has open, wait, alarm");
    assertThatThrownBy(() -> monitor("Onse"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("door.sg has no safeguard Onse");
  }
}
