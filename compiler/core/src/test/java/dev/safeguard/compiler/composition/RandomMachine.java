package dev.safeguard.compiler.composition;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A drawn safeguard over the labels a and b as a plain table; state 0 is initial.
 *
 * @param next for each state and observation the state that follows
 */
record RandomMachine(int[][] next, boolean[] accepting) {
  private static final List<String> GUARDS = List.of("!a & !b", "a & !b", "!a & b", "a & b");

  static RandomMachine of(long seed) {
    Random random = new Random(seed);
    int states = 1 + random.nextInt(4);
    int[][] next = new int[states][GUARDS.size()];
    boolean[] accepting = new boolean[states];
    for (int q = 0; q < states; q++) {
      accepting[q] = random.nextInt(5) > 1;
      boolean absorbing = q > 0 && random.nextInt(3) == 0;
      for (int o = 0; o < GUARDS.size(); o++) {
        next[q][o] = absorbing ? q : random.nextInt(states);
      }
    }
    return new RandomMachine(next, accepting);
  }

  /** The same machine with one state in which nothing is accepted any more in place of others. */
  RandomMachine withoutObligations() {
    int states = next.length;
    int[][] moved = new int[states][];
    boolean[] accepts = new boolean[states];
    for (int q = 0; q < states; q++) {
      boolean dead = q > 0 && !accepting[q];
      accepts[q] = !dead;
      moved[q] = dead ? new int[] {q, q, q, q} : next[q].clone();
    }
    return new RandomMachine(moved, accepts);
  }

  /** The state after a trace. */
  int after(List<Long> trace) {
    int state = 0;
    for (long observation : trace) {
      state = next[state][(int) observation];
    }
    return state;
  }

  boolean accepts(List<Long> trace) {
    return accepting[after(trace)];
  }

  /** Whether only accepting states can be reached from a state. */
  boolean isSecured(int state) {
    return reachable(state).stream().allMatch(q -> accepting[q]);
  }

  private boolean isDoomed(int state) {
    return reachable(state).stream().noneMatch(q -> accepting[q]);
  }

  private BitSet reachable(int from) {
    BitSet seen = new BitSet();
    seen.set(from);
    boolean grown = true;
    while (grown) {
      int before = seen.cardinality();
      for (int q : seen.stream().toArray()) {
        for (int to : next[q]) {
          seen.set(to);
        }
      }
      grown = seen.cardinality() > before;
    }
    return seen;
  }

  /** The declaration of it as a safeguard. */
  String text(String name) {
    StringBuilder text = new StringBuilder("safeguard " + name + " {\n");
    for (int q = 0; q < next.length; q++) {
      text.append(q == 0 ? "  initial " : "  ");
      text.append(accepting[q] ? "" : isDoomed(q) ? "rejecting " : "pending ");
      text.append("state s").append(q).append(" {");
      for (int o = 0; o < GUARDS.size(); o++) {
        text.append(" on ").append(GUARDS.get(o)).append(" -> s").append(next[q][o]);
      }
      text.append(" }\n");
    }
    return text.append("}\n").toString();
  }
}
