package dev.safeguard.compiler;

import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Blame;
import dev.safeguard.compiler.analysis.Run;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.composition.Failure;
import dev.safeguard.compiler.composition.Structure;
import dev.safeguard.compiler.semantics.FormulaText;
import java.util.List;
import java.util.Optional;

/** A safeguard that passed every check, as one automaton or as parts side by side. */
public sealed interface BuiltSafeguard permits CompiledSafeguard, ParallelSafeguard {
  /** Its name. */
  String name();

  /** The labels and the assumption. */
  Alphabet alphabet();

  /** Its example traces, not yet run. */
  List<TestCase> tests();

  /** Of what it is composed, if it is. */
  Optional<Structure> structure();

  /** Itself, if it is one automaton. */
  Optional<CompiledSafeguard> automaton();

  /** Itself, if it is parts side by side. */
  Optional<ParallelSafeguard> parallel();

  /** It at the beginning of a trace. */
  Run run();

  /**
   * The part of its formula that a trace violates, if it is given by one.
   *
   * @param trace the observations up to the violation, as bits of labels
   */
  Optional<Blame> blame(List<Long> trace);

  /** The same for the formula of a part of a composition, if the part is given by one. */
  default Optional<Blame> blame(Failure failure, List<Long> trace) {
    List<Long> seen = trace.subList((int) failure.since(), trace.size());
    return failure
        .formula()
        .map(violated -> DeepStack.call(() -> Blame.of(violated, seen)))
        .map(blame -> blame.after((int) failure.since()));
  }

  /** One sentence about a part of a formula. */
  default String sentence(Blame blame) {
    FormulaText text = new FormulaText(alphabet().labels(), GuardText::name);
    return DeepStack.call(() -> blame.sentence(text));
  }
}
