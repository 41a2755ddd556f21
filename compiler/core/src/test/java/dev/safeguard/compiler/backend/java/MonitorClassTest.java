package dev.safeguard.compiler.backend.java;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitorClassTest {

  private static JavaSource source(MonitorModel model) {
    return JavaPackage.of("dev.example", List.of(model), List.of()).get(0);
  }

  @Test
  void show() {
    for (MonitorModel m :
        List.of(
            Models.bench(),
            Models.door(),
            Models.tangled(60),
            Models.parity(60),
            Models.chain(200),
            Models.chain(20000))) MonitorComparison.assertSame(m, Generated.monitor(source(m)));
  }
}
