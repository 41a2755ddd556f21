package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutTest {
  /** Twelve answers of a token each, four to each of three prompts. */
  private static final Rollout ROLLOUT =
      new Rollout(
          IntStream.range(0, 12).mapToObj(row -> new int[] {row / 4}).toList(),
          IntStream.rangeClosed(0, 12).toArray(),
          new int[12],
          new int[12],
          new int[12],
          new float[12],
          new Rollout.Outcomes(
              new boolean[12], new boolean[12], new boolean[12], new boolean[12], new boolean[12]));

  @Test
  void answersToAPromptAreShuffledTogether() {
    SplitMix64 random = new SplitMix64(1);
    List<Integer> firsts = new ArrayList<>();
    for (int trial = 0; trial < 60; trial++) {
      List<int[]> parts = ROLLOUT.shuffled(4, random);
      assertThat(parts).hasSize(3);
      for (int[] part : parts) {
        int first = part[0];
        assertThat(first % 4).isZero();
        assertThat(part).containsExactly(first, first + 1, first + 2, first + 3);
      }
      firsts.add(parts.get(0)[0]);
    }
    for (int first : new int[] {0, 4, 8}) {
      assertThat(firsts).filteredOn(each -> each == first).hasSizeBetween(8, 35);
    }
  }

  @Test
  void partsMayCutThroughAGroup() {
    List<int[]> parts = ROLLOUT.shuffled(5, new SplitMix64(1));
    assertThat(parts).extracting(part -> part.length).containsExactly(5, 5, 2);
    assertThat(parts.stream().flatMapToInt(IntStream::of)).doesNotHaveDuplicates().hasSize(12);
  }
}
