package dev.safeguard.benchmarks.automata;

import java.util.BitSet;
import java.util.Random;

/**
 * A deterministic automaton over four letters. The letters are the observations of two labels.
 *
 * @param targets the state that follows state q on letter i, at 4 * q + i; state 0 is initial
 * @param accepting the accepting states
 */
record RandomGraph(int[] targets, BitSet accepting) {
  static final int LETTERS = 4;

  private static final int NEAR = 200;

  /** How the successors of a state are chosen. */
  enum Shape {
    /** From all states. */
    ANYWHERE,
    /** From the states after it and a few before it, as in automata that people and tools write. */
    NEARBY,
    /** As anywhere; each state has a twin that behaves alike and has successors or their twins. */
    TWINS
  }

  static RandomGraph of(Shape shape, int states) {
    Random random = new Random(1);
    int[] targets = new int[LETTERS * states];
    BitSet accepting = new BitSet();
    for (int q = 0; q < states; q++) {
      accepting.set(q, random.nextInt(10) > 0);
      for (int i = 0; i < LETTERS; i++) {
        targets[LETTERS * q + i] =
            shape == Shape.NEARBY
                ? Math.min(states - 1, Math.max(0, q + random.nextInt(NEAR) - NEAR / 4))
                : random.nextInt(states);
      }
    }
    if (shape == Shape.TWINS) {
      makeTwins(targets, accepting, states / 2, random);
    }
    return new RandomGraph(targets, accepting);
  }

  /** State q + half does what state q does, but for which of two twins it goes to. */
  private static void makeTwins(int[] targets, BitSet accepting, int half, Random random) {
    for (int q = 0; q < half; q++) {
      accepting.set(q + half, accepting.get(q));
      for (int i = 0; i < LETTERS; i++) {
        int target = targets[LETTERS * q + i] % half;
        targets[LETTERS * q + i] = target + (random.nextBoolean() ? half : 0);
        targets[LETTERS * (q + half) + i] = target + (random.nextBoolean() ? half : 0);
      }
    }
  }

  int states() {
    return targets.length / LETTERS;
  }

  int target(int state, int letter) {
    return targets[LETTERS * state + letter];
  }
}
