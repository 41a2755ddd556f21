package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GroundingCodeTest {
  private static final String SHIELD =
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
      safeguard Shield otherwise stay {
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

  private static Method method(Monitor monitor, String name) {
    return Arrays.stream(monitor.getClass().getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Calls a method and throws what it throws. */
  private static Object call(Monitor monitor, String name, Object... arguments) {
    try {
      return method(monitor, name).invoke(monitor, arguments);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isWrittenToBeRead() throws IOException {
    Golden.assertSame(MonitorClassTest.source(model(SHIELD)).text(), "Shield.java");
  }

  @Test
  void stepsWithTheLabelsOfItsSignals() {
    Monitor shield = monitor(model(SHIELD));
    assertThat(call(shield, "observe", 0L, 3L, 0.0, 0.0, true)).isEqualTo(Verdict.ACCEPTING);
    assertThatThrownBy(() -> call(shield, "observe", 0L, 0L, Double.NaN, 0.0, true))
        .isInstanceOf(SignalException.class)
        .hasMessage("the signal `x` is not a number");
    double infinity = Double.POSITIVE_INFINITY;
    assertThatThrownBy(() -> call(shield, "observe", 0L, 0L, infinity, infinity, true))
        .isInstanceOf(SignalException.class)
        .hasMessage("`2 * x - y-speed` adds infinities of opposite sign");
    assertThat(shield.verdict()).isEqualTo(Verdict.ACCEPTING);
    assertThat(call(shield, "observe", 1L, 0L, -1000.0, 0.0, true)).isEqualTo(Verdict.VIOLATED);
  }

  @Property(tries = 60)
  void groundsAsTheInterpreterDoes(@ForAll long seed) {
    Random random = new Random(seed);
    MonitorModel model = model(RandomConditions.specification(random));
    Grounding grounding = model.alphabet().grounding();
    Monitor monitor = monitor(model);
    for (int i = 0; i < 200; i++) {
      Valuation valuation = new Valuation(4);
      long given = random.nextLong();
      List<Object> arguments = new ArrayList<>(List.of(given));
      RandomConditions.values(random, valuation, arguments);
      Object[] all = arguments.toArray();
      try {
        long expected = grounding.observation(valuation, given & 1);
        assertThat(call(monitor, "labels", all)).as("%s", arguments).isEqualTo(expected);
        monitor.reset();
        assertThatCode(() -> call(monitor, "observe", all)).doesNotThrowAnyException();
      } catch (UndefinedSignalException e) {
        assertThatThrownBy(() -> call(monitor, "labels", all))
            .isInstanceOf(SignalException.class)
            .hasMessage(e.getMessage());
      }
    }
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
    Class<?> type = method(monitor, "observe").getParameterTypes()[1];
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
    Monitor shield = monitor(model(SHIELD));
    MethodHandle observe =
        MethodHandles.lookup().unreflect(method(shield, "observe")).bindTo(shield);
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
    Class<?>[] types = method(monitor(model(SHIELD)), "labels").getParameterTypes();
    assertThat(types)
        .containsExactly(long.class, long.class, double.class, double.class, boolean.class);
    assertThat(model(SHIELD).alphabet().grounding().signals())
        .extracting(Signal::name)
        .containsExactly("armor", "x", "y-speed", "door");
  }
}
