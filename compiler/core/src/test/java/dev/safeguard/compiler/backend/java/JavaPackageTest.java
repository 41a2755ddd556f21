package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.palantir.javapoet.ClassName;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.automaton.ProgressionModel.Budget;
import dev.safeguard.compiler.automaton.ProgressionModel.Stage;
import dev.safeguard.compiler.automaton.ProgressionModel.Unit;
import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.backend.ModelBuilder;
import dev.safeguard.compiler.backend.Models;
import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaPackageTest {
  private static final ProgressionModel CURRICULUM =
      new ProgressionModel(
          "example",
          "Bench",
          "First the door.",
          List.of(
              new Stage("Door", true, Optional.empty()),
              new Stage("Bench", true, Optional.of(new Budget(200_000, Unit.EPISODES)))));

  private static MonitorModel named(String name) {
    return new ModelBuilder("a").state("s", true).build(name);
  }

  private static List<String> classNames(String... names) {
    List<MonitorModel> models = List.of(names).stream().map(JavaPackageTest::named).toList();
    return JavaPackage.of("p", models, List.of()).stream().map(JavaSource::className).toList();
  }

  @Test
  void callsClassesAfterSafeguards() {
    assertThat(classNames("NoHazard", "no-fire", "no_ice", "3d"))
        .containsExactly("NoHazard", "NoFire", "NoIce", "Safeguard3d");
  }

  @Test
  void keepsClassesApartEvenWhereCaseDoesNotCount() {
    assertThat(classNames("Lava", "lava", "LAVA", "Monitor"))
        .containsExactly("Lava", "LavaSafeguard", "LAVA_2", "MonitorSafeguard");
  }

  @Test
  void writesFilesWhereJavaLooksForThem() {
    List<JavaSource> sources = JavaPackage.of("", List.of(named("A")), List.of());
    assertThat(sources.get(0).path()).isEqualTo("A.java");
    assertThat(sources.get(0).text()).doesNotContain("package ");
    assertThat(JavaPackage.of("a.b", List.of(named("A")), List.of()).get(0).path())
        .isEqualTo("a/b/A.java");
  }

  @Test
  void describesAProgressionStageByStage() throws Exception {
    List<JavaSource> sources =
        JavaPackage.of("p", List.of(Models.bench(), Models.door()), List.of(CURRICULUM));
    assertThat(sources.get(2).className()).isEqualTo("BenchProgression");
    Progression progression = progression(sources, 2);
    assertThat(progression.name()).isEqualTo("Bench");
    assertThat(progression.stages().stream().map(Progression.Stage::name))
        .containsExactly("Door", "Bench");
    assertThat(progression.stages().get(1).monitor().get().safeguard().name()).isEqualTo("Bench");
    assertThat(progression.stages().get(0).until()).isEqualTo(ConvergenceRule.converged());
    assertThat(progression.stages().get(1).until())
        .isEqualTo(ConvergenceRule.converged().or(ConvergenceRule.episodes(200_000)));
  }

  @Test
  void writesAProgressionToBeRead() throws IOException {
    List<JavaSource> sources =
        JavaPackage.of("p", List.of(Models.bench(), Models.door()), List.of(CURRICULUM));
    Golden.assertSame(sources.get(2).text(), "BenchProgression.java");
  }

  @Test
  void knowsEveryRuleOfAStage() throws Exception {
    ProgressionModel model =
        new ProgressionModel(
            "example",
            "All",
            "",
            List.of(
                new Stage("A", false, Optional.of(new Budget(1, Unit.STEPS))),
                new Stage("B", false, Optional.of(new Budget(5_000_000_000L, Unit.UPDATES))),
                new Stage("C", false, Optional.of(new Budget(3, Unit.EPISODES)))));
    List<MonitorModel> safeguards = List.of(named("A"), named("B"), named("C"));
    Progression progression = progression(JavaPackage.of("p", safeguards, List.of(model)), 3);
    assertThat(progression.stages().stream().map(Progression.Stage::until))
        .containsExactly(
            ConvergenceRule.steps(1),
            ConvergenceRule.updates(5_000_000_000L),
            ConvergenceRule.episodes(3));
  }

  @Test
  void refusesAStageWithoutSafeguard() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JavaPackage.of("p", List.of(named("Door")), List.of(CURRICULUM)))
        .withMessageContaining("Bench");
  }

  @Test
  void namesOnlyClassesThatTheRuntimeHas() throws Exception {
    int found = 0;
    for (Field field : RuntimeNames.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ClassName.class) {
        ClassName name = (ClassName) field.get(null);
        assertThat(Class.forName(name.reflectionName()))
            .matches(type -> Modifier.isPublic(type.getModifiers()));
        found++;
      }
    }
    assertThat(found).isGreaterThan(5);
  }

  private static Progression progression(List<JavaSource> sources, int index) throws Exception {
    Class<?> generated = Generated.compile(sources).loadClass(sources.get(index).qualifiedName());
    return (Progression) generated.getMethod("progression").invoke(null);
  }
}
