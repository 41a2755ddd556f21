package dev.safeguard.benchmarks.llm;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Config;
import dev.safeguard.deep.tuning.Labeller;
import dev.safeguard.deep.tuning.Question;
import dev.safeguard.deep.tuning.TuningTask;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Progression;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What is measured: a model of the size of the start model, prompts and answers of one length, and
 * a safeguard over twelve kinds of tokens that allows about half of them, never the same ones twice
 * running, and under which no answer ends early.
 */
final class Workload {
  static final int PROMPT = 40;
  static final int ANSWER = 16;
  static final int ROWS = 256;
  static final int GROUP = 8;
  static final Gpt2Config CONFIG = Gpt2Config.of(512, 64, 64, 3, 4, OptionalInt.empty());

  private static final int KINDS = 12;
  private static final List<String> LABELS =
      IntStream.range(0, KINDS).mapToObj(kind -> "k" + kind).toList();

  private static final String SPECIFICATION =
      """
      labels k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11
      assume one(k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11)
      safeguard Alternating {
        initial state even { on k0 | k2 | k4 | k6 | k8 | k10 -> odd   else -> stop }
        state odd          { on k1 | k3 | k5 | k7 | k9 | k11 -> even  else -> stop }
        rejecting state stop { else -> stay }
      }
      progression Only { stage Alternating }
      """;

  /** A prompt. */
  record Words(int[] prompt) implements Question {}

  private static final class KindLabeller implements Labeller<Words> {
    @Override
    public List<String> labels() {
      return LABELS;
    }

    @Override
    public int tokenClass(int token) {
      return token % KINDS;
    }

    @Override
    public long labels(Words question, int[] answer, int length, int token) {
      return 1L << tokenClass(token);
    }
  }

  /** Rewards at random, so that there is something to learn from in every update. */
  static final TuningTask<Words> TASK =
      new TuningTask<>(
          "speed", Workload::words, new KindLabeller(), (words, answer, verdict) -> answer[0] % 2);

  private Workload() {}

  static Words words(SplitMix64 random) {
    return new Words(IntStream.range(0, PROMPT).map(i -> random.nextInt(512)).toArray());
  }

  static List<Words> questions() {
    SplitMix64 random = new SplitMix64(1);
    return IntStream.range(0, ROWS).mapToObj(row -> words(random)).toList();
  }

  static Gpt2 model() {
    return Gpt2.random(CONFIG, 1);
  }

  static Progression progression() {
    return LoadedProgression.of(
            SpecificationFile.of(
                    "speed.sg",
                    "speed.sg",
                    SPECIFICATION.getBytes(StandardCharsets.UTF_8),
                    Limits.DEFAULT)
                .compilation(),
            null)
        .progression();
  }
}
