package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.ParallelSafeguard;
import dev.safeguard.compiler.Strategy;
import dev.safeguard.compiler.analysis.Run;
import dev.safeguard.compiler.composition.PartsRun;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.ModuleSource;
import dev.safeguard.runtime.AssumptionViolatedException;
import dev.safeguard.runtime.ParallelMonitor;
import dev.safeguard.runtime.Verdict;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The generated class for parts side by side does what the interpreter does. */
class ParallelMonitorTest {
  private static final String SPECIFICATION =
      """
      module parts
      labels a, b, c, d
      assume !(a & d)
      safeguard First otherwise stay {
        initial state s { on a -> t }
        state t { on b & c -> v }
        rejecting state v
      }
      template Soon(label p, label q) = always (p -> eventually within 2 q)
      safeguard Second = eventually c
      /// All of them.
      safeguard All = First & Second & Soon(b, d) & Second & (always (d -> !b) | always !c) {
        penalty 2.5
      }
      """;

  private final ParallelSafeguard safeguard = compile(SPECIFICATION);

  private static ParallelSafeguard compile(String text) {
    Compilation compilation =
        Compiler.compile(
            new Source("parts.sg", text), ModuleSource.NONE, Limits.DEFAULT, Strategy.PARALLEL);
    assertThat(compilation.isAccepted()).as("%s", compilation.diagnostics()).isTrue();
    List<ParallelSafeguard> conjunctions = compilation.parallelSafeguards();
    assertThat(conjunctions).hasSize(1);
    return conjunctions.get(0);
  }

  private ParallelMonitor monitor() throws ReflectiveOperationException {
    return monitor(safeguard);
  }

  private static ParallelMonitor monitor(ParallelSafeguard safeguard)
      throws ReflectiveOperationException {
    List<JavaSource> sources =
        JavaPackage.of("parts", List.of(), List.of(safeguard.model()), List.of());
    return (ParallelMonitor)
        Generated.compile(sources).loadClass("parts.All").getDeclaredConstructor().newInstance();
  }

  @Test
  void agreesWithTheInterpreterAlongRandomTraces() throws ReflectiveOperationException {
    ParallelMonitor monitor = monitor();
    Random random = new Random(4);
    int violations = 0;
    for (int episode = 0; episode < 2_000; episode++) {
      monitor.reset();
      Run run = new PartsRun(safeguard.conjunction());
      assertThat(monitor.verdict().name()).isEqualTo(run.verdict().name());
      for (int i = 0; i < 4; i++) {
        long observation = random.nextInt(16);
        boolean safe = monitor.safeNext().admits(observation);
        boolean unsafe = monitor.unsafeNext().admits(observation);
        Verdict before = monitor.verdict();
        if (!run.step(observation)) {
          assertThat(safe || unsafe).isFalse();
          assertThatThrownBy(() -> monitor.step(observation))
              .isInstanceOf(AssumptionViolatedException.class);
          assertThat(monitor.verdict()).isEqualTo(before);
          continue;
        }
        Verdict verdict = monitor.step(observation);
        assertThat(verdict.name()).isEqualTo(run.verdict().name());
        assertThat(monitor.verdict()).isEqualTo(verdict);
        assertThat(unsafe).isEqualTo(verdict == Verdict.VIOLATED);
        assertThat(safe).isNotEqualTo(unsafe);
        assertThat(monitor.violatedPart() >= 0).isEqualTo(verdict == Verdict.VIOLATED);
      }
      violations += monitor.verdict() == Verdict.VIOLATED ? 1 : 0;
    }
    assertThat(violations).isBetween(100, 1_900);
  }

  @Test
  void tellsItsPartsAndWhichIsViolated() throws ReflectiveOperationException {
    ParallelMonitor monitor = monitor();
    assertThat(monitor.name()).isEqualTo("All");
    assertThat(monitor.labelNames()).containsExactly("a", "b", "c", "d");
    assertThat(monitor.penalty()).isEqualTo(2.5);
    assertThat(monitor.parts()).extracting(part -> part.name()).hasSize(4).startsWith("First");
    assertThat(monitor.violatedPart()).isEqualTo(-1);
    monitor.step(0b0001);
    assertThat(monitor.step(0b0110)).isEqualTo(Verdict.VIOLATED);
    assertThat(monitor.violatedPart()).isZero();
    monitor.reset();
    assertThat(monitor.verdict()).isEqualTo(Verdict.PENDING);
    assertThat(monitor.violatedPart()).isEqualTo(-1);
  }

  @Test
  void readsSignalsForAllItsParts() throws ReflectiveOperationException {
    ParallelMonitor monitor =
        monitor(
            compile(
                """
                signal armor: int
                label shielded = armor > 0
                labels lava
                safeguard First = always (lava -> shielded)
                safeguard All = First & always (lava -> weaknext !lava)
                """));
    Method observe = monitor.getClass().getMethod("observe", long.class, long.class);
    assertThat(observe.invoke(monitor, 1L, 3L)).isEqualTo(Verdict.ACCEPTING);
    assertThat(observe.invoke(monitor, 0L, 0L)).isEqualTo(Verdict.ACCEPTING);
    assertThat(observe.invoke(monitor, 1L, 0L)).isEqualTo(Verdict.VIOLATED);
    assertThat(monitor.violatedPart()).isZero();
  }

  @Test
  void theClassIsShortAndLinksToThoseOfItsParts() {
    List<JavaSource> sources =
        JavaPackage.of(
            "parts",
            List.of(safeguard.model().parts().get(0)),
            List.of(safeguard.model()),
            List.of());
    JavaSource all = sources.get(sources.size() - 1);
    assertThat(sources.stream().map(JavaSource::qualifiedName))
        .containsExactly(
            "parts.First", "parts.AllPart2", "parts.AllPart3", "parts.AllPart4", "parts.All");
    assertThat(all.text())
        .contains("All of them.")
        .contains("4 parts side by side; a violation costs 2.5.")
        .contains("{@link First}: {@code First}")
        .contains("new First()");
    assertThat(all.text().lines()).hasSizeLessThan(40);
  }
}
