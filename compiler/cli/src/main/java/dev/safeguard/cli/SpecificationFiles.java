package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.limits.Limits;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code FILE...}, to be mixed into each command that reads whole specifications. */
final class SpecificationFiles {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Specifications; - is standard input.")
  private List<String> paths;

  @Mixin private LimitOptions limits;
  @Mixin private StrategyOption strategy;

  /** Reads and compiles each, in the order given; a file that is named twice only once. */
  List<SpecificationFile> load(Console console) {
    if (Collections.frequency(paths, SpecificationFile.STANDARD_INPUT) > 1) {
      throw new UserError("standard input can be read only once");
    }
    Limits allowed = limits.limits();
    return new LinkedHashSet<>(paths)
        .stream()
            .map(path -> SpecificationFile.load(path, console.in(), allowed, strategy.strategy()))
            .toList();
  }
}
