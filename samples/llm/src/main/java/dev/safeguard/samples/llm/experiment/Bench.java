package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.start.StartModels;
import java.util.List;
import java.util.function.Consumer;

/**
 * What all runs have in common.
 *
 * @param task that trains by rewards
 * @param request for it, but for what each run says itself
 * @param models to begin with
 * @param form how much of everything
 * @param remarks hears of what takes its time
 */
record Bench(
    TrainingTask task,
    TrainingRequest request,
    StartModels models,
    Form form,
    Consumer<String> remarks) {

  /** What every run of a seed is tested on: the same as the task tests its own runs on. */
  List<Snippet> tests(long seed) {
    return SnippetSource.tests(seed, Family.LEVELS, form.tests());
  }
}
