package dev.safeguard.compiler.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.ModelBuilder;
import dev.safeguard.compiler.backend.Models;
import dev.safeguard.compiler.backend.hoa.HoaWriter;
import dev.safeguard.compiler.backend.json.JsonWriter;
import dev.safeguard.compiler.backend.sg.SpecificationText;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is written is read as the same automaton, in every form that can be written and read. */
class RoundTripTest {
  private static final List<Path> ROOTS =
      List.of(
          Path.of("../../samples"),
          Path.of("../../stdlib-specs"),
          Path.of("src/test/resources/cases/accepted"));

  @TestFactory
  Stream<DynamicTest> everySpecificationOfTheRepository() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> found = Files.walk(root)) {
        found
            .filter(file -> file.toString().endsWith(".sg"))
            .filter(file -> !file.toString().contains("target"))
            .sorted()
            .forEach(files::add);
      }
    }
    List<MonitorModel> models =
        files.stream()
            .flatMap(file -> compiled(file).safeguards().stream())
            .map(CompiledSafeguard::model)
            .toList();
    assertThat(models).hasSizeGreaterThan(20);
    return models.stream()
        .map(
            model ->
                DynamicTest.dynamicTest(
                    model.module() + " " + model.name(), () -> assertRoundTrips(model)));
  }

  @Property(tries = 500)
  void randomAutomata(@ForAll long seed) {
    assertRoundTrips(Models.random(seed));
  }

  @Test
  void documentation() {
    assertThat(sg(Models.door()).documentation()).isEqualTo(Models.door().documentation());
    assertThat(sg(Models.door()).states().get(1).documentation())
        .isEqualTo(Models.door().states().get(1).documentation());
  }

  @Test
  void rejectingSinks() {
    assertThat(hoa(Models.door()).states().stream().map(MonitorModel.State::inRejectingSink))
        .containsExactly(false, false, false, true);
  }

  @Test
  void guardsThatAreLongAsFormulas() {
    assertSame(hoa(Models.parity(40)), Models.parity(40));
    assertSame(hoa(Models.tangled(40)), Models.tangled(40));
    assertSame(json(Models.parity(40)), Models.parity(40));
    assertSame(json(Models.tangled(40)), Models.tangled(40));
    assertSame(sg(Models.parity(40)), Models.parity(40));
    assertThat(SpecificationText.of(Models.tangled(40))).isEmpty();
  }

  @Test
  void manyStates() {
    assertRoundTrips(Models.chain(3000));
  }

  @Test
  void namesThatNeedQuoting() {
    ModelBuilder builder = new ModelBuilder("on fire", "state", "\u96e8 \"\\", "a--b");
    assertRoundTrips(
        builder
            .state("not yet", true)
            .state("{x}", false)
            .on(0, builder.label("on fire").and(builder.label("a--b")), 1)
            .on(0, builder.label("state").xor(builder.label("\u96e8 \"\\")), 0)
            .build("A & B"));
  }

  @Test
  void labelsThatTheAgentDecides() {
    String text =
        """
        labels a
        labels action b, c
        labels d
        safeguard S otherwise stay {
          initial state s { on a & b & !c | d -> v }
          rejecting state v
        }
        """;
    MonitorModel model = only(Compiler.compile(new Source("m.sg", text)), text);
    assertThat(model.alphabet().actions()).isEqualTo(0b0110);
    assertRoundTrips(model);
    assertThat(hoa(model).shield()).isPresent();
  }

  private static void assertRoundTrips(MonitorModel model) {
    assertSame(hoa(model), model);
    assertSame(json(model), model);
    assertThat(json(model).documentation()).isEqualTo(model.documentation());
    SpecificationText.of(model).ifPresent(text -> assertSame(sg(model), model));
  }

  private static void assertSame(MonitorModel actual, MonitorModel expected) {
    SameAutomaton.assertSame(actual, expected);
  }

  private static MonitorModel hoa(MonitorModel model) {
    return read(HoaWriter.of(model), AutomatonFormat.HOA);
  }

  private static MonitorModel json(MonitorModel model) {
    return read(JsonWriter.of(model), AutomatonFormat.JSON);
  }

  private static MonitorModel sg(MonitorModel model) {
    String text = SpecificationText.of(model).orElseThrow();
    return only(Compiler.compile(new Source(model.module() + ".sg", text)), text);
  }

  private static MonitorModel read(String text, AutomatonFormat format) {
    return only(Compiler.read(new Source("read.hoa", text), format, Limits.DEFAULT), text);
  }

  private static MonitorModel only(Compilation compilation, String text) {
    assertThat(compilation.diagnostics().stream().filter(Diagnostic::isError)).as(text).isEmpty();
    assertThat(compilation.safeguards()).hasSize(1);
    return compilation.safeguards().get(0).model();
  }

  private static Compilation compiled(Path file) {
    try {
      return Compiler.compile(new Source(file.toString(), Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
