package dev.safeguard.samples.llm.snippets;

import dev.safeguard.learning.SplitMix64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program while it is written, line by line, and what running it has done so far. */
final class Draft {
  private static final double UDP = 0.3;
  private static final double VERSION_6 = 0.3;

  private final SplitMix64 random;
  private final Frame frame;
  private final Words words;
  private final boolean version6;
  private final boolean udp;
  private final String socket;
  private final String port;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Address> values = new LinkedHashMap<>();
  private @Nullable Address bound;

  Draft(SplitMix64 random, Frame frame) {
    this.random = random;
    this.frame = frame;
    version6 = random.nextDouble() < VERSION_6;
    udp = random.nextDouble() < UDP;
    words = new Words(random, version6);
    socket = words.socket();
    port = words.port();
    if (frame.making() == Frame.Making.FIRST) {
      lines.add(make(socket));
    }
  }

  /** Uniform over 0, ..., bound - 1. */
  int chance(int bound) {
    return random.nextInt(bound);
  }

  String name() {
    return words.name();
  }

  Address address() {
    return words.address();
  }

  /** A variable of a new name. */
  String assign(Address address) {
    String name = name();
    assign(name, address);
    return name;
  }

  /** A variable, perhaps not for the first time. */
  void assign(String name, Address address) {
    lines.add(name + " = " + address.literal());
    values.put(name, address);
  }

  /** A variable of a new name that is worth what another is now. */
  String copy(String other) {
    String name = name();
    lines.add(name + " = " + other);
    values.put(name, value(other));
    return name;
  }

  /** Variables that nothing uses. */
  void distract(int number) {
    for (int i = 0; i < number; i++) {
      assign(address());
    }
  }

  /** Comments or strings that mention addresses. */
  void mention(int number) {
    for (int i = 0; i < number; i++) {
      String literal = address().literal();
      lines.add(chance(2) == 0 ? "# not " + literal : "print(" + literal + ")");
    }
  }

  /** A question about a variable that changes nothing. */
  void compare(String name) {
    lines.add("print(" + name + " == " + address().literal() + ")");
  }

  /** Another socket, which is not bound. */
  void connect(String host) {
    String other = words.socket();
    lines.add(make(other));
    lines.add("%s.connect((%s, %s))".formatted(other, host, words.port()));
  }

  /** Binds the socket to a literal. */
  void bind(Address address) {
    bind(address.literal(), address);
  }

  /** Binds the socket to what a variable is worth now. */
  void bind(String name) {
    bind(name, value(name));
  }

  private void bind(String expression, Address address) {
    makeLast();
    lines.add("%s.bind((%s, %s))".formatted(socket, expression, port));
    bound = address;
  }

  /** Binds the socket to a pair of host and port that has a name. */
  void bindPair(String host) {
    String pair = name();
    lines.add("%s = (%s, %s)".formatted(pair, host, port));
    distract(chance(2));
    makeLast();
    lines.add("%s.bind(%s)".formatted(socket, pair));
    bound = value(host);
  }

  /**
   * Binds the socket in a function.
   *
   * @param parameter its name, perhaps that of a variable
   * @param otherwise the parameter's default, or none
   * @param argument of the call, code or nothing
   */
  void bindIn(String parameter, String otherwise, String argument, Address address) {
    String function = name();
    makeLast();
    lines.add("def %s(%s%s):".formatted(function, parameter, otherwise));
    lines.add("    %s.bind((%s, %s))".formatted(socket, parameter, port));
    lines.add("%s(%s)".formatted(function, argument));
    bound = address;
  }

  /** What a variable is worth now. */
  Address value(String name) {
    Address address = values.get(name);
    if (address == null) {
      throw new IllegalStateException(name + " has no value");
    }
    return address;
  }

  private void makeLast() {
    if (frame.making() == Frame.Making.LAST) {
      lines.add(make(socket));
    }
  }

  private String make(String name) {
    String prefix = frame.imports().prefix;
    List<String> arguments = new ArrayList<>();
    if (version6 || udp) {
      arguments.add(prefix + (version6 ? "AF_INET6" : "AF_INET"));
    }
    if (udp) {
      arguments.add(prefix + "SOCK_DGRAM");
    }
    return "%s = %ssocket(%s)".formatted(name, prefix, String.join(", ", arguments));
  }

  /** The finished program. */
  Snippet snippet(Family family, int level) {
    if (bound == null) {
      throw new IllegalStateException(family + " binds nothing");
    }
    switch (frame.ending()) {
      case NOTHING -> {}
      case LISTEN -> lines.add(udp ? socket + ".recv(99)" : socket + ".listen()");
      case CLOSE -> lines.add(socket + ".close()");
    }
    String code = frame.around(lines, name());
    return new Snippet(
        family, level, family.label() + ":" + frame.label(), code, bound, values, socket);
  }
}
