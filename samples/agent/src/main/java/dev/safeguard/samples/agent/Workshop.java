package dev.safeguard.samples.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tools on a small world in memory. What was done in it is written down. */
final class Workshop {
  static final String GREEN = "12 tests passed";

  private final Map<String, String> files =
      new TreeMap<>(
          Map.of(
              "main.py", "print('hello')",
              "old.log", "nothing of interest",
              "secrets/key", "hunter2"));
  private final List<ToolCall> made = new ArrayList<>();

  /** Makes a call; a call that makes no sense gets an answer that says so. */
  String make(ToolCall call) {
    made.add(call);
    String name = call.argument();
    return switch (call.tool()) {
      case "read" -> files.getOrDefault(name, "there is no " + name);
      case "edit" -> {
        files.put(name, "changed");
        yield "edited " + name;
      }
      case "test" -> GREEN;
      case "push" -> "pushed";
      case "ask" -> "yes, go ahead";
      case "delete" -> files.remove(name) == null ? "there is no " + name : "deleted " + name;
      case "mail" -> "sent";
      default -> "there is no tool " + call.tool();
    };
  }

  /** The calls that were made, in order. */
  List<ToolCall> made() {
    return List.copyOf(made);
  }
}
