package dev.safeguard.samples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.runtime.Verdict;
import dev.safeguard.runtime.tools.Refusal;
import dev.safeguard.runtime.tools.ToolGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

  @Test
  void aCallThatWouldViolateIsNotMade() throws IOException {
    ToolGate<ToolCall, String> gate = ConversationMain.gate();
    Workshop workshop = new Workshop();
    String said = said(gate, workshop, "read secrets/key", "mail everybody", "test");
    assertThat(workshop.made())
        .containsExactly(new ToolCall("read", "secrets/key"), new ToolCall("test", ""));
    assertThat(gate.verdict()).isEqualTo(Verdict.ACCEPTING);
    assertThat(said)
        .isEqualTo(
            """
            > read secrets/key
            hunter2
            > mail everybody
            refused: {send_mail} would violate Agent, part NoExfiltration (agent.sg:10)
              after     {read_secret}; {}
              by way of start -> seen once read_secret -> violated
              allowed   !send_mail
            > test
            12 tests passed
            """);
  }

  @Test
  void everyRuleHasItsLineAndItsWayOut() throws IOException {
    ToolGate<ToolCall, String> gate = ConversationMain.gate();
    Workshop workshop = new Workshop();
    assertThat(refused(gate, workshop, "push main")).contains("part TestedPush (agent.sg:13)");
    said(gate, workshop, "edit main.py", "test");
    assertThat(gate.refusal(ToolCall.parse("push main"))).isEmpty();
    said(gate, workshop, "edit main.py");
    assertThat(refused(gate, workshop, "push main")).contains("part TestedPush (agent.sg:13)");

    assertThat(refused(gate, workshop, "delete old.log"))
        .contains("part AskBeforeDelete (agent.sg:15)");
    said(gate, workshop, "ask may I?", "delete old.log");
    assertThat(refused(gate, workshop, "delete main.py"))
        .contains("part AskBeforeDelete (agent.sg:15)");

    said(gate, workshop, "mail a", "mail b", "mail c");
    assertThat(refused(gate, workshop, "mail d")).contains("part FewMails (agent.sg:16)");
    assertThat(workshop.made()).hasSize(8).doesNotContain(ToolCall.parse("mail d"));
  }

  private static String refused(ToolGate<ToolCall, String> gate, Workshop workshop, String call) {
    return gate.call(ToolCall.parse(call), workshop::make).refusal().map(Refusal::text).orElse("");
  }

  private static String said(ToolGate<ToolCall, String> gate, Workshop workshop, String... calls) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ConversationMain.converse(List.of(calls), gate, workshop, out);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
