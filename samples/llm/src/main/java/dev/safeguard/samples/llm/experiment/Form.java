package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.TaskExperiment.Extent;
import dev.safeguard.samples.llm.start.Regime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much of everything.
 *
 * @param seeds how many, from 1 on
 * @param ablationSeeds how many of them each ablation has, and what never saw the format
 * @param ceiling whether models are taught the right answers, too
 * @param tokens of answers to train on, the same in each run
 * @param tests snippets of each family that a trained model is asked about
 */
record Form(int seeds, int ablationSeeds, boolean ceiling, long tokens, int tests) {
  private static final long TOKENS = 60_000;
  private static final int TESTS = 100;

  /** What is compared first. */
  private static final List<String> MAIN = List.of("zero-shot", "psl");

  private static final List<String> MASKED = List.of("zero-shot-mask", "psl-mask");

  /** Where the format can be found by chance. */
  static final List<Regime> REWARDED = List.of(Regime.LEARNS, Regime.NO_REWARD);

  /** Where ablations are made. */
  static final Regime ABLATED = Regime.NO_REWARD;

  /** The shorter form is a part of the whole, which goes on with it in the same folder. */
  static Form of(Extent extent) {
    Form form =
        extent.shortened()
            ? new Form(2, 0, false, TOKENS, TESTS)
            : new Form(5, 2, true, TOKENS, TESTS);
    int seeds = extent.seeds() == 0 ? form.seeds() : extent.seeds();
    return new Form(
        seeds, Math.min(seeds, form.ablationSeeds()), form.ceiling(), form.tokens(), form.tests());
  }

  /** What runs must have in common to stand beside each other. */
  String identity() {
    return "tokens=%d tests=%d".formatted(tokens, tests);
  }

  /** The options of a run that begins with a model. */
  Map<String, String> options(String model) {
    return Map.of(
        "model", model, "tokens", Long.toString(tokens), "tests", Integer.toString(tests));
  }

  /**
   * All runs in rounds, the most important first, each seed by seed: whoever stops early has pairs.
   *
   * @param stages of the curriculum; some ablations need three
   */
  List<Run> runs(int stages) {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      for (Regime regime : REWARDED) {
        runs.addAll(rewarded(regime, MAIN, Ablation.NONE, seed));
      }
      runs.add(new LinterRun(seed));
    }
    for (long seed = 1; seed <= seeds; seed++) {
      runs.addAll(rewarded(ABLATED, MAIN, Ablation.VIOLATIONS_FORESEEN, seed));
      for (Regime regime : REWARDED) {
        runs.addAll(rewarded(regime, MASKED, Ablation.NONE, seed));
        if (ceiling) {
          runs.add(new SupervisedRun(regime, seed));
        }
      }
      if (seed <= ablationSeeds) {
        addAblations(runs, seed, stages);
      }
    }
    for (long seed = 1; seed <= ablationSeeds; seed++) {
      runs.addAll(rewarded(Regime.UNSEEN, MAIN, Ablation.NONE, seed));
    }
    return runs;
  }

  private static void addAblations(List<Run> runs, long seed, int stages) {
    for (Ablation ablation : Ablation.values()) {
      Run run = new RewardedRun(ABLATED, "psl", ablation, seed);
      if (ablation.fits(stages) && !runs.contains(run)) {
        runs.add(run);
      }
    }
  }

  private static List<Run> rewarded(
      Regime regime, List<String> arms, Ablation ablation, long seed) {
    return arms.stream().<Run>map(arm -> new RewardedRun(regime, arm, ablation, seed)).toList();
  }
}
