package dev.safeguard.deep;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be chosen of {@link Ppo}.
 *
 * @param discount of a reward that comes a step later; from 0 to 1
 * @param lambda of generalised advantage estimation; from 0 to 1
 * @param learningRate of Adam, when training begins
 * @param steps that each copy takes between two updates
 * @param epochs how often an update goes through them
 * @param minibatch how many of them make a gradient
 * @param clip how far the ratio of probabilities may be from 1 before it stops to pay
 * @param valueWeight of the squared error of the values in the loss
 * @param maximalNorm of a gradient
 * @param advantageFloor least divisor of advantages
 * @param recurrent whether the policy remembers
 * @param hidden the size of a layer
 * @param stretch how many steps a recurrent policy is trained through at once; divides the steps
 */
public record PpoSettings(
    double discount,
    double lambda,
    double learningRate,
    int steps,
    int epochs,
    int minibatch,
    double clip,
    double valueWeight,
    double maximalNorm,
    double advantageFloor,
    boolean recurrent,
    int hidden,
    int stretch) {

  /** For features and 16 copies. */
  public static PpoSettings defaults() {
    return new PpoSettings(0.98, 0.95, 1e-3, 128, 10, 256, 0.2, 0.5, 0.5, 0.1, false, 64, 1);
  }

  /** The same with a policy that remembers. */
  public PpoSettings remembering() {
    return new PpoSettings(
        discount,
        lambda,
        learningRate,
        steps,
        epochs,
        minibatch,
        clip,
        valueWeight,
        maximalNorm,
        advantageFloor,
        true,
        hidden,
        32);
  }

  /** By name, with units. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("discount", discount);
    map.put("lambda", lambda);
    map.put("learningRate", learningRate);
    map.put("rollout_steps", steps);
    map.put("epochs", epochs);
    map.put("minibatch_steps", minibatch);
    map.put("clip", clip);
    map.put("valueWeight", valueWeight);
    map.put("maximalNorm", maximalNorm);
    map.put("advantageFloor", advantageFloor);
    map.put("recurrent", recurrent);
    map.put("hidden", hidden);
    map.put("stretch_steps", stretch);
    return map;
  }
}
