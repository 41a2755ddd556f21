package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymmetricGuard;
import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.backend.ModelBuilder;
import dev.safeguard.compiler.backend.Models;
import dev.safeguard.runtime.Monitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorClassTest {
  private static final MonitorClass.Limits WALKING = new MonitorClass.Limits(100, 1500, -1);
  private static final MonitorClass.Limits ENCODED = new MonitorClass.Limits(-1, 0, -1);

  static JavaSource source(MonitorModel model) {
    return JavaPackage.of("dev.example", List.of(model), List.of()).get(0);
  }

  private static void assertFaithful(MonitorModel model) {
    MonitorComparison.assertSame(model, Generated.monitor(source(model)));
  }

  @Test
  void isWrittenToBeRead() throws IOException {
    Golden.assertSame(source(Models.bench()).text(), "Bench.java");
    Golden.assertSame(source(Models.door()).text(), "Door.java");
    Golden.assertSame(source(Models.withShield(Models.door(), 1)).text(), "ShieldedDoor.java");
  }

  @Test
  void doesWhatTheAutomatonDoes() {
    assertFaithful(Models.bench());
    assertFaithful(Models.door());
  }

  @Property(tries = 60)
  void doesWhatARandomAutomatonDoesInEveryForm(@ForAll long seed) {
    MonitorModel model = Models.random(seed);
    List<JavaSource> sources =
        List.of(
            MonitorClass.of(model, "dev.example", "Read"),
            MonitorClass.of(model, "dev.example", "Walked", WALKING),
            MonitorClass.of(model, "dev.example", "Encoded", ENCODED));
    Generated classes = Generated.compile(sources);
    for (JavaSource source : sources) {
      MonitorComparison.assertSame(model, classes.monitor(source.qualifiedName()));
    }
  }

  @Property(tries = 60)
  void saysWhatARandomAgentMayDoInEveryForm(@ForAll long seed) {
    MonitorModel model = Models.withShield(Models.random(seed), seed);
    List<JavaSource> sources =
        List.of(
            MonitorClass.of(model, "dev.example", "Read"),
            MonitorClass.of(model, "dev.example", "Encoded", ENCODED));
    Generated classes = Generated.compile(sources);
    for (JavaSource source : sources) {
      MonitorComparison.assertSame(model, classes.monitor(source.qualifiedName()));
    }
  }

  /** The comparison above is worth something: it finds every one of these faults. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "LAVA | CREEPER)) != 0; LAVA)) != 0",
        "(labels & WOOD) != 0; (labels & WOOD) == 0",
        "(labels & WORK_BENCH) != 0; (labels & SMITH_TABLE) != 0",
        ">= 2; >= 3",
        "1L << 6; 1L << 7",
        "return CARRYING; return CRAFTED",
        "return state; return GATHERING",
        "Verdict.ACCEPTING, Verdict.VIOLATED; Verdict.PENDING, Verdict.VIOLATED",
        "state = GATHERING; state = CRAFTED",
        "List.of(CRAFTED, VIOLATED); List.of(VIOLATED)",
        "next != IMPOSSIBLE && (; next == IMPOSSIBLE || (",
        "return SAFE_NEXT[state]; return UNSAFE_NEXT[state]",
        "(CRAFTED, true,; (VIOLATED, true,",
        "'IMPOSSIBLE) {\n      throw'; 'VIOLATED) {\n      throw'",
        "'state = successor(state, labels)'; 'state = next(state, labels)'",
      })
  void aFaultInTheGeneratorIsFound(String correct, String broken) {
    JavaSource source = source(Models.bench());
    int at = source.text().lastIndexOf(correct);
    assertThat(at).isNotNegative();
    String text =
        source.text().substring(0, at) + broken + source.text().substring(at + correct.length());
    Monitor monitor =
        Generated.monitor(new JavaSource(source.packageName(), source.className(), text));
    assertThatThrownBy(() -> MonitorComparison.assertSame(Models.bench(), monitor))
        .isInstanceOfAny(AssertionError.class, IndexOutOfBoundsException.class);
  }

  @Test
  void countsLabelsForParity() {
    assertThat(source(Models.parity(60)).text()).contains("% 2 == 1").doesNotContain("DIAGRAM");
    assertFaithful(Models.parity(60));
    assertFaithful(Models.parity(64));
  }

  @Test
  void walksADiagramWhereTestsWouldBeTooLong() {
    assertThat(source(Models.tangled(60)).text()).contains("return DIAGRAM.evaluate(0, labels)");
    assertFaithful(Models.tangled(60));
  }

  @Test
  void checksAnAssumptionThatIsTooLongByADiagram() {
    Guard tangle = Models.tangled(40).automaton().guard(0, 1);
    MonitorModel model =
        new ModelBuilder(tangle.diagrams(), Models.labels(40))
            .assume(tangle, "")
            .state("a", true)
            .state("b", false)
            .on(0, Guard.label(tangle.diagrams(), 39), 1)
            .build("Hard");
    assertThat(source(model).text()).contains("if (DIAGRAM.evaluate(0, labels) == 0)");
    assertFaithful(model);
  }

  @Test
  void takesSixtyFourLabelsOfWhichOneHolds() {
    ModelBuilder builder = new ModelBuilder(Models.labels(64));
    MonitorModel model =
        builder
            .assumeAtMostOne()
            .state("a", true)
            .state("b", false)
            .on(0, builder.any("l0", "l31", "l32", "l63"), 1)
            .build("Wide");
    assertThat(source(model).text()).contains("(labels & (L0 | L31 | L32 | L63)) != 0");
    assertFaithful(model);
  }

  @Test
  void countsExclusiveLabelsBesideOtherAssumptions() {
    ModelBuilder builder = new ModelBuilder(Models.labels(40));
    Guard first = SymmetricGuard.range(builder.diagrams(), 0xFFFFFL, 0, 1);
    Guard second = SymmetricGuard.range(builder.diagrams(), 0xFFFF0_00000L, 1, 1);
    Guard implication = builder.label("l0").not().or(builder.label("l39"));
    MonitorModel model =
        builder
            .assume(first.and(second).and(implication), "")
            .state("a", true)
            .state("b", false)
            .on(0, builder.label("l5"), 1)
            .build("Mixed");
    String text = source(model).text();
    assertThat(text).doesNotContain("DIAGRAM").contains("bitCount").contains("(L0 | L39)) == L0");
    assertFaithful(model);
  }

  @ParameterizedTest
  @CsvSource({"1", "100", "101", "20000", "100000"})
  void takesLongChains(int length) {
    assertFaithful(Models.chain(length));
  }

  @Test
  void staysWithinWhatTheMachineCompiles() {
    int states = MonitorClass.Limits.READABLE.states();
    ModelBuilder builder = new ModelBuilder(Models.labels(20));
    for (int i = 0; i < states; i++) {
      builder.state("s" + i, true);
    }
    int tests = 0;
    for (int i = 0; i < states; i++) {
      for (int edge = 0; edge < 4 && tests + 2 <= MonitorClass.Limits.READABLE.tests(); edge++) {
        int a = 2 * edge;
        Guard pair = Guard.label(builder.diagrams(), a);
        Guard other = Guard.label(builder.diagrams(), a + 1);
        Guard third = Guard.label(builder.diagrams(), a + 8);
        builder.on(i, pair.and(other.not()).or(third.and(other)), (i + edge + 1) % states);
        tests += 2;
      }
    }
    MonitorModel model = builder.build("Wide");
    JavaSource source = source(model);
    assertThat(source.text()).contains("switch (state)");
    Generated classes = Generated.compile(List.of(source));
    int length = ClassFile.codeLength(classes.bytes(source.qualifiedName()), "next");
    assertThat(length).isBetween(3000, 8000);
    MonitorComparison.assertSame(model, classes.monitor(source.qualifiedName()));
  }

  @Test
  void survivesEveryName() {
    List<String> names =
        List.of(
            "a-b",
            "a_b",
            "A_B",
            "aB",
            "class",
            "int",
            "",
            " ",
            "1st",
            "\u00e9t\u00e9",
            "\u6f22",
            "\ud83d\ude00",
            "\\u002a/",
            "*/",
            "\"",
            "\n",
            "$",
            "$L",
            "state",
            "labels",
            "next",
            "SAFEGUARD",
            "IMPOSSIBLE",
            "verdicts",
            "Next",
            "a_b_2",
            "LABEL_6",
            "@Override",
            "\u202e",
            "<b>&",
            "{@link X}");
    ModelBuilder builder =
        new ModelBuilder(names.toArray(String[]::new)).documentation(String.join(" ", names));
    builder.assumeAtMostOne();
    for (String name : names) {
      builder.state(name, true, name + "\n\n" + name, 0, false);
    }
    builder.state("violated", false);
    for (int i = 0; i < names.size(); i++) {
      builder.on(i, Guard.label(builder.diagrams(), i), names.size());
      builder.on(
          i, Guard.label(builder.diagrams(), (i + 1) % names.size()), (i + 1) % names.size());
    }
    List<MonitorModel> models = new ArrayList<>();
    for (String name : names) {
      models.add(builder.build(name));
    }
    for (String name :
        List.of("Monitor", "String", "Override", "Safeguard", "List", "Long", "NEXT")) {
      models.add(builder.build(name));
    }
    List<JavaSource> sources = JavaPackage.of("dev.example", models, List.of());
    assertThat(sources.stream().map(source -> source.className().toLowerCase()))
        .doesNotHaveDuplicates();
    Generated classes = Generated.compile(sources);
    for (int i = 0; i < models.size(); i++) {
      Monitor monitor = classes.monitor(sources.get(i).qualifiedName());
      assertThat(monitor.safeguard().name()).isEqualTo(models.get(i).name());
      assertThat(monitor.safeguard().labels()).isEqualTo(names);
    }
    MonitorComparison.assertSame(models.get(0), classes.monitor(sources.get(0).qualifiedName()));
    JavaSource encoded = MonitorClass.of(models.get(0), "", "Encoded", ENCODED);
    MonitorComparison.assertSame(models.get(0), Generated.monitor(encoded));
  }
}
