package dev.safeguard.deep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What can be chosen beside the learner's own settings.
 *
 * @param arm the method
 * @param decisions how many to train for in all stages together
 * @param penalty of a violation, in place of the specification's; NaN for that one
 * @param caps the longest episode, in decisions, by the decisions of the run from which on that
 *     holds; the same in every arm, so that all begin as many episodes
 * @param testCap the longest episode of the tests, in decisions
 * @param entropyStart the weight of entropy when a stage begins
 * @param entropyEnd the weight that it falls to
 * @param entropyDecisions how long it falls, linearly
 * @param learningRateEnd what the learning rate falls to, linearly, over the last quarter of the
 *     decisions
 * @param testEpisodes for each of the two tests
 * @param checkpointSeconds the least time between two checkpoints
 * @param learner of the policy
 */
public record TrainingSettings(
    Arm arm,
    long decisions,
    double penalty,
    SortedMap<Long, Integer> caps,
    int testCap,
    double entropyStart,
    double entropyEnd,
    long entropyDecisions,
    double learningRateEnd,
    int testEpisodes,
    double checkpointSeconds,
    PpoSettings learner) {
  public TrainingSettings {
    if (caps.isEmpty() || caps.firstKey() != 0) {
      throw new IllegalArgumentException("no longest episode from decision 0 on");
    }
    caps = Collections.unmodifiableSortedMap(new TreeMap<>(caps));
  }

  /** The longest episode, in decisions, when a number of decisions have been taken. */
  int cap(long decisions) {
    return Objects.requireNonNull(caps.get(caps.headMap(decisions + 1).lastKey()));
  }

  /** The weight of entropy by the decisions of a stage. */
  Schedule entropy() {
    return new Schedule(entropyStart, entropyEnd, 0, entropyDecisions);
  }

  /** By the decisions of the run. Late steps are small: a large one can undo all of training. */
  Schedule learningRate() {
    return new Schedule(learner.learningRate(), learningRateEnd, 0.75 * decisions, decisions);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("decisions", decisions);
    map.put("caps_decisions", caps);
    map.put("testCap_decisions", testCap);
    map.put("entropyStart", entropyStart);
    map.put("entropyEnd", entropyEnd);
    map.put("entropy_decisions", entropyDecisions);
    map.put("learningRateEnd", learningRateEnd);
    map.putAll(learner.toMap());
    return map;
  }
}
