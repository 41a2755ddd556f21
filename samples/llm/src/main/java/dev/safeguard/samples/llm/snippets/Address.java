package dev.safeguard.samples.llm.snippets;

import dev.safeguard.learning.SplitMix64;
import java.util.Set;

/**
 * What a socket is bound to, as the host of its address says.
 *
 * @param host without quotes, perhaps empty
 */
public record Address(String host) {
  /** The hosts that stand for all interfaces: CodeQL's py/bind-socket-all-network-interfaces. */
  private static final Set<String> ALL_INTERFACES = Set.of("", "0.0.0.0", "::", "::0");

  /** Any that occurs in programs, each as likely as another. */
  public static Address any(SplitMix64 random) {
    return new Words(random, false).anyAddress();
  }

  /** Whether a socket that is bound to it hears every network that the machine is in. */
  public boolean isAllInterfaces() {
    return ALL_INTERFACES.contains(host);
  }

  /** Whether only a socket of IPv6 can be bound to it. */
  public boolean isVersion6() {
    return host.contains(":");
  }

  /** As Python code. */
  public String literal() {
    return "'" + host + "'";
  }
}
