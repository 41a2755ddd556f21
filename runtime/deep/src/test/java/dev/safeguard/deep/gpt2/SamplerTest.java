package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Torch;
import dev.safeguard.deep.gpt2.Sampler.Settings;
import dev.safeguard.deep.gpt2.TinyGpt2.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  private static final int[] PROMPT = {296, 277, 267};

  private final Gpt2Folder folder;
  private final Gpt2 model;

  SamplerTest() throws IOException {
    folder = Gpt2Folder.read(TinyGpt2.FOLDER);
    model = folder.model();
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void greedyAnswersAreThoseOfTheOriginal(boolean cache) throws IOException {
    Sampler sampler = new Sampler(model, new Settings(TinyGpt2.LONGEST, 0, cache));
    List<Prompt> prompts = TinyGpt2.prompts();
    List<int[]> together = sampler.answers(prompts.stream().map(Prompt::tokens).toList(), 1);
    for (int row = 0; row < prompts.size(); row++) {
      Prompt prompt = prompts.get(row);
      assertThat(together.get(row)).as(prompt.name()).isEqualTo(prompt.answer());
      assertThat(sampler.answers(List.of(prompt.tokens()), 2))
          .as(prompt.name())
          .containsExactly(prompt.answer());
    }
  }

  /** Pearson's statistic of the second token, whose exact distribution sums over the first. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void drawsFromTheDistribution(boolean cache) {
    double temperature = 0.8;
    int rows = 10_000;
    double[] expected = secondToken(temperature);
    int[] seen = new int[expected.length];
    Sampler sampler = new Sampler(model, new Settings(2, temperature, cache));
    int without = 0;
    for (int part = 0; part < 5; part++) {
      for (int[] answer : sampler.answers(Collections.nCopies(rows / 5, PROMPT), part)) {
        if (answer.length == 2) {
          seen[answer[1]]++;
        } else {
          without++;
        }
      }
    }
    double statistic = 0;
    int degrees = -1;
    double rest = rows;
    int restSeen = rows;
    for (int token = 0; token < expected.length; token++) {
      double mean = rows * expected[token];
      if (mean >= 5) {
        statistic += Math.pow(seen[token] - mean, 2) / mean;
        rest -= mean;
        restSeen -= seen[token];
        degrees++;
      }
    }
    statistic += Math.pow(restSeen - rest, 2) / rest;
    degrees++;
    assertThat(degrees).isGreaterThan(100);
    assertThat(without).isGreaterThan(0);
    assertThat(statistic).isLessThan(degrees + 4 * Math.sqrt(2.0 * degrees));
  }

  /** The distribution of the second token; what is missing to 1 ended with the first. */
  private double[] secondToken(double temperature) {
    try (NDManager manager = Torch.manager()) {
      NDList arrays = model.weights().toArrays(manager, false);
      float[] first = probabilities(manager, arrays, List.of(PROMPT), temperature);
      List<int[]> continued = new ArrayList<>();
      for (int token = 0; token < first.length; token++) {
        continued.add(new int[] {PROMPT[0], PROMPT[1], PROMPT[2], token});
      }
      float[] second = probabilities(manager, arrays, continued, temperature);
      int end = model.config().endOfText().orElseThrow();
      double[] sum = new double[first.length];
      for (int i = 0; i < second.length; i++) {
        int before = i / sum.length;
        sum[i % sum.length] += before == end ? 0 : (double) first[before] * second[i];
      }
      return sum;
    }
  }

  private float[] probabilities(
      NDManager manager, NDList arrays, List<int[]> rows, double temperature) {
    return model
        .logits(arrays, model.hidden(manager, arrays, TokenBlock.of(rows)).get(":, -1"))
        .div(temperature)
        .softmax(1)
        .toFloatArray();
  }

  @Test
  void theCacheChangesNoAnswer() throws IOException {
    List<int[]> prompts = TinyGpt2.prompts().stream().map(Prompt::tokens).toList();
    List<int[]> cached = new Sampler(model, new Settings(20, 1, true)).answers(prompts, 7);
    List<int[]> plain = new Sampler(model, new Settings(20, 1, false)).answers(prompts, 7);
    List<int[]> other = new Sampler(model, new Settings(20, 1, true)).answers(prompts, 8);
    assertThat(cached).usingRecursiveComparison().isEqualTo(plain);
    assertThat(cached).usingRecursiveComparison().isNotEqualTo(other);
  }

  /** Runs of four and two are read as three prompts, beside another prompt as six. */
  @Test
  void readingAPromptOnceChangesNoAnswer() throws IOException {
    int[] other = prompt("plain").tokens();
    Sampler sampler = new Sampler(model, new Settings(20, 1, true));
    List<int[]> shared = sampler.answers(List.of(PROMPT, PROMPT, PROMPT, PROMPT, other, other), 7);
    List<int[]> alone =
        sampler.answers(List.of(PROMPT, PROMPT, PROMPT, PROMPT, other, other, new int[] {9}), 7);
    assertThat(shared).usingRecursiveComparison().isEqualTo(alone.subList(0, 6));
    List<int[]> plain =
        new Sampler(model, new Settings(20, 1, false))
            .answers(List.of(PROMPT, PROMPT, PROMPT, PROMPT, other, other), 7);
    assertThat(shared).usingRecursiveComparison().isEqualTo(plain);
  }

  @Test
  void equalPromptsGetDifferentAnswers() {
    List<int[]> answers =
        new Sampler(model, Settings.random(8)).answers(List.of(PROMPT, PROMPT), 1);
    assertThat(answers.get(0)).isNotEqualTo(answers.get(1));
  }

  @Test
  void anAnswerEndsWithTheEndOfText() {
    Prompt prompt = prompt("plain"); // answers 181 287 287 213 81 ...
    Prompt other = prompt("shortest"); // answers 225 292 292 292 292 292 81 ...
    Gpt2Config c = model.config();
    Gpt2Config ending =
        new Gpt2Config(
            c.vocabulary(),
            c.positions(),
            c.width(),
            c.layers(),
            c.heads(),
            c.inner(),
            c.epsilon(),
            OptionalInt.of(81));
    List<int[]> answers =
        new Sampler(new Gpt2(ending, model.weights()), Settings.greedy(20))
            .answers(List.of(prompt.tokens(), other.tokens()), 1);
    assertThat(answers.get(0)).containsExactly(181, 287, 287, 213, 81);
    assertThat(answers.get(1)).containsExactly(225, 292, 292, 292, 292, 292, 81);
  }

  private static Prompt prompt(String name) {
    try {
      return TinyGpt2.prompts().stream()
          .filter(p -> p.name().equals(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesAnswersForWhichThereIsNoRoom() {
    Sampler sampler = new Sampler(model, Settings.greedy(30));
    assertThatThrownBy(() -> sampler.answers(List.of(new int[35], PROMPT), 1))
        .hasMessage("a prompt of 35 tokens and an answer of 30 exceed the model's 64 positions");
    assertThatThrownBy(() -> new Settings(0, 1, true))
        .hasMessage("answers of 0 tokens at temperature 1.0");
    assertThatThrownBy(() -> new Settings(5, -1, true))
        .hasMessage("answers of 5 tokens at temperature -1.0");
  }

  /** A call that kept its arrays would keep about 20 MB; memory varies by 100 MB anyway. */
  @Test
  void samplingKeepsNoMemory() throws IOException {
    Sampler sampler = new Sampler(model, Settings.random(4));
    List<int[]> prompts = Collections.nCopies(256, new int[50]);
    long before = 0;
    for (int call = 0; call < 40; call++) {
      if (call == 10) {
        System.gc();
        before = residentMegabytes();
      }
      sampler.answers(prompts, call);
    }
    System.gc();
    assertThat(residentMegabytes() - before).isLessThan(300);
  }

  private static long residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new AssertionError("no VmRSS");
  }
}
