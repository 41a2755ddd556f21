package dev.safeguard.samples.llm.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.ScoreFile;
import dev.safeguard.samples.llm.TinyReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a random model of one layer, which learns nothing but the way through the task. */
class LlmTaskTest {
  @TempDir private Path folder;

  private Path start() throws IOException {
    Path place = folder.resolve("start");
    TinyReview.writeModel(place, 1);
    return place;
  }

  private TrainingSummary train(String arm, Map<String, String> options) throws IOException {
    return new LlmTask()
        .train(TinyReview.request(arm, folder.resolve("run"), options), TrainingListener.SILENT);
  }

  @Test
  void leavesWhatAnybodyNeeds() throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("model", start().toString());
    options.put("tokens", "3000");
    options.put("tests", "2");
    options.put("algorithm", "ppo");
    TrainingSummary summary = train("psl-mask", options);
    assertThat(summary.violations().stage()).isZero();
    assertThat(summary.measures()).containsKeys("startSuccessRate", "successRate literal");
    assertThat(summary.test().episodes()).isEqualTo(2 * 13);
    Score score = Score.sum(ScoreFile.read(folder.resolve("run")).values());
    assertThat(score.answers()).isEqualTo(2 * 13);
    assertThat(score.verdicts() + score.falseAlarms() + score.misses())
        .as("under a mask every answer has a verdict, right or wrong")
        .isEqualTo(2 * 13);
    assertThat(score.evidence() / 26.0).isEqualTo(summary.test().successRate());
    try (Gpt2Folder tuned = Gpt2Folder.read(folder.resolve("run").resolve("model"));
        Gpt2Folder before = Gpt2Folder.read(folder.resolve("start"))) {
      assertThat(tuned.model().weights().checksum())
          .isNotEqualTo(before.model().weights().checksum());
    }
  }

  /** Two updates under the mask give answers that the format allows, so that all has an effect. */
  @ParameterizedTest
  @CsvSource({"entropy, all", "entropy, none", "baseline, usual", "algorithm, ppo"})
  void everySwitchChangesWhatIsLearned(String option, String value) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("model", start().toString());
    options.put("tokens", "2000");
    options.put("tests", "1");
    String arm = value.equals("all") ? "psl" : "psl-mask";
    train(arm, options);
    byte[] usual = Files.readAllBytes(folder.resolve("run/model/model.safetensors"));
    options.put(option, value);
    train(arm, options);
    assertThat(Files.readAllBytes(folder.resolve("run/model/model.safetensors")))
        .isNotEqualTo(usual);
  }

  /** A random model finds no reward in two updates, but what its safeguard foresees moves it. */
  @Test
  void aForeseenViolationTeachesBeforeAnyReward() throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("model", start().toString());
    options.put("tokens", "500");
    options.put("tests", "1");
    options.put("entropy", "none");
    options.put("violations", "drawn");
    train("psl", options);
    double drawn = moved(); // by rounding, of a divergence that is zero
    options.remove("violations");
    train("psl", options);
    assertThat(moved()).as("nothing was found").isEqualTo(drawn);
    options.put("violations", "foreseen");
    train("psl", options);
    assertThat(moved()).isGreaterThan(10 * drawn);
  }

  /** How far the embeddings have come. */
  private double moved() throws IOException {
    try (Gpt2Folder tuned = Gpt2Folder.read(folder.resolve("run").resolve("model"));
        Gpt2Folder before = Gpt2Folder.read(folder.resolve("start"))) {
      float[] from = before.model().weights().get(0);
      float[] to = tuned.model().weights().get(0);
      return IntStream.range(0, from.length).mapToDouble(i -> Math.abs(to[i] - from[i])).sum();
    }
  }

  @Test
  void wrongOptionsAreTold() throws IOException {
    assertThatThrownBy(() -> train("psl", Map.of("model", folder.resolve("nil").toString())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no config.json");
    String start = start().toString();
    assertThatThrownBy(() -> train("psl", Map.of("model", start, "longest", "240")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exceed the model's 250 positions");
    assertThatThrownBy(() -> train("psl", Map.of("model", start, "entropy", "much")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--entropy is one of allowed, all, none, not much");
  }
}
