package dev.safeguard.samples.llm.snippets;

import dev.safeguard.learning.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An endless supply of snippets that follows from a seed. Tuning and testing have different
 * templates, so that no text of the one is a text of the other, whatever the seeds.
 */
public final class SnippetSource {
  /** Of each family, one look in this many is kept for the test. */
  private static final int HELD_OUT = 5;

  private static final long TEST_SEED = 2_000_000;

  private final SplitMix64 random;
  private final Part part;

  /** What snippets are for. */
  public enum Part {
    /** Pre-training and tuning. */
    TUNING,
    /** What neither ever sees. */
    TEST;

    /** The frames of a family. */
    List<Frame> frames(Family family) {
      return Frame.all().stream()
          .filter(frame -> isHeldOut(family, frame) == (this == TEST))
          .toList();
    }

    private static boolean isHeldOut(Family family, Frame frame) {
      return (frame.look() + family.ordinal()) % HELD_OUT == 0;
    }
  }

  /** A supply of its own for each part and seed. */
  public SnippetSource(Part part, long seed) {
    this.part = part;
    random = new SplitMix64(SplitMix64.mix(seed, part.ordinal()));
  }

  /** A snippet of any family, each as likely as another, and of one of the levels up to a given. */
  public Snippet next(int highest) {
    Family[] families = Family.values();
    return next(families[random.nextInt(families.length)], 1 + random.nextInt(highest));
  }

  /**
   * A snippet.
   *
   * @param level 1 to {@link Family#LEVELS}
   */
  public Snippet next(Family family, int level) {
    if (level < 1 || level > Family.LEVELS) {
      throw new IllegalArgumentException(
          "level %d; they are 1 to %d".formatted(level, Family.LEVELS));
    }
    List<Frame> frames = part.frames(family);
    Draft draft = new Draft(random, frames.get(random.nextInt(frames.size())));
    family.write(draft, level);
    return draft.snippet(family, level);
  }

  /**
   * What a run is tested on, of templates that tuning never sees.
   *
   * @param seed of the run
   * @param highest the greatest level, which are gone through in turn
   * @param ofEach how many of each family
   */
  public static List<Snippet> tests(long seed, int highest, int ofEach) {
    SnippetSource source = new SnippetSource(Part.TEST, SplitMix64.mix(TEST_SEED, seed));
    return Arrays.stream(Family.values())
        .flatMap(
            family ->
                IntStream.range(0, ofEach).mapToObj(i -> source.next(family, 1 + i % highest)))
        .toList();
  }

  /** The same number of snippets of each family and level, in a fixed order. */
  public List<Snippet> ofEach(int number) {
    return Arrays.stream(Family.values())
        .flatMap(
            family ->
                IntStream.range(0, number * Family.LEVELS)
                    .mapToObj(i -> next(family, 1 + i % Family.LEVELS)))
        .toList();
  }
}
