package dev.safeguard.samples.agent;

import dev.safeguard.runtime.tools.ToolLabels;
import java.util.Set;

/** What {@code agent.sg} speaks of, in terms of the tools of the {@link Workshop}. */
final class WorkshopLabels implements ToolLabels<ToolCall, String> {

  @Override
  public Set<String> ofCall(ToolCall call) {
    return switch (call.tool()) {
      case "read" -> call.argument().startsWith("secrets/") ? Set.of("read_secret") : Set.of();
      case "edit" -> Set.of("edit");
      case "push" -> Set.of("push");
      case "delete" -> Set.of("delete");
      case "mail" -> Set.of("send_mail");
      default -> Set.of();
    };
  }

  @Override
  public Set<String> ofResult(ToolCall call, String result) {
    return switch (call.tool()) {
      case "test" -> result.equals(Workshop.GREEN) ? Set.of("tests_green") : Set.of();
      case "ask" -> result.startsWith("yes") ? Set.of("approved") : Set.of();
      default -> Set.of();
    };
  }
}
