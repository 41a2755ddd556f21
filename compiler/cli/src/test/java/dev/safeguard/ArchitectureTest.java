package dev.safeguard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The map of the code, held true: which package may import what. */
class ArchitectureTest {
  private static final String COMPILER = "dev.safeguard.compiler";

  /**
   * Each package of the compiler with those of the compiler that it may import, itself apart. A
   * package that is not named here is an error, so that the map stays complete.
   */
  private static final Map<String, List<String>> MAY_IMPORT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("diagnostics", List.of()),
              Map.entry("limits", List.of()),
              Map.entry("syntax", List.of("diagnostics", "limits")),
              Map.entry("signals", List.of()),
              Map.entry("semantics", List.of("diagnostics", "limits", "syntax", "signals")),
              Map.entry("automaton", List.of("diagnostics", "limits", "signals")),
              Map.entry("derivation", List.of("limits", "signals", "automaton")),
              Map.entry(
                  "translation",
                  List.of(
                      "diagnostics",
                      "limits",
                      "syntax",
                      "signals",
                      "semantics",
                      "automaton",
                      "derivation")),
              Map.entry("interchange", List.of("diagnostics", "limits", "automaton")),
              Map.entry("analysis", List.of("diagnostics", "semantics", "automaton")),
              Map.entry("comparison", List.of("limits", "automaton", "analysis")),
              Map.entry("together", List.of("limits", "automaton", "analysis")),
              Map.entry("incentives", List.of("diagnostics", "limits", "automaton", "analysis")),
              Map.entry(
                  "composition",
                  List.of(
                      "diagnostics",
                      "limits",
                      "semantics",
                      "automaton",
                      "translation",
                      "analysis")),
              Map.entry("backend.java", List.of("diagnostics", "signals", "automaton")),
              Map.entry("backend.dot", List.of("diagnostics", "limits", "signals", "automaton")),
              Map.entry("backend.hoa", List.of("diagnostics", "automaton")),
              Map.entry("backend.json", List.of("diagnostics", "automaton")),
              Map.entry("backend.mermaid", List.of("diagnostics", "automaton")),
              Map.entry("backend.sg", List.of("diagnostics", "automaton")),
              Map.entry(
                  "backend.diagram",
                  List.of("diagnostics", "signals", "automaton", "backend.dot"))));

  /** Who alone may import a library. */
  private static final Map<String, List<String>> LIBRARIES =
      new TreeMap<>(
          Map.of(
              COMPILER + ".syntax", List.of("org.antlr..", "dev.safeguard.grammar.."),
              COMPILER + ".backend.java", List.of("com.palantir.javapoet.."),
              COMPILER + ".backend.diagram", List.of("guru.nidi..")));

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.safeguard");

  /** Small packages under fixture, each of which breaks one rule. */
  private static final JavaClasses WRONG =
      new ClassFileImporter().importPackages("dev.safeguard.fixture");

  @TestFactory
  Stream<DynamicTest> packagesImportWhatTheMapAllows() {
    return MAY_IMPORT.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> layer(COMPILER, name).check(MAIN)));
  }

  /** The table of docs/architecture.md is this one. */
  @Test
  void theMapForPeopleSaysTheSame() throws IOException {
    String map = Files.readString(Path.of("../../docs/architecture.md"));
    List<String> rows =
        Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([a-z., ]+|nothing) \\|")
            .matcher(map)
            .results()
            .map(row -> row.group(1) + " <- " + row.group(2))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            MAY_IMPORT.entrySet().stream()
                .map(
                    entry ->
                        entry.getKey()
                            + " <- "
                            + (entry.getValue().isEmpty()
                                ? "nothing"
                                : String.join(", ", entry.getValue())))
                .toList());
  }

  @Test
  void everyPackageOfTheCompilerIsOnTheMap() {
    List<String> known = MAY_IMPORT.keySet().stream().map(n -> COMPILER + "." + n + "..").toList();
    classes()
        .that(resideInAPackage(COMPILER + ".."))
        .and(not(resideInAnyPackage(known.toArray(String[]::new))))
        .should()
        .resideInAPackage(COMPILER)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @TestFactory
  Stream<DynamicTest> librariesStayBehindOnePackage() {
    return LIBRARIES.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> behind(e.getKey(), e.getValue()).check(MAIN)));
  }

  @Test
  void theCompilerNamesTheRuntimeButDoesNotImportIt() {
    noClasses()
        .that()
        .resideInAPackage(COMPILER + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.safeguard.runtime..", "dev.safeguard.cli..")
        .allowEmptyShould(true)
        .check(MAIN);
  }

  /** But for diagrams: the bundled layout engine is a library to be unpacked somewhere. */
  @Test
  void theCompilerTouchesNoFiles() {
    noFiles(COMPILER + "..", COMPILER + ".backend.diagram").check(MAIN);
  }

  @Test
  void theCompilerNeitherPrintsNorExits() {
    noStreamsOrExit(COMPILER + "..").check(MAIN);
  }

  @Test
  void theMonitorDependsOnNothing() {
    classes()
        .that()
        .resideInAPackage("dev.safeguard.runtime")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "dev.safeguard.runtime")
        .check(MAIN);
  }

  @Test
  void theRuntimeDoesNotImportTheCompiler() {
    noClasses()
        .that()
        .resideInAPackage("dev.safeguard.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(COMPILER + "..", "dev.safeguard.cli..", "dev.safeguard.samples..")
        .check(MAIN);
  }

  @Test
  void noPackagesInCircles() {
    noCircles("dev.safeguard.(**)").check(MAIN);
  }

  @Test
  void packagesAreNamedForWhatTheyAre() {
    noVagueNames("dev.safeguard..").check(MAIN);
  }

  /** A rule that never fails says nothing. */
  @Test
  void theRulesFindWhatIsWrong() {
    String fixture = "dev.safeguard.fixture";
    assertBroken(layer(fixture, "automaton"), "automaton.WrongAutomaton");
    assertBroken(behind(fixture + ".syntax", List.of("com.google.gson..")), "WrongAutomaton");
    assertBroken(noFiles(fixture + ".automaton..", fixture + ".cli"), "java.nio.file.Files");
    assertBroken(noStreamsOrExit(fixture + ".automaton.."), "java.lang.System.out");
    assertBroken(noStreamsOrExit(fixture + ".automaton.."), "java.lang.System.exit");
    assertBroken(noCircles(fixture + ".(**)"), "Cycle detected");
    assertBroken(noVagueNames(fixture + ".."), "fixture.util");
  }

  private static void assertBroken(ArchRule rule, String where) {
    EvaluationResult result = rule.evaluate(WRONG);
    assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(where);
  }

  private static ArchRule layer(String root, String name) {
    String self = root + "." + name + "..";
    List<String> allowed =
        Stream.concat(
                Stream.of(self),
                MAY_IMPORT.getOrDefault(name, List.of()).stream().map(n -> root + "." + n + ".."))
            .toList();
    return noClasses()
        .that()
        .resideInAPackage(self)
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .allowEmptyShould(true);
  }

  private static ArchRule behind(String owner, List<String> library) {
    return noClasses()
        .that()
        .resideInAPackage("dev.safeguard..")
        .and()
        .resideOutsideOfPackages(owner + "..", "dev.safeguard.grammar..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library.toArray(String[]::new));
  }

  private static ArchRule noFiles(String packages, String except) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .and()
        .resideOutsideOfPackage(except)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.(File|RandomAccessFile|File(In|Out)putStream|File(Reader|Writer))")
        .allowEmptyShould(true);
  }

  private static ArchRule noStreamsOrExit(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .allowEmptyShould(true);
  }

  private static ArchRule noCircles(String packages) {
    return slices().matching(packages).should().beFreeOfCycles().allowEmptyShould(true);
  }

  private static ArchRule noVagueNames(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..impl..",
            "..helper..",
            "..helpers..",
            "..misc..");
  }
}
