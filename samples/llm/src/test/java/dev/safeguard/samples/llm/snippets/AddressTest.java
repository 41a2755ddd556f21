package dev.safeguard.samples.llm.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "0.0.0.0", "::", "::0"})
  void fourHostsStandForAllInterfaces(String host) {
    assertThat(new Address(host).isAllInterfaces()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.1", "10.0.0.0", "::1", "localhost", " "})
  void nearMissesDoNot(String host) {
    assertThat(new Address(host).isAllInterfaces()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "::1", "fe80::1"})
  void colonsAreOfVersion6(String host) {
    assertThat(new Address(host).isVersion6()).isTrue();
    assertThat(new Address(host).literal()).isEqualTo("'" + host + "'");
  }
}
