package dev.safeguard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RequirementTest {
  private final AtomicInteger tries = new AtomicInteger();

  private void fail() throws IOException {
    tries.incrementAndGet();
    throw new IOException("no network");
  }

  @Test
  void testsAreSkippedAndSayWhyAfterOneTry() {
    Requirement engine = Requirement.of("engine", false, this::fail);
    for (int test = 0; test < 2; test++) {
      assertThatThrownBy(engine::assume)
          .isInstanceOf(TestAbortedException.class)
          .hasMessage("no engine here: no network");
    }
    assertThat(tries).hasValue(1);
  }

  @Test
  void whatIsRequiredFailsInstead() {
    Requirement engine = Requirement.of("engine", true, this::fail);
    assertThatThrownBy(engine::assume).isInstanceOf(IOException.class).hasMessage("no network");
  }

  @Test
  void whatIsThereLetsTestsGoOn() {
    assertThatCode(Requirement.of("engine", true, () -> {})::assume).doesNotThrowAnyException();
  }
}
