package dev.safeguard.compiler.incentives;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A random safeguard with rewards of states, in a random environment. The last state is violated;
 * from some before it only later ones can be reached, so that they cannot go on for ever.
 *
 * @param next for each state and each of the four observations of two labels what follows
 * @param impossible an observation that the world never shows, or -1
 * @param rewards the lines that declare the rewards
 * @param least the least reward of the environment
 * @param most its most
 */
record RewardedSafeguard(
    int[][] next, int impossible, String rewards, double least, double most, double discount) {
  private static final List<String> OBSERVATIONS = List.of("!a & !b", "a & !b", "!a & b", "a & b");
  private static final double[] AMOUNTS = {-2, -1, -0.5, 0, 0, 0.25, 1, 3};
  private static final double[] DISCOUNTS = {0.3, 0.5, 0.9, 0.99};

  static RewardedSafeguard of(Random random) {
    int states = 3 + random.nextInt(4);
    int forlorn = states - 1 - random.nextInt(Math.min(3, states - 1));
    int[][] next = new int[states][OBSERVATIONS.size()];
    for (int q = 0; q < states; q++) {
      for (int observation = 0; observation < next[q].length; observation++) {
        boolean stays = q < forlorn && random.nextInt(4) == 0;
        int from = q < forlorn ? 0 : Math.min(q + 1, states - 1);
        next[q][observation] = stays ? q : from + random.nextInt(states - from);
      }
    }
    double one = amount(random);
    double other = amount(random);
    return new RewardedSafeguard(
        next,
        random.nextInt(OBSERVATIONS.size() + 3) - 3,
        rewards(random, states),
        Math.min(one, other),
        Math.max(one, other),
        DISCOUNTS[random.nextInt(DISCOUNTS.length)]);
  }

  private static String rewards(Random random, int states) {
    StringBuilder rewards = new StringBuilder();
    for (int q = 0; q < states; q++) {
      if (random.nextBoolean()) {
        rewards.append("  reward s").append(q).append(' ').append(amount(random));
        rewards.append(random.nextInt(3) == 0 ? " once\n" : "\n");
      }
    }
    return rewards.toString();
  }

  private static double amount(Random random) {
    return AMOUNTS[random.nextInt(AMOUNTS.length)];
  }

  /** The specification, with a penalty. */
  String text(String penalty) {
    StringBuilder text = new StringBuilder("labels a, b\n");
    if (impossible >= 0) {
      text.append("assume !(").append(OBSERVATIONS.get(impossible)).append(")\n");
    }
    text.append("environment reward ").append(least).append(" .. ").append(most);
    text.append(" discount ").append(discount).append('\n');
    text.append("safeguard S {\n  penalty ").append(penalty).append('\n').append(rewards);
    for (int q = 0; q < next.length; q++) {
      text.append(q == 0 ? "  initial state s" : isDoomed(q) ? "  rejecting state s" : "  state s");
      text.append(q).append(" {\n");
      for (int observation = 0; observation < next[q].length; observation++) {
        String guard = OBSERVATIONS.get(observation);
        text.append("    on ").append(guard).append(" -> s").append(next[q][observation]);
        text.append('\n');
      }
      text.append("  }\n");
    }
    return text.append("}\n").toString();
  }

  /** True of the last state alone: the others accept. */
  boolean isDoomed(int state) {
    return state == next.length - 1;
  }

  /** The states that some observation leads to. */
  BitSet successors(int state) {
    BitSet successors = new BitSet();
    for (int observation = 0; observation < next[state].length; observation++) {
      if (observation != impossible) {
        successors.set(next[state][observation]);
      }
    }
    return successors;
  }

  @Override
  public String toString() {
    return text("1");
  }
}
