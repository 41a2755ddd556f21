package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Torch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Branches that share a trunk, against each trunk and branch alone. */
class TokenBlockTest {
  private static final float EXACT = 1e-5f;

  private static final List<int[]> TRUNKS =
      List.of(new int[] {296, 277, 267}, new int[] {9}, new int[] {1, 2, 3, 4, 5});
  private static final List<List<int[]>> BRANCHES =
      List.of(
          List.of(new int[] {11, 12}, new int[] {}, new int[] {13, 14, 15}),
          List.of(new int[] {16}),
          List.of(new int[] {11, 12, 17, 18}, new int[] {11, 12, 17, 19}));

  private final Gpt2Folder folder;
  private final NDManager manager = Torch.manager();

  TokenBlockTest() throws IOException {
    folder = Gpt2Folder.read(TinyGpt2.FOLDER);
  }

  @AfterEach
  void close() {
    manager.close();
    folder.close();
  }

  @Test
  void aBranchSeesItsTrunkAndItselfAlone() {
    NDList arrays = folder.model().weights().toArrays(manager, false);
    NDArray together = logits(arrays, TokenBlock.branching(TRUNKS, BRANCHES));
    for (int row = 0; row < TRUNKS.size(); row++) {
      int column = (int) together.getShape().get(1) - length(row);
      for (int[] branch : BRANCHES.get(row)) {
        NDArray alone = logits(arrays, TokenBlock.of(List.of(joined(TRUNKS.get(row), branch))));
        for (int i = 0; i < branch.length; i++) {
          assertThat(together.get(row, column++).toFloatArray())
              .containsExactly(
                  alone.get(0, TRUNKS.get(row).length + i).toFloatArray(), within(EXACT));
        }
      }
    }
  }

  @Test
  void gradientsAreTheSumOfThoseOfTheBranches() {
    NDList together = folder.model().weights().toArrays(manager, true);
    NDArray shared = logits(together, TokenBlock.branching(TRUNKS, BRANCHES));
    List<NDArray> sums = new ArrayList<>();
    for (int row = 0; row < TRUNKS.size(); row++) {
      sums.add(
          shared.get(row).get("-%d:".formatted(length(row))).square().mean(new int[] {1}).sum());
    }
    Torch.backward(sums.stream().reduce(NDArray::add).orElseThrow());

    NDList apart = folder.model().weights().toArrays(manager, true);
    sums.clear();
    for (int row = 0; row < TRUNKS.size(); row++) {
      for (int[] branch : BRANCHES.get(row)) {
        if (branch.length > 0) {
          NDArray alone = logits(apart, TokenBlock.of(List.of(joined(TRUNKS.get(row), branch))));
          sums.add(
              alone.get(0).get("-%d:".formatted(branch.length)).square().mean(new int[] {1}).sum());
        }
      }
    }
    Torch.backward(sums.stream().reduce(NDArray::add).orElseThrow());
    for (int i = 0; i < together.size(); i++) {
      float[] expected = apart.get(i).getGradient().toFloatArray();
      float greatest = 0;
      for (float number : expected) {
        greatest = Math.max(greatest, Math.abs(number));
      }
      assertThat(together.get(i).getGradient().toFloatArray())
          .as("gradient of parameter %d", i)
          .containsExactly(expected, within(EXACT * Math.max(1, greatest)));
    }
  }

  @Test
  void branchesGrowTogetherBehindACache() {
    NDList arrays = folder.model().weights().toArrays(manager, false);
    int[][] more = {{11, 12, 13, 14, 15, 16}, {17, 18, 11, 12, 19, 20}};
    try (KeyValueCache cache = new KeyValueCache(manager, folder.model().config())) {
      TokenBlock block = TokenBlock.of(TRUNKS);
      TokenBlock whole = block;
      folder.model().hidden(manager, arrays, block, cache);
      for (int step = 0; step < more.length; step++) {
        block = block.next(more[step]);
        whole = whole.append(more[step]);
        NDArray hidden = folder.model().hidden(manager, arrays, block, cache);
        NDArray grown = folder.model().logits(arrays, hidden);
        NDArray plain = logits(arrays, whole).get(":, -2:");
        for (int i = 0; i < more[step].length; i++) {
          int row = i / 2;
          int[] sequence = TRUNKS.get(row);
          for (int before = 0; before <= step; before++) {
            sequence = joined(sequence, new int[] {more[before][i]});
          }
          NDArray alone = logits(arrays, TokenBlock.of(List.of(sequence))).get("0, -1");
          assertThat(grown.get(row, i % 2).toFloatArray())
              .containsExactly(alone.toFloatArray(), within(EXACT));
          assertThat(plain.get(row, i % 2).toFloatArray())
              .containsExactly(alone.toFloatArray(), within(EXACT));
        }
      }
    }
  }

  private NDArray logits(NDList arrays, TokenBlock block) {
    return folder.model().logits(arrays, folder.model().hidden(manager, arrays, block));
  }

  private static int length(int row) {
    return BRANCHES.get(row).stream().mapToInt(branch -> branch.length).sum();
  }

  private static int[] joined(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
