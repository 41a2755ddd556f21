package dev.safeguard.samples.llm.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.deep.tuning.JudgedAnswer;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.runtime.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTaskTest {
  @TempDir private Path folder;

  private static LoadedProgression progression() throws IOException {
    try (InputStream in = new JsonTask().specification().openStream()) {
      return LoadedProgression.of(
          SpecificationFile.of("lamp.sg", "lamp.sg", in.readAllBytes(), Limits.DEFAULT)
              .compilation(),
          null);
    }
  }

  private TrainingSummary train(String arm, String tokens) throws IOException {
    LoadedProgression loaded = progression();
    return new JsonTask()
        .train(
            new TrainingRequest(
                arm,
                1,
                Integer.MAX_VALUE,
                folder,
                false,
                Map.of("tokens", tokens),
                loaded.progression(),
                loaded.specificationHash(),
                "test"),
            TrainingListener.SILENT);
  }

  @Test
  void underAMaskAModelThatKnowsNothingLearnsWithoutOneViolation() throws IOException {
    TrainingSummary summary = train("zero-shot-mask", "80000");
    assertThat(summary.violations().stage()).isZero();
    assertThat(summary.measures().get("startSuccessRate")).isLessThan(0.5);
    assertThat(summary.test().successRate()).isGreaterThanOrEqualTo(0.75);
    assertThat(folder).isDirectoryContaining("glob:**summary.json");
    assertThat(folder).isDirectoryContaining("glob:**learning-curve.svg");
  }

  @Test
  void withoutAMaskItFindsNoReward() throws IOException {
    TrainingSummary summary = train("zero-shot", "10000");
    // The others begin with the end of text, which is no complete answer.
    assertThat(summary.violations().stage()).isGreaterThan(summary.episodes() * 8 / 10);
    assertThat(summary.test().successRate()).isZero();
  }

  /** The specification and the parser agree about answers that no model was trained to give. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatTheMaskAllowsIsJsonOfTheSchema(long seed) throws IOException {
    List<JudgedAnswer<Wish>> answers =
        JudgedAnswer.to(
            Collections.nCopies(200, Wish.ALL.get(0)),
            JsonTask.TASK,
            Gpt2.random(JsonTask.CONFIG, seed),
            progression().progression().last().monitor().get(),
            Sampler.Settings.random(JsonTask.LONGEST),
            true,
            seed);
    List<String> texts = answers.stream().map(answer -> LampToken.text(answer.tokens())).toList();
    assertThat(texts).allMatch(JsonScoring::fitsSchema);
    assertThat(texts.stream().distinct().count()).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "7",
        "null",
        "[]",
        "{}",
        "{\"level\":1}",
        "{\"lit\":true}",
        "{\"level\":07,\"lit\":true}",
        "{\"level\":1,\"lit\":true,}",
        "{\"level\":\"1\",\"lit\":true}",
        "{\"level\":1,\"lit\":0}",
        "{\"level\":1,\"lit\":true}}",
        "{level:1,\"lit\":true}",
        "{\"level\":1,\"level\":1}"
      })
  void theParserKnowsWhatIsNoJsonOfTheSchema(String text) {
    assertThat(JsonScoring.fitsSchema(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, false, 1", "0, true, 0", "3, false, 0", "3, true, -1"})
  void anAnswerIsWorthWhatIsRightInIt(int level, boolean lit, double score) {
    int[] answer = {
      LampToken.OPEN.ordinal(),
      LampToken.LEVEL.ordinal(),
      LampToken.COLON.ordinal(),
      LampToken.ZERO.ordinal() + level,
      LampToken.COMMA.ordinal(),
      LampToken.LIT.ordinal(),
      LampToken.COLON.ordinal(),
      (lit ? LampToken.TRUE : LampToken.FALSE).ordinal(),
      LampToken.CLOSE.ordinal()
    };
    assertThat(new JsonScoring().score(Wish.ALL.get(0), answer, Verdict.ACCEPTING))
        .isEqualTo(score);
  }

  @Test
  void wrongArmsAndNumbersAreTold() {
    assertThatThrownBy(() -> train("rl", "1000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the arm is one of psl, zero-shot, psl-mask, zero-shot-mask, not rl");
    assertThatThrownBy(() -> train("psl", "many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--tokens is a whole number of at least 1, not many");
  }
}
