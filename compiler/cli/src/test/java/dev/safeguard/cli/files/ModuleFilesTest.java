package dev.safeguard.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.ModuleSource.UnreadableModuleException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the modules are that files import. */
class ModuleFilesTest {
  private static final String NEVER = "template Never(label p) = always !p\n";
  private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

  private final ModuleFiles modules = new ModuleFiles();

  @TempDir private Path folder;

  private Source source(String name) {
    return new Source(folder.resolve(name).toString(), "");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aModuleIsAFileBelowTheFolderOfItsImporter() throws IOException {
    write("games/common.sg", NEVER);
    assertThat(modules.find("games.common", source("main.sg")).orElseThrow().text())
        .isEqualTo(NEVER);
    assertThat(modules.find("games.common", source("other/main.sg"))).isEmpty();
  }

  @Test
  void theLibraryIsCarriedAlongAndListed() throws IOException {
    Source agents = modules.find("std.agents", source("main.sg")).orElseThrow();
    assertThat(agents.name()).isEqualTo("<library>/std/agents.sg");
    assertThat(modules.find("std.patterns", agents)).isPresent();
    write("mine.sg", NEVER);
    assertThat(modules.known(source("main.sg")))
        .containsExactly("mine", "std.agents", "std.patterns");
  }

  /** The list is a file of its own, because a jar cannot be listed like a folder. */
  @Test
  void theListNamesEveryFileOfTheLibrary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../../stdlib-specs/std"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".sg"))
              .map(name -> "std." + name.substring(0, name.length() - 3))
              .sorted()
              .toList();
      assertThat(modules.known(source("main.sg"))).containsExactlyElementsOf(names);
    }
  }

  @Test
  void aFileGoesBeforeTheLibraryButNotForTheLibrary() throws IOException {
    write("std/agents.sg", NEVER);
    assertThat(modules.find("std.agents", source("main.sg")).orElseThrow().text()).isEqualTo(NEVER);
    Source library = new Source("<library>/std/patterns.sg", "");
    assertThat(modules.find("std.agents", library).orElseThrow().name())
        .isEqualTo("<library>/std/agents.sg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..main", "../main", "/etc/passwd", "a/../main", "", ".", "std.", "a\0b"})
  void noNameLeadsOutOfTheFolder(String module) throws IOException {
    write("main.sg", NEVER);
    assertThat(modules.find(module, source("sub/main.sg"))).isEmpty();
  }

  @Test
  void whatIsNoTextCannotBeRead() throws IOException {
    Files.write(folder.resolve("lib.sg"), new byte[] {(byte) 0xC0, 'a'});
    Files.createDirectories(folder.resolve("dir.sg"));
    assertThatThrownBy(() -> modules.find("lib", source("main.sg")))
        .isInstanceOf(UnreadableModuleException.class)
        .hasMessageContaining("lib.sg` is not text in UTF-8");
    assertThatThrownBy(() -> modules.find("dir", source("main.sg")))
        .isInstanceOf(UnreadableModuleException.class)
        .hasMessageContaining("it is a folder");
  }

  @Test
  void aSpecificationSeesItsNeighbours() throws IOException {
    write("lib.sg", NEVER);
    write("main.sg", "import lib\nimport main2\nlabels a\nsafeguard X = Never(a)\n");
    write("main2.sg", "import main\n");
    List<Diagnostic> found =
        SpecificationFile.load(folder.resolve("main.sg").toString(), NOTHING, Limits.DEFAULT)
            .compilation()
            .diagnostics();
    assertThat(found).extracting(Diagnostic::code).containsExactly(DiagnosticCode.IMPORT_CYCLIC);
  }
}
