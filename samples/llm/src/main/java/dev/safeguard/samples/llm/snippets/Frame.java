package dev.safeguard.samples.llm.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands around the lines that matter: the same program in different clothes. */
record Frame(Imports imports, Scope scope, Ending ending, Making making) {
  private static final String INDENT = "    ";

  /** How the module comes in. */
  enum Imports {
    MODULE("import socket", "socket."),
    RENAMED("import socket as net", "net."),
    NAMES("from socket import *", "");

    final String line;
    final String prefix;

    Imports(String line, String prefix) {
      this.line = line;
      this.prefix = prefix;
    }
  }

  /** Where the program stands. */
  enum Scope {
    MODULE,
    FUNCTION
  }

  /** When the socket is made. */
  enum Making {
    FIRST,
    LAST
  }

  /** What follows. */
  enum Ending {
    NOTHING,
    LISTEN,
    CLOSE
  }

  /** All frames, in a fixed order. */
  static List<Frame> all() {
    List<Frame> all = new ArrayList<>();
    for (Imports imports : Imports.values()) {
      for (Scope scope : Scope.values()) {
        for (Ending ending : Ending.values()) {
          for (Making making : Making.values()) {
            all.add(new Frame(imports, scope, ending, making));
          }
        }
      }
    }
    return List.copyOf(all);
  }

  /**
   * A number from 0 for what every text shows: frames that differ only in when the socket is made
   * share it, because without a line between both moments are the same.
   */
  int look() {
    return (imports.ordinal() * Scope.values().length + scope.ordinal()) * Ending.values().length
        + ending.ordinal();
  }

  /** As templates are named: module-function-listen-last. */
  String label() {
    return Stream.of(imports, scope, ending, making)
        .map(part -> part.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("-"));
  }

  /**
   * The program.
   *
   * @param lines all but the import, indented as in a module
   * @param main what the function is called, if the program stands in one
   */
  String around(List<String> lines, String main) {
    List<String> program = new ArrayList<>();
    program.add(imports.line);
    if (scope == Scope.MODULE) {
      program.addAll(lines);
    } else {
      program.add("def " + main + "():");
      lines.forEach(line -> program.add(INDENT + line));
      program.add(main + "()");
    }
    return String.join("\n", program) + "\n";
  }
}
