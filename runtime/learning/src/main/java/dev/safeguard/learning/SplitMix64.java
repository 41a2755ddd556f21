package dev.safeguard.learning;

/**
 * The SplitMix64 generator of pseudo-random numbers (Steele, Lea and Flood, OOPSLA 2014): 64 bits
 * of state, period 2^64, a few instructions a number, and the same numbers on every machine. The
 * state can be saved and restored, which {@code java.util.SplittableRandom} does not offer.
 */
public final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  /** A generator whose numbers follow from a seed; neighbouring seeds give unrelated numbers. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /**
   * A seed made of a seed and a number, for instance that of an episode, so that each of many
   * numbered things has its own chance.
   */
  public static long mix(long seed, long number) {
    return mix(mix(seed + GOLDEN_GAMMA) + (number + 1) * GOLDEN_GAMMA);
  }

  /** The state: {@code new SplitMix64(state())} goes on with the same numbers. */
  public long state() {
    return state;
  }

  /** Goes on from a state or begins anew from a seed. */
  public void restore(long state) {
    this.state = state;
  }

  /** The next 64 bits, uniform. */
  public long nextLong() {
    return mix(state += GOLDEN_GAMMA);
  }

  /** Uniform over the multiples of 2^-53 in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /**
   * Uniform over 0, ..., bound - 1, up to a bias below bound / 2^32.
   *
   * @param bound at least 1
   */
  public int nextInt(int bound) {
    return (int) ((nextLong() >>> 32) * bound >>> 32);
  }

  /**
   * A member of a set, uniformly as {@link #nextInt}; no chance is spent on a set of one.
   *
   * @param set with bit i for member i; not empty
   */
  public int nextMember(int set) {
    int rest = set;
    int count = Integer.bitCount(set);
    for (int i = count == 1 ? 0 : nextInt(count); i > 0; i--) {
      rest &= rest - 1;
    }
    return Integer.numberOfTrailingZeros(rest);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
