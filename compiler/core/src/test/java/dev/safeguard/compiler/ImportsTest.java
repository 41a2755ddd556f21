package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.ModuleSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a file gets from the modules that it imports, and what is said of those that are wrong. */
class ImportsTest {
  private static final String NEVER = "template Never(label p) = always !p\n";

  /** Modules in memory; one whose text is empty cannot be read. */
  private record Modules(Map<String, String> texts) implements ModuleSource {
    @Override
    public Optional<Source> find(String module, Source importer) {
      Optional<String> text = Optional.ofNullable(texts.get(module));
      if (text.filter(String::isEmpty).isPresent()) {
        throw new UnreadableModuleException("the disk is on fire");
      }
      return text.map(t -> new Source(module + ".sg", t));
    }

    @Override
    public List<String> known(Source importer) {
      return List.copyOf(new TreeMap<>(texts).keySet());
    }
  }

  private static Compilation compile(String text, Map<String, String> modules) {
    return Compiler.compile(new Source("main.sg", text), new Modules(modules), Limits.DEFAULT);
  }

  private static Diagnostic onlyError(String text, Map<String, String> modules) {
    List<Diagnostic> errors =
        compile(text, modules).diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  @Test
  void templatesAreImportedAndNothingElse() {
    Compilation compilation =
        compile(
            "import lib\nlabels a\nsafeguard X = Never(a)",
            Map.of("lib", "labels b\n" + NEVER + "safeguard Other = always b"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.labels()).containsExactly("a");
    assertThat(compilation.safeguards()).hasSize(1);
    assertThat(compilation.imports()).extracting(Source::name).containsExactly("lib.sg");
  }

  @Test
  void aModuleUsesWhatItImportsItselfAndDoesNotPassItOn() {
    Map<String, String> modules =
        Map.of(
            "middle", "import base\ntemplate NotBoth(label p, label q) = Off(p) | Off(q)",
            "base", "template Off(label p) = always !p");
    assertThat(compile("import middle\nlabels a, b\nsafeguard X = NotBoth(a, b)", modules))
        .returns(true, Compilation::isAccepted)
        .returns(
            List.of("middle.sg", "base.sg"),
            compilation -> compilation.imports().stream().map(Source::name).toList());
    assertThat(onlyError("import middle\nlabels a\nsafeguard X = Off(a)", modules).code())
        .isEqualTo(DiagnosticCode.NAME_UNKNOWN);
  }

  @Test
  void theFilesOwnTemplatesGoFirst() {
    Compilation compilation =
        compile(
            "import lib\nlabels a\ntemplate Never(label p) = always p\n"
                + "safeguard X = Never(a)\nsafeguard Y = always a\ncheck X equals Y",
            Map.of("lib", NEVER));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.checks()).hasSize(1).allMatch(CheckResult::holds);
  }

  @Test
  void twoModulesMaySayOneNameIfNobodyUsesIt() {
    Map<String, String> modules = Map.of("one_lib", NEVER, "two_lib", NEVER);
    String text = "import one_lib\nimport two_lib\nlabels a\nsafeguard X = ";
    assertThat(compile(text + "always a", modules).diagnostics()).isEmpty();
    Diagnostic error = onlyError(text + "Never(a)", modules);
    assertThat(error.code()).isEqualTo(DiagnosticCode.NAME_DUPLICATE);
    assertThat(error.message()).contains("one_lib.sg and two_lib.sg");
  }

  @Test
  void anUnknownModuleIsReportedAndNothingThatFollowsFromIt() {
    Diagnostic error =
        onlyError("import libb\nlabels a\nsafeguard X = Never(a)", Map.of("lib", NEVER));
    assertThat(error.code()).isEqualTo(DiagnosticCode.IMPORT_UNKNOWN);
    assertThat(error.help()).isEqualTo("Did you mean `lib`?");
    assertThat(onlyError("import zzz\nlabels a", Map.of("lib", NEVER)).help())
        .isEqualTo("The modules that can be imported are lib.");
  }

  @Test
  void aModuleThatCannotBeReadIsSaidToBeSo() {
    Diagnostic error = onlyError("import lib\nlabels a\nsafeguard X = Never(a)", Map.of("lib", ""));
    assertThat(error.code()).isEqualTo(DiagnosticCode.FILE_UNREADABLE);
    assertThat(error.message()).contains("the disk is on fire");
  }

  @Test
  void circlesAreReported() {
    Map<String, String> modules =
        Map.of("one_lib", "import two_lib\n" + NEVER, "two_lib", "import one_lib\n" + NEVER);
    Diagnostic error = onlyError("import one_lib\nlabels a\nsafeguard X = Never(a)", modules);
    assertThat(error.code()).isEqualTo(DiagnosticCode.IMPORT_CYCLIC);
    assertThat(error.message()).contains("one_lib.sg, two_lib.sg, one_lib.sg");
    assertThat(onlyError("import main\nlabels a", Map.of("main", "import main")).code())
        .isEqualTo(DiagnosticCode.IMPORT_CYCLIC);
  }

  @Test
  void aBrokenModuleIsReportedOnceWithThePlaceInside() {
    Diagnostic error =
        onlyError(
            "import lib\nlabels a\nsafeguard X = Never(a)\nsafeguard Y = Broken(a)",
            Map.of("lib", NEVER + "template Broken(label p) = always (p ->\ntemplate T() = q"));
    assertThat(error.code()).isEqualTo(DiagnosticCode.IMPORT_INVALID);
    assertThat(error.span().line()).isEqualTo(1);
    Span.Origin inside = error.span().origin().orElseThrow();
    assertThat(inside.file()).isEqualTo("lib.sg");
    assertThat(inside.span().line()).isIn(2, 3);
    assertThat(error.message()).contains("the module `lib`").contains("of lib.sg)");
  }

  @Test
  void anErrorDeepInsideIsReportedAtTheImportOfTheFile() {
    Diagnostic error =
        onlyError(
            "import middle\nlabels a\nassume a",
            Map.of("middle", "import base\n" + NEVER, "base", "template T(label p) = q"));
    assertThat(error.code()).isEqualTo(DiagnosticCode.IMPORT_INVALID);
    assertThat(error.message()).contains("line 1 of base.sg");
  }

  @Test
  void anImportedTemplateSpeaksOfItsParametersAlone() {
    Diagnostic error =
        onlyError(
            "import lib\nlabels a, alarm\nsafeguard X = Quiet(a)",
            Map.of("lib", "labels alarm\ntemplate Quiet(label p) = always (alarm -> !p)"));
    assertThat(error.code()).isEqualTo(DiagnosticCode.NAME_UNKNOWN);
    assertThat(error.span().start()).isEqualTo(new Span.Position(3, 15));
    assertThat(error.message()).contains("`alarm` belongs to the imported module");
  }

  @Test
  void manyImportsOfOneModuleReadItOnce() {
    Map<String, String> modules = new TreeMap<>();
    modules.put("m0", NEVER);
    for (int i = 1; i <= 40; i++) {
      modules.put("m" + i, "import m%d\nimport m%d\n".formatted(i - 1, Math.max(0, i - 2)) + NEVER);
    }
    Compilation compilation = compile("import m40\nlabels a\nsafeguard X = Never(a)", modules);
    assertThat(compilation.isAccepted()).isTrue();
    assertThat(compilation.imports()).hasSize(41);
  }
}
