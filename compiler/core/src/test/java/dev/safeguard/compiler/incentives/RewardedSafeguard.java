package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.ExplicitSafeguard;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * A random safeguard with rewards of states, in a random environment.
 *
 * @param rewards the lines that declare the rewards
 * @param least the least reward of the environment
 * @param most its most
 */
record RewardedSafeguard(
    ExplicitSafeguard table, String rewards, double least, double most, double discount) {
  private static final double[] AMOUNTS = {-2, -1, -0.5, 0, 0.25, 1, 3};
  private static final double[] DISCOUNTS = {0.3, 0.5, 0.9, 0.99};

  static RewardedSafeguard of(Random random) {
    List<String> labels = List.of("a", "b").subList(0, 1 + random.nextInt(2));
    IntPredicate possible = ExplicitSafeguard.world(random, labels.size());
    ExplicitSafeguard table = ExplicitSafeguard.of(random, labels, possible);
    StringBuilder rewards = new StringBuilder();
    for (int q = 0; q < table.next().length; q++) {
      if (random.nextBoolean()) {
        rewards.append("  reward s").append(q).append(' ').append(amount(random));
        rewards.append(random.nextInt(3) == 0 ? " once\n" : "\n");
      }
    }
    double one = amount(random);
    double other = amount(random);
    return new RewardedSafeguard(
        table,
        rewards.toString(),
        Math.min(one, other),
        Math.max(one, other),
        DISCOUNTS[random.nextInt(DISCOUNTS.length)]);
  }

  private static double amount(Random random) {
    return AMOUNTS[random.nextInt(AMOUNTS.length)];
  }

  String text(String penalty) {
    String body =
        table.declared("S").replaceFirst("\\{\n", "{\n  penalty " + penalty + "\n" + rewards);
    return table.preamble()
        + "environment reward "
        + least
        + " .. "
        + most
        + " discount "
        + discount
        + "\n"
        + body;
  }

  BitSet doomed() {
    return table.doomed();
  }

  /** The states that some observation leads to. */
  BitSet successors(int state) {
    BitSet successors = new BitSet();
    for (int observation = 0; observation < table.next()[state].length; observation++) {
      if (table.possible().test(observation)) {
        successors.set(table.next()[state][observation]);
      }
    }
    return successors;
  }

  /** The states from which it can go on for ever without a violation. */
  BitSet live() {
    BitSet live = new BitSet();
    live.set(0, table.next().length);
    live.andNot(doomed());
    for (int round = 0; round < table.next().length; round++) {
      BitSet before = (BitSet) live.clone();
      before.stream().filter(q -> !successors(q).intersects(before)).forEach(live::clear);
    }
    return live;
  }

  @Override
  public String toString() {
    return text("1");
  }
}
