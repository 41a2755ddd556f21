package dev.safeguard.samples.llm.snippets;

import dev.safeguard.learning.SplitMix64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names, addresses and ports of one program; no name is drawn twice. */
final class Words {
  /** What variables, parameters and functions are called. */
  static final List<String> NAMES =
      List.of(
          "host", "addr", "ip", "h", "a", "b", "iface", "target", "local", "remote", "peer", "node",
          "front", "back", "lan", "wan", "home", "away", "first", "last", "old", "new", "left",
          "right", "here", "there", "x", "y", "z", "source", "sink", "gate");

  static final List<String> SOCKETS = List.of("s", "sock", "server", "conn");
  static final List<String> PORTS =
      List.of("22", "53", "80", "443", "5000", "8000", "8080", "9000");

  /** Hosts for sockets of IPv4: all interfaces, then near misses, then others. */
  static final List<String> VERSION_4 =
      List.of(
          "0.0.0.0",
          "",
          "0.0.0.1",
          "10.0.0.0",
          "127.0.0.1",
          "localhost",
          "127.0.0.0",
          "10.0.0.1",
          "10.1.2.3",
          "172.16.0.1",
          "192.168.0.1",
          "192.168.1.5",
          "169.254.0.1",
          "100.64.0.1",
          "198.51.100.7",
          "203.0.113.9",
          "192.0.2.4",
          "10.20.30.40",
          "172.17.0.2",
          "db.local");

  /** Hosts for sockets of IPv6, in the same order. */
  static final List<String> VERSION_6 =
      List.of(
          "::",
          "::0",
          "",
          "::1",
          "fe80::1",
          "fd00::1",
          "::2",
          "2001:db8::1",
          "fd00::2",
          "fe80::a",
          "2001:db8::8",
          "ff02::1");

  /** How many hosts at the beginning of a list stand for all interfaces. */
  private static final int ALL_INTERFACES_4 = 2;

  private static final int ALL_INTERFACES_6 = 3;

  /** How often one of them is drawn, so that both verdicts are about as frequent. */
  private static final double ALL_INTERFACES_CHANCE = 0.5;

  private final SplitMix64 random;
  private final boolean version6;
  private final Set<String> used = new HashSet<>();

  Words(SplitMix64 random, boolean version6) {
    this.random = random;
    this.version6 = version6;
  }

  String name() {
    return fresh(NAMES);
  }

  String socket() {
    return fresh(SOCKETS);
  }

  String port() {
    return one(PORTS);
  }

  /** One of all interfaces about as often as another. */
  Address address() {
    List<String> hosts = version6 ? VERSION_6 : VERSION_4;
    int split = version6 ? ALL_INTERFACES_6 : ALL_INTERFACES_4;
    boolean all = random.nextDouble() < ALL_INTERFACES_CHANCE;
    return new Address(one(all ? hosts.subList(0, split) : hosts.subList(split, hosts.size())));
  }

  /** Any, each as likely as another. */
  Address anyAddress() {
    int number = random.nextInt(VERSION_4.size() + VERSION_6.size());
    return new Address(
        number < VERSION_4.size()
            ? VERSION_4.get(number)
            : VERSION_6.get(number - VERSION_4.size()));
  }

  private String fresh(List<String> words) {
    String word = one(words);
    while (!used.add(word)) {
      word = one(words);
    }
    return word;
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
