package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SafeguardReference;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.UnseenSafeguards;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.UnseenSafeguard;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which safeguards trained agents are to adapt to. */
final class AdaptOption {
  @Option(
      names = "--adapt",
      paramLabel = "FILE#NAME",
      description =
          "Measure what it costs trained agents to adapt to this safeguard too; may be repeated.")
  private @Nullable List<String> wanted;

  /** What was given. */
  List<String> wanted() {
    return wanted == null ? List.of() : wanted;
  }

  /**
   * The task's own, then those that were given.
   *
   * @throws UserError if one of them cannot be had, or reads other labels than those of the task
   */
  List<UnseenSafeguard> safeguards(ComparableTask task, Console console, Limits limits)
      throws IOException {
    List<UnseenSafeguard> unseen = new ArrayList<>();
    Optional<URL> own = task.unseen();
    if (own.isPresent()) {
      try (InputStream in = own.get().openStream()) {
        SpecificationFile file =
            SpecificationFile.of("unseen.sg", "unseen.sg", in.readAllBytes(), limits);
        List<MonitorModel> models =
            file.compilation().safeguards().stream().map(CompiledSafeguard::model).toList();
        unseen.addAll(UnseenSafeguards.of(models, file.source().text()));
      }
    }
    for (String text : wanted()) {
      SafeguardReference reference = SafeguardReference.parse(text);
      SpecificationFile file = SpecificationFile.load(reference.file(), console.in(), limits);
      if (!file.isAccepted()) {
        throw new UserError(
            file.source().name() + " is rejected", "sg check " + reference.file() + " says why");
      }
      MonitorModel model = reference.automatonIn(file.compilation()).model();
      UnseenSafeguard safeguard = UnseenSafeguards.of(List.of(model), file.source().text()).get(0);
      List<String> labels = safeguard.monitor().get().safeguard().labels();
      if (!labels.equals(task.labels())) {
        throw new UserError(
            "%s reads the labels %s, and the task has %s"
                .formatted(text, String.join(", ", labels), String.join(", ", task.labels())),
            "declare the task's labels, in this order");
      }
      if (unseen.stream().anyMatch(other -> other.name().equals(safeguard.name()))) {
        throw new UserError("there are two safeguards named " + safeguard.name() + " to adapt to");
      }
      unseen.add(safeguard);
    }
    return unseen;
  }
}
