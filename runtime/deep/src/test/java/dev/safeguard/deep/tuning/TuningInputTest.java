package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.runtime.Progression;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningInputTest {
  @TempDir private Path folder;

  /** A question of no token, or of some. */
  private record Blank(int[] prompt) implements Question {}

  /** Every token is a word. */
  private static final class WordLabeller implements Labeller<Blank> {
    @Override
    public List<String> labels() {
      return List.of("word");
    }

    @Override
    public int tokenClass(int token) {
      return 0;
    }

    @Override
    public long labels(Blank question, int[] answer, int length, int token) {
      return 1;
    }
  }

  private void run(int[] prompt, int longest, Progression progression) throws Exception {
    TuningTask<Blank> task =
        new TuningTask<>(
            "blank", random -> new Blank(prompt), new WordLabeller(), Scoring.verdict());
    TuningSettings settings =
        new TuningSettings(
            Grpo.Settings.defaults(), 100, 2, 2, longest, TuningSettings.NEVER, true, 60);
    new Tuning<>(task, Parity.model(1), progression, settings, 1)
        .run(folder, false, TuningListener.SILENT);
  }

  private static Progression words() {
    return Parity.progression(
        """
        labels word
        safeguard Words { initial state s { else -> s } rejecting state no { else -> stay } }
        progression Only { stage Words }
        """);
  }

  @Test
  void aPromptHasATokenAndLeavesRoomForItsAnswer() {
    assertThatThrownBy(() -> run(new int[0], 4, words()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequence 0 has no token");
    assertThatThrownBy(() -> run(new int[3], 10, words()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a prompt of 3 tokens and an answer of 10 exceed the model's 12 positions");
    assertThatThrownBy(() -> run(new int[] {Parity.VOCABULARY}, 4, words()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("token 9; the model has 9");
  }

  @Test
  void aSafeguardReadsLabelsThatThereAre() {
    assertThatThrownBy(() -> run(new int[] {1}, 4, Parity.progression()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reads close, even, no, open, other, yes");
  }

  /** Weights that are no numbers would be all that is left of a run. */
  @Test
  void aGradientThatIsNotFiniteEndsTheRun() {
    Gpt2 broken = Parity.model(1);
    broken.weights().get(broken.weights().count() - 1)[0] = Float.NaN;
    TuningSettings settings =
        new TuningSettings(Grpo.Settings.defaults(), 100, 2, 2, 4, TuningSettings.NEVER, false, 60);
    Tuning<Parity.Number> tuning =
        new Tuning<>(Parity.TASK, broken, Parity.progression(), settings, 1);
    assertThatThrownBy(() -> tuning.run(folder, false, TuningListener.SILENT))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a gradient is not finite");
  }

  @Test
  void amountsArePositive() {
    assertThatThrownBy(
            () ->
                new TuningSettings(
                    Grpo.Settings.defaults(), 100, 0, 2, 4, TuningSettings.NEVER, true, 1))
        .hasMessage("100 tokens, 0 questions of 2 answers of 4 tokens; each is at least 1");
  }
}
