package dev.safeguard.cli;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.TogetherAnswer;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.compiler.together.Together;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --together A,B}: a question about safeguards of the one file that is checked. */
final class TogetherOption {
  /**
   * A file after the question.
   *
   * @param files those that are checked, with the findings of the answer
   * @param together the answer, if it was asked and could be given
   */
  record Asked(List<SpecificationFile> files, Optional<Together> together) {}

  @Option(
      names = "--together",
      paramLabel = "A,B,...",
      split = ",",
      description = "Say whether these safeguards can hold together; of one file.")
  private List<String> parts = List.of();

  /**
   * Asks the question, if there is one.
   *
   * @throws UserError if there are several files, or a safeguard is not declared
   */
  Asked ask(List<SpecificationFile> files) {
    if (parts.isEmpty()) {
      return new Asked(files, Optional.empty());
    }
    if (files.size() > 1) {
      throw new UserError("--together is about safeguards of one file", "name only that file");
    }
    SpecificationFile file = files.get(0);
    Compilation compilation = file.compilation();
    List<String> missing =
        parts.stream().filter(name -> compilation.safeguard(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      if (file.isAccepted()) {
        throw unknown(missing.get(0), compilation);
      }
      return new Asked(files, Optional.empty());
    }
    TogetherAnswer answer = compilation.together(parts);
    SpecificationFile more =
        new SpecificationFile(file.path(), compilation.with(answer.diagnostics()), file.isRead());
    return new Asked(List.of(more), answer.together());
  }

  private static UserError unknown(String name, Compilation compilation) {
    List<String> known = compilation.safeguards().stream().map(s -> s.model().name()).toList();
    return new UserError(
        compilation.source().name() + " has no safeguard " + name,
        Spelling.nearest(name, known)
            .map(nearest -> "did you mean " + nearest + "?")
            .orElse("they are " + String.join(", ", known)));
  }
}
