package dev.safeguard.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.StandardLibrary;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.backend.diagram.Renderer;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages of the standard library say what the library and its examples say, and every template
 * has what a reader asks for. {@code -Dgolden.update=true} rewrites the pages and the pictures.
 */
class LibraryTest {
  private static final Path DOCS = LibraryPage.ROOT.resolve("docs");
  private static final Path PICTURES = DOCS.resolve("images/library");

  private static final String INTRODUCTION =
      """
      # The standard library

      Templates to import, for what people ask of systems again and again. `import std.agents` or
      `import std.patterns`, then

      ```sg
      import std.agents

      labels delete, approved

      safeguard AskBeforeDelete = PermitThenUse(delete, approved)
      ```

      Each template has a paragraph, its definition, a diagram, traces with their verdicts, and a second definition that
      is proved to be the same. [Templates](templates.md) says how templates work. A verdict is one of
      [four](language.md#observations-traces-and-verdicts).
      """;

  private static List<LibraryPage> agents() throws IOException {
    return List.of(LibraryPage.read("std.agents", "agents", "Idioms for agents"));
  }

  private static List<LibraryPage> patterns() throws IOException {
    return List.of(
        pattern("absence", "Absence"),
        pattern("existence", "Existence"),
        pattern("bounded_existence", "Bounded existence"),
        pattern("universality", "Universality"),
        pattern("precedence", "Precedence"),
        pattern("response", "Response"),
        pattern("precedence_chain_21", "Precedence chains: two causes, one effect"),
        pattern("precedence_chain_12", "Precedence chains: one cause, two effects"),
        pattern("response_chain_21", "Response chains: two stimuli, one response"),
        pattern("response_chain_12", "Response chains: one stimulus, two responses"),
        pattern("constrained_response_chain", "Constrained response chains"));
  }

  private static LibraryPage pattern(String example, String title) throws IOException {
    return LibraryPage.read("std.patterns", "patterns/" + example, title);
  }

  private static List<LibraryPage> pages() throws IOException {
    return Stream.concat(agents().stream(), patterns().stream()).toList();
  }

  @TestFactory
  Stream<DynamicTest> everyPageIsWhatTheLibrarySays() throws IOException {
    return pages().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.name(),
                    () ->
                        Golden.assertSame(
                            page.markdown(), DOCS.resolve("library/" + page.name() + ".md"))));
  }

  @Test
  void theIndexListsEveryTemplate() throws IOException {
    StringBuilder index = new StringBuilder(INTRODUCTION);
    index.append("\n## Idioms for agents: `std.agents`\n").append(table(agents()));
    index.append("\n## Property specification patterns: `std.patterns`\n\n");
    String library = Files.readString(LibraryPage.ROOT.resolve("stdlib-specs/std/patterns.sg"));
    String comment = library.substring(0, library.indexOf("module "));
    index.append(String.join("\n\n", Template.paragraphs(comment))).append("\n");
    index.append("[published.sg](../stdlib-specs/examples/patterns/published.sg) shows those");
    index.append(" thirteen, with shortest traces.\n");
    for (LibraryPage page : patterns()) {
      index.append("\n### ").append(page.title()).append("\n").append(table(List.of(page)));
    }
    Golden.assertSame(index.toString(), DOCS.resolve("library.md"));
  }

  private static String table(List<LibraryPage> pages) {
    String rows = pages.stream().map(LibraryPage::rows).collect(Collectors.joining());
    return "\n| template | in one sentence |\n|---|---|\n" + rows;
  }

  @Test
  void everyTemplateIsExplainedShownAndProved() throws IOException {
    List<String> shown = new ArrayList<>();
    for (LibraryPage page : pages()) {
      for (Example example : page.examples()) {
        shown.add(example.template());
        assertThat(example.isProved()).as(example.template()).isTrue();
        assertThat(example.traces()).as(example.template()).anyMatch(Example.Trace::accepted);
        assertThat(example.traces()).as(example.template()).anyMatch(trace -> !trace.accepted());
      }
    }
    List<String> declared =
        Stream.of(agents().get(0), patterns().get(0))
            .flatMap(page -> page.templates().keySet().stream())
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(declared).hasSizeGreaterThan(60);
  }

  @Test
  void everyPictureShowsItsTemplate() throws IOException {
    List<String> drawn = new ArrayList<>();
    List<String> outdated = new ArrayList<>();
    try (Renderer renderer = new Renderer()) {
      for (LibraryPage page : pages()) {
        Compilation compilation = StandardLibrary.compile(LibraryPage.ROOT.resolve(page.path()));
        for (Example example : page.examples()) {
          MonitorModel model =
              named(
                  compilation.safeguard(example.safeguard()).orElseThrow().model(), example.use());
          Path picture = PICTURES.resolve(example.template() + ".svg");
          drawn.add(example.template() + ".svg");
          if (!isUpToDate(picture, svg(renderer, model))) {
            outdated.add(example.template());
          }
        }
      }
    }
    assertThat(outdated).as("-Dgolden.update=true redraws them").isEmpty();
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(drawn);
    }
  }

  private static boolean isUpToDate(Path picture, String svg) throws IOException {
    if (Files.exists(picture)
        && SvgStructure.of(Files.readString(picture)).equals(SvgStructure.of(svg))) {
      return true;
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(PICTURES);
      Files.writeString(picture, svg);
    }
    return false;
  }

  private static String svg(Renderer renderer, MonitorModel model) {
    Rendering rendering = renderer.svg(DotDiagram.of(model));
    if (rendering instanceof Rendering.Picture picture) {
      return new String(picture.bytes(), StandardCharsets.UTF_8);
    }
    return fail(rendering.toString());
  }

  private static MonitorModel named(MonitorModel model, String name) {
    return new MonitorModel(
        model.module(),
        name,
        model.documentation(),
        model.alphabet(),
        model.states(),
        model.initial(),
        model.penalty(),
        model.automaton());
  }
}
