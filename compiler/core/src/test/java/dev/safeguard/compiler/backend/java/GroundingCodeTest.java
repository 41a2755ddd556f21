package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.Signal;
import dev.safeguard.compiler.signals.UndefinedSignalException;
import dev.safeguard.compiler.signals.Valuation;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.SignalException;
import dev.safeguard.runtime.Verdict;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundingCodeTest {
  private static final String ARMORED =
      """
      module dev.example
      signal armor: int
      signal x, `y-speed`: real
      signal door: bool
      labels creeper
      label shielded = armor > 0
      label in_lava = x > -224 and x < 128
      label far_off = 2 * x - `y-speed` >= 100.5
      label exposed = not shielded and (in_lava or creeper) and door
      /// The lava is entered with armour only, and nobody is exposed.
      safeguard Armored otherwise stay {
        initial state safe { on in_lava & !shielded | exposed | far_off -> violated }
        rejecting state violated
      }
      """;

  private static MonitorModel model(String text) {
    Compilation compilation = Compiler.compile(new Source("signals.sg", text));
    assertThat(compilation.diagnostics()).noneMatch(d -> d.isError());
    return compilation.safeguards().get(0).model();
  }

  private static Monitor monitor(MonitorModel model) {
    return Generated.monitor(MonitorClassTest.source(model));
  }

  private static Object call(Monitor monitor, String name, Object... arguments) {
    return GroundingComparison.call(monitor, name, List.of(arguments));
  }

  @Test
  void isWrittenToBeRead() throws IOException {
    Golden.assertSame(MonitorClassTest.source(model(ARMORED)).text(), "Armored.java");
  }

  @Test
  void stepsWithTheLabelsOfItsSignals() {
    Monitor armored = monitor(model(ARMORED));
    assertThat(call(armored, "observe", 0L, 3L, 0.0, 0.0, true)).isEqualTo(Verdict.ACCEPTING);
    assertThatThrownBy(() -> call(armored, "observe", 0L, 0L, Double.NaN, 0.0, true))
        .isInstanceOf(SignalException.class)
        .hasMessage("the signal `x` is not a number");
    double infinity = Double.POSITIVE_INFINITY;
    assertThatThrownBy(() -> call(armored, "observe", 0L, 0L, infinity, infinity, true))
        .isInstanceOf(SignalException.class)
        .hasMessage("`2 * x - y-speed` adds infinities of opposite sign");
    assertThat(armored.verdict()).isEqualTo(Verdict.ACCEPTING);
    assertThat(call(armored, "observe", 1L, 0L, -1000.0, 0.0, true)).isEqualTo(Verdict.VIOLATED);
  }

  @Property(tries = 60)
  void groundsAsTheInterpreterDoes(@ForAll long seed) {
    Random random = new Random(seed);
    MonitorModel model = model(RandomConditions.specification(random));
    GroundingComparison.assertSame(model, monitor(model), random, 300);
  }

  /** What the definitions imply holds of every observation, those of infinities included. */
  @Property(tries = 60)
  void whatSignalsProduceIsAlwaysPossible(@ForAll long seed) {
    Random random = new Random(seed);
    MonitorModel model = model(RandomConditions.specification(random));
    Grounding grounding = model.alphabet().grounding();
    for (int i = 0; i < 300; i++) {
      Valuation valuation = RandomConditions.values(random);
      try {
        long observation = grounding.observation(valuation, random.nextInt(2));
        assertThat(model.alphabet().assumption().admits(observation)).isTrue();
      } catch (UndefinedSignalException e) {
        assertThat(e).hasMessageMatching("the signal `.` is not a number|`.*` adds infinities.*");
      }
    }
  }

  /** The comparison above is worth something: it finds every one of these faults. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "armor > 0; armor >= 0",
        "x > -224; x >= -224",
        "x < 128; x <= 128",
        "> -224 && x; > -224 || x",
        "plus(2, x); plus(1, x)",
        "plus(-1, ySpeed); plus(1, ySpeed)",
        "compareTo(100.5) >= 0; compareTo(100.5) > 0",
        "Double.isNaN(x); Double.isNaN(ySpeed)",
        "labels |= SHIELDED; labels |= IN_LAVA",
        "(labels & SHIELDED) == 0; (labels & SHIELDED) != 0",
        "&& door; && !door",
        "= given & CREEPER; = given",
        "return step(labels(; return step(-labels(",
      })
  void aWrongGeneratorIsNoticed(String right, String wrong) {
    MonitorModel model = model(ARMORED);
    JavaSource source = MonitorClassTest.source(model);
    assertThat(source.text()).contains(right);
    JavaSource broken =
        new JavaSource(
            source.packageName(), source.className(), source.text().replace(right, wrong));
    Monitor monitor = Generated.monitor(broken);
    Random random = new Random(1);
    assertThatThrownBy(() -> GroundingComparison.assertSame(model, monitor, random, 2000))
        .isInstanceOfAny(AssertionError.class, RuntimeException.class);
  }

  @Test
  void manySignalsComeAsOneObject() throws ReflectiveOperationException {
    StringBuilder text = new StringBuilder("labels l0\n");
    for (int i = 1; i <= 13; i++) {
      text.append("signal s%d: %s\n".formatted(i, i % 2 == 0 ? "real" : "int"));
      text.append("label l%d = s%d > %d\n".formatted(i, i, i));
    }
    text.append("safeguard Many otherwise stay { initial state s { on l0 & l13 -> v }");
    Monitor monitor = monitor(model(text + " rejecting state v }"));
    Class<?> type = GroundingComparison.method(monitor, "observe").getParameterTypes()[1];
    Object signals = type.getDeclaredConstructor().newInstance();
    type.getField("s13").setLong(signals, 14);
    type.getField("s2").setDouble(signals, 2.5);
    assertThat(call(monitor, "labels", -1L, signals)).isEqualTo(1L | 1L << 2 | 1L << 13);
    assertThat(call(monitor, "observe", 1L, signals)).isEqualTo(Verdict.VIOLATED);
  }

  @Test
  void namesOfSignalsMayBeAnything() {
    String text =
        """
        signal sum, sum1, labels, given, `class`, FAR, `!`, `?`, `a b`, aB, step, state: real
        label far = sum + sum1 + labels + given + `class` + FAR + `!` + `?` + `a b` + aB + step > state
        safeguard Names otherwise stay { initial state s { on far -> v } rejecting state v }
        """
            .replace("labels,", "`labels`,")
            .replace("state:", "`state`:")
            .replace("+ labels", "+ `labels`")
            .replace("> state", "> `state`");
    Monitor monitor = monitor(model(text));
    Object[] ones = new Object[12];
    Arrays.fill(ones, 1.0);
    assertThat(call(monitor, "labels", ones)).isEqualTo(1L);
  }

  @Test
  void allocatesNothing() throws Throwable {
    Monitor armored = monitor(model(ARMORED));
    MethodHandle observe =
        MethodHandles.lookup()
            .unreflect(GroundingComparison.method(armored, "observe"))
            .bindTo(armored);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long warm = 0;
    long after = 0;
    int steps = 200_000;
    for (int round = 0; round < 2; round++) {
      warm = after;
      for (int i = 0; i < steps; i++) {
        Verdict verdict =
            (Verdict) observe.invokeExact(0L, (long) i, 0.1 * i, 0.2 * i - 100.5, i % 2 == 0);
        assertVerdict(verdict);
      }
      after = threads.getCurrentThreadAllocatedBytes();
    }
    assertThat(after - warm).isLessThan(steps);
  }

  private static void assertVerdict(Verdict verdict) {
    if (verdict == Verdict.PENDING) {
      throw new AssertionError();
    }
  }

  @Test
  void aSignalOfEachTypeBecomesAType() {
    Class<?>[] types =
        GroundingComparison.method(monitor(model(ARMORED)), "labels").getParameterTypes();
    assertThat(types)
        .containsExactly(long.class, long.class, double.class, double.class, boolean.class);
    assertThat(model(ARMORED).alphabet().grounding().signals())
        .extracting(Signal::name)
        .containsExactly("armor", "x", "y-speed", "door");
  }
}
