package dev.safeguard.compiler.interchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of other tools that can be read, known by the ending of a file's name. */
public enum AutomatonFormat {
  /** The Hanoi Omega-Automata format, version 1. */
  HOA(".hoa"),
  /** What {@code docs/schema/automaton.schema.json} describes. */
  JSON(".json"),
  /** The format of the Mata library: explicit and bit-vector alphabets. */
  MATA(".mata"),
  /** Reward machines as lines of tuples (Toro Icarte and others 2022). */
  REWARD_MACHINE(".rm", ".txt");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
  private final List<String> endings;

  AutomatonFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /** The format of a file, if its name ends in that of one; upper and lower case count as equal. */
  public static Optional<AutomatonFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.endings.stream().anyMatch(name::endsWith))
        .findFirst();
  }
}
