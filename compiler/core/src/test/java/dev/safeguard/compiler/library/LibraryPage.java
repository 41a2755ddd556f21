package dev.safeguard.compiler.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A page of the documentation: the templates that one file of examples is about.
 *
 * @param name of the file, without its ending
 * @param path of the file, from the root of the repository
 * @param title its heading
 * @param introduction what the file says of itself
 * @param module the module of the templates
 * @param templates the templates, by their names
 * @param examples what the file says about each
 */
record LibraryPage(
    String name,
    Path path,
    String title,
    String introduction,
    String module,
    Map<String, Template> templates,
    List<Example> examples) {
  static final Path ROOT = Path.of("../..");
  private static final Path SPECIFICATIONS = Path.of("stdlib-specs");
  private static final String SCOPES =
      "`Inside(q, r)`, at a position of an open stretch from a q up to the next r, `First(g)`, where g holds for the"
          + " first time, and `Last()`, where the trace ends, are those of"
          + " [scopes.sg](../../stdlib-specs/examples/patterns/scopes.sg).";

  static LibraryPage read(String module, String example, String title) throws IOException {
    Path path = SPECIFICATIONS.resolve("examples").resolve(example + ".sg");
    String text = Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
    String library =
        Files.readString(ROOT.resolve(SPECIFICATIONS).resolve(module.replace('.', '/') + ".sg"));
    Map<String, Template> templates =
        Template.all(library).stream()
            .collect(Collectors.toMap(Template::name, Function.identity()));
    List<String> introduction =
        new ArrayList<>(Template.paragraphs(text.substring(0, text.indexOf("module "))));
    if (text.contains("\nimport scopes\n")) {
      introduction.add(SCOPES);
    }
    return new LibraryPage(
        example.substring(example.lastIndexOf('/') + 1),
        path,
        title,
        String.join("\n\n", introduction),
        module,
        templates,
        Example.all(text, templates.keySet()));
  }

  /** The page in Markdown. */
  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(title).append("\n\n").append(introduction).append("\n\n");
    page.append("Templates of `").append(module).append("`. The examples are [").append(path);
    page.append("](../../")
        .append(path)
        .append("); every test and every check in it runs with the");
    page.append(" build. [All of the library](../library.md)\n");
    examples.forEach(example -> page.append('\n').append(section(example)));
    return page.toString();
  }

  /** The rows of the index. */
  String rows() {
    return examples.stream()
        .map(
            example ->
                "| [`%s`](library/%s.md#%s) | %s |\n"
                    .formatted(
                        example.template(),
                        name,
                        example.template().toLowerCase(Locale.ROOT),
                        template(example).summary().replaceFirst("^[^:]*: (\\w)", "$1")))
        .collect(Collectors.joining());
  }

  private Template template(Example example) {
    return Objects.requireNonNull(templates.get(example.template()));
  }

  private String section(Example example) {
    Template template = template(example);
    return """
        ## %s

        %s

        ```sg
        %s```

        ![The states of %s](../images/library/%s.svg)

        | trace of `%s` | verdict | |
        |---|---|---|
        %s
        The same, defined in another way, and the proof that it is the same:

        ```sg
        safeguard %s = %s
        %s
        ```
        """
        .formatted(
            template.name(),
            String.join("\n\n", template.documentation()),
            template.code(),
            example.use(),
            template.name(),
            example.use(),
            example.traces().stream().map(LibraryPage::row).collect(Collectors.joining()),
            example.safeguard(),
            example.use(),
            example.proof());
  }

  private static String row(Example.Trace trace) {
    String observations =
        trace.observations().isEmpty() ? "the empty one" : "`" + trace.observations() + "`";
    return "| %s | %s | %s |\n".formatted(observations, trace.verdict(), trace.title());
  }
}
