package dev.safeguard.deep.tuning;

/** The means of what the gradients of an update measured. */
final class MeanMeasures {
  private double divergence;
  private double entropy;
  private int count;

  void add(PolicyObjective.Terms terms) {
    divergence += terms.divergence().getFloat();
    entropy += terms.entropy().getFloat();
    count++;
  }

  Learner.Measures toMeasures() {
    return new Learner.Measures(divergence / count, entropy / count);
  }
}
