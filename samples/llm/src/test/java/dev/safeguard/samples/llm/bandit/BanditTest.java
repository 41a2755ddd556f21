package dev.safeguard.samples.llm.bandit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.samples.llm.snippets.Address;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class BanditTest {
  /** It flags the literal wherever it stands, and knows one of four. */
  @Test
  void itFlagsALiteral() throws Exception {
    List<Snippet> snippets =
        List.of(
            snippet("s.bind(('0.0.0.0', 80))\n", "0.0.0.0"),
            snippet("a = '0.0.0.0'\na = '127.0.0.1'\ns.bind((a, 80))\n", "127.0.0.1"),
            snippet("s.bind(('', 80))\n", ""));
    assertThat(bandit().flags(snippets)).containsExactly(true, true, false);
  }

  private static Bandit bandit() throws IOException {
    try {
      return Bandit.prepare(System.err::println);
    } catch (IOException e) {
      if ("required".equals(System.getenv("SG_ENGINES"))) {
        throw e;
      }
      Assumptions.abort("no bandit here: " + e.getMessage());
      throw e;
    }
  }

  private static Snippet snippet(String code, String bound) {
    return new Snippet(Family.LITERAL, 1, "literal", code, new Address(bound), Map.of(), "s");
  }
}
