package dev.safeguard.learning.tabular;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The learner that was published with the paper, with what it does otherwise than the paper says,
 * so that results here can be compared with results there:
 *
 * <ul>
 *   <li>It updates the value of the greedy action, even where chance took another one.
 *   <li>Its table knows numbers of states and no safeguards: a state shares its values with the
 *       state of that number in every other stage, the violated one included.
 *   <li>A pair met for the first time in the k-th stage, from 0, gets the plain average over the
 *       state numbers 0, ..., k - 1, whatever the safeguard's graph, in place of Eq. 7.
 *   <li>Not violating pays in every step, reaching the goal pays nothing.
 * </ul>
 *
 * <p>A violation ends the episode, yet its target has the table's value of the violated state like
 * any other.
 */
final class ReferenceLearning implements Learner {

  /**
   * What was chosen there.
   *
   * @param alpha the learning rate
   * @param gamma the discount
   * @param epsilon the probability of a uniform action in training
   * @param reward of a step that does not violate; one that does pays as much with a minus sign
   */
  record Settings(double alpha, double gamma, double epsilon, double reward) {
    static Settings published() {
      return new Settings(0.9, 0.9, 0.1, 0.1);
    }
  }

  private final Settings settings;
  private final double[] rates;
  private final SplitMix64 random;
  private final QTable table;
  private Monitor monitor;
  private int stage;
  private int greedy;

  /**
   * A learner that knows nothing, in its first stage.
   *
   * @param states the greatest number of states that a safeguard of the progression has
   */
  ReferenceLearning(
      Settings settings, int observations, int states, int actions, long seed, Monitor monitor) {
    this.settings = settings;
    this.rates = new double[] {0, settings.alpha()};
    this.random = new SplitMix64(seed);
    this.table = new QTable(observations, states, actions);
    this.monitor = monitor;
  }

  @Override
  public void moveTo(Monitor monitor) {
    this.monitor = monitor;
    stage++;
  }

  @Override
  public void beginEpisode() {}

  @Override
  public int explore(int s, int q) {
    greedy = best(s, q, random);
    return random.nextDouble() < settings.epsilon() ? random.nextInt(table.actions) : greedy;
  }

  @Override
  public double learn(
      int s,
      int q,
      int a,
      double reward,
      int next,
      int entered,
      long observation,
      boolean terminated) {
    boolean violated = monitor.safeguard().states().get(entered).verdict() == Verdict.VIOLATED;
    double own = violated ? -settings.reward() : settings.reward();
    double target = own + settings.gamma() * value(next, entered);
    table.update(table.pair(s, q), greedy, target, rates);
    return own;
  }

  @Override
  public void endEpisode(boolean violated) {}

  @Override
  public int best(int s, int q, SplitMix64 chance) {
    return chance.nextMember(bestActions(s, q));
  }

  @Override
  public int bestActions(int s, int q) {
    return table.best(known(s, q));
  }

  @Override
  public double value(int s, int q) {
    return table.max(known(s, q));
  }

  /** The number of (s, q), which is known from now on. */
  private int known(int s, int q) {
    int pair = table.pair(s, q);
    if (!table.isKnown(pair)) {
      table.average(s, q, stage);
    }
    return pair;
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("alpha", settings.alpha());
    map.put("gamma", settings.gamma());
    map.put("epsilon", settings.epsilon());
    map.put("reward", settings.reward());
    return map;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(stage);
    out.writeLong(random.state());
    table.writeTo(out);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    stage = in.readInt();
    random.restore(in.readLong());
    table.readFrom(in);
  }
}
