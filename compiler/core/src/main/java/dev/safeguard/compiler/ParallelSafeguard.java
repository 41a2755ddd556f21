package dev.safeguard.compiler;

import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Blame;
import dev.safeguard.compiler.analysis.Run;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.ParallelModel;
import dev.safeguard.compiler.composition.PartsRun;
import dev.safeguard.compiler.composition.Structure;
import java.util.List;
import java.util.Optional;

/**
 * A conjunction that is kept as parts side by side.
 *
 * @param conjunction the parts, as the composition has them
 * @param tests its example traces, not yet run
 */
public record ParallelSafeguard(ParallelModel model, Structure conjunction, List<TestCase> tests)
    implements BuiltSafeguard {
  public ParallelSafeguard {
    tests = List.copyOf(tests);
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Alphabet alphabet() {
    return model.alphabet();
  }

  @Override
  public Optional<Structure> structure() {
    return Optional.of(conjunction);
  }

  @Override
  public Optional<CompiledSafeguard> automaton() {
    return Optional.empty();
  }

  @Override
  public Optional<ParallelSafeguard> parallel() {
    return Optional.of(this);
  }

  @Override
  public Run run() {
    return new PartsRun(conjunction);
  }

  @Override
  public Optional<Blame> blame(List<Long> trace) {
    return Optional.empty();
  }
}
