package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.StandardLibrary;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every text in the language that the repository has, in files, in the cases of the tests and in
 * the documentation: of each safeguard that is accepted, the generated class does what the
 * automaton does.
 */
class EverySpecificationTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sg\\n(.*?)^```$");

  /**
   * Diagrams with millions of paths, of which a part is compared: an example of {@code
   * limit.nodes}.
   */
  private static final Set<String> TANGLED = Set.of("Paired");

  /** The safeguards of one text and their generated classes, in a package of their own. */
  private record Subject(Source source, List<MonitorModel> models, List<JavaSource> classes) {}

  private static Stream<Source> sources() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> !file.toString().contains("/target/"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList()
          .stream()
          .flatMap(EverySpecificationTest::sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Source> sources(Path file) {
    if (file.toString().endsWith(".sg")) {
      return Stream.of(new Source(file.toString(), read(file)));
    }
    return file.toString().endsWith(".md")
        ? BLOCK.matcher(read(file)).results().toList().stream()
            .map(block -> new Source(file + "@" + block.start(), block.group(1)))
        : Stream.empty();
  }

  @TestFactory
  Stream<DynamicTest> theGeneratedClassAgreesWithTheInterpreterEverywhere() {
    List<Subject> subjects = new ArrayList<>();
    sources()
        .forEach(
            source -> {
              List<MonitorModel> models =
                  StandardLibrary.compile(source).safeguards().stream()
                      .map(CompiledSafeguard::model)
                      .toList();
              String name = "p" + subjects.size();
              subjects.add(new Subject(source, models, JavaPackage.of(name, models, List.of())));
            });
    assertThat(subjects).hasSizeGreaterThan(200);
    Generated classes =
        Generated.compile(subjects.stream().flatMap(s -> s.classes().stream()).toList());
    return subjects.stream()
        .filter(subject -> !subject.models().isEmpty())
        .map(s -> DynamicTest.dynamicTest(s.source().name(), () -> assertSame(s, classes)));
  }

  private static void assertSame(Subject subject, Generated classes) {
    for (int i = 0; i < subject.models().size(); i++) {
      MonitorModel model = subject.models().get(i);
      String name = subject.classes().get(i).qualifiedName();
      MonitorComparison.assertSame(model, classes.monitor(name));
      assertThat(MonitorComparison.isExhaustive(model) || TANGLED.contains(model.name()))
          .as(model.name())
          .isTrue();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
