package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.StandardLibrary;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import dev.safeguard.testing.MonitorLaws;
import dev.safeguard.testing.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every specification that the repository offers: it is accepted, and its generated monitors are
 * right.
 */
class RepositorySpecificationsTest {
  private static final Path ROOT = Path.of("../..");
  private static final List<Subject> SUBJECTS = subjects();

  /** A safeguard of the repository, and its generated monitor. */
  record Subject(MonitorModel model, Monitor monitor) {
    @Override
    public String toString() {
      return model.module() + "." + model.name();
    }
  }

  /** A trace of one of them. */
  record Run(Subject subject, List<Long> trace) {}

  static List<Path> specifications() {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("samples", "stdlib-specs")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".sg"))
            .filter(file -> !file.toString().contains("/target/"))
            .sorted()
            .forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (Path file : specifications()) {
      List<MonitorModel> models =
          StandardLibrary.compile(file).safeguards().stream()
              .map(Compilation.CompiledSafeguard::model)
              .toList();
      if (models.isEmpty()) {
        continue; // a module of templates
      }
      List<JavaSource> sources = JavaPackage.of("generated", models, List.of());
      Generated classes = Generated.compile(sources);
      for (MonitorModel model : models) {
        subjects.add(new Subject(model, classes.monitor("generated." + model.name())));
      }
    }
    return subjects;
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void everySpecificationIsAcceptedAndPassesItsTests(Path file) {
    Compilation compilation = StandardLibrary.compile(file);
    assertThat(compilation.diagnostics()).noneMatch(d -> d.isError());
    if (compilation.safeguards().isEmpty()) {
      assertThat(compilation.source().text()).contains("\ntemplate "); // for others to use
      return;
    }
    List<TestResult> results = compilation.test();
    assertThat(results).isNotEmpty().allMatch(TestResult::passed);
  }

  static List<Subject> everySafeguard() {
    return SUBJECTS;
  }

  @ParameterizedTest
  @MethodSource("everySafeguard")
  void theGeneratedClassAgreesWithTheInterpreterEverywhere(Subject subject) {
    MonitorComparison.assertSame(subject.model(), subject.monitor());
  }

  static List<Subject> safeguardsOfSignals() {
    return SUBJECTS.stream()
        .filter(subject -> subject.model().alphabet().grounding().defined() != 0)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("safeguardsOfSignals")
  void theGeneratedClassGroundsAsTheInterpreterDoes(Subject subject) {
    GroundingComparison.assertSame(subject.model(), subject.monitor(), new Random(1), 5000);
  }

  @Provide
  Arbitrary<Run> runs() {
    return Arbitraries.of(SUBJECTS)
        .flatMap(
            subject ->
                Combinators.combine(Arbitraries.just(subject), Traces.of(subject::monitor))
                    .as(Run::new));
  }

  @Property
  void everyTraceKeepsTheLaws(@ForAll("runs") Run run) {
    MonitorLaws.check(run.subject().monitor(), run.trace());
  }

  @Property
  void aViolatedTraceStaysViolated(@ForAll("runs") Run run) {
    Monitor monitor = run.subject().monitor();
    monitor.reset();
    boolean violated = monitor.verdict() == Verdict.VIOLATED;
    for (long observation : run.trace()) {
      boolean now = monitor.step(observation) == Verdict.VIOLATED;
      assertThat(now || !violated).isTrue();
      violated = now;
    }
  }

  @Property
  void theGeneratedClassFollowsTheInterpreterAlongTraces(@ForAll("runs") Run run) {
    MonitorModel model = run.subject().model();
    SymbolicAutomaton automaton = model.automaton();
    Monitor monitor = run.subject().monitor();
    monitor.reset();
    int state = model.initial();
    for (long observation : run.trace()) {
      state = automaton.successor(state, observation);
      monitor.step(observation);
      assertThat(monitor.state()).isEqualTo(state);
      assertThat(monitor.verdict().name()).isEqualTo(model.states().get(state).verdict().name());
    }
  }
}
