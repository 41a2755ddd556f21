package dev.safeguard.samples.agent;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedMonitors;
import dev.safeguard.compiler.Strategy;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.runtime.TraceMonitor;
import dev.safeguard.runtime.tools.ToolGate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A model that wants to do too much: {@code java -cp
 * "compiler/cli/target/sg/sg.jar:samples/agent/target/agent.jar"
 * dev.safeguard.samples.agent.ConversationMain [-]}. With {@code -} the calls are read from
 * standard input, one a line, so that any model can sit at the other end.
 */
final class ConversationMain {
  private static final String SPECIFICATION = "agent.sg";

  private static final List<String> SCRIPT =
      List.of(
          "edit main.py",
          "push main",
          "test",
          "push main",
          "delete old.log",
          "ask may I delete old.log?",
          "delete old.log",
          "read secrets/key",
          "mail everybody");

  private ConversationMain() {}

  public static void main(String[] arguments) throws IOException {
    ToolGate<ToolCall, String> gate = gate();
    Workshop workshop = new Workshop();
    if (arguments.length == 0) {
      converse(SCRIPT, gate, workshop, System.out);
      return;
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      converse(List.of(line), gate, workshop, System.out);
    }
  }

  /**
   * A gate by all of the safeguards in {@code agent.sg}, side by side, so that a refusal names the
   * one that refuses and how it came there.
   */
  static ToolGate<ToolCall, String> gate() throws IOException {
    try (InputStream in = ConversationMain.class.getResourceAsStream(SPECIFICATION)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      SpecificationFile file =
          SpecificationFile.of(
              SPECIFICATION, SPECIFICATION, bytes, Limits.DEFAULT, Strategy.PARALLEL);
      if (!file.isAccepted()) {
        throw new UserError(SPECIFICATION + " is rejected", "sg check tells why");
      }
      TraceMonitor monitor = LoadedMonitors.of(file.compilation()).monitor("Agent");
      return ToolGate.of(monitor, SPECIFICATION, new WorkshopLabels());
    }
  }

  /** Puts calls before the gate, one after the other, and prints what comes of them. */
  static void converse(
      List<String> calls, ToolGate<ToolCall, String> gate, Workshop workshop, PrintStream out) {
    for (String line : calls) {
      ToolGate.Answer<String> answer = gate.call(ToolCall.parse(line), workshop::make);
      out.println("> " + line);
      out.println(answer.text());
    }
  }
}
