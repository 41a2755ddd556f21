package dev.safeguard.deep.tuning;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Config;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Progression;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A task that a tiny model learns in seconds: is the number in the prompt even? */
final class Parity {
  static final int END = 0;
  static final int OPEN = 1;
  static final int YES = 2;
  static final int NO = 3;
  static final int CLOSE = 4;
  static final int FIRST_NUMBER = 5;
  static final int VOCABULARY = 9;

  static final String SPECIFICATION =
      """
      labels open, yes, no, close, other // what the newest token is
      labels even                        // what is true of the prompt
      assume one(open, yes, no, close, other)
      safeguard Format otherwise broken {
        initial pending state start { on open     -> verdict }
        pending state verdict       { on yes | no -> closing }
        pending state closing       { on close    -> done }
        state done
        rejecting state broken
      }
      safeguard Right = Format & always ((yes -> even) & (no -> !even))
      progression Parity {
        stage Format until 12 updates
        stage Right  until converged
      }
      """;

  /** A number from 0 to 3, as a token. */
  record Number(int value) implements Question {
    @Override
    public int[] prompt() {
      return new int[] {CLOSE, FIRST_NUMBER + value};
    }
  }

  static final TuningTask<Number> TASK =
      new TuningTask<>(
          "parity",
          random -> new Number(random.nextInt(4)),
          new TokenLabeller(),
          Scoring.verdict());

  private static final class TokenLabeller implements Labeller<Number> {
    @Override
    public List<String> labels() {
      return List.of("even", "open", "yes", "no", "close", "other");
    }

    @Override
    public Set<String> hidden() {
      return Set.of("even");
    }

    @Override
    public int tokenClass(int token) {
      return Math.min(token, FIRST_NUMBER) - 1;
    }

    @Override
    public long labels(Number question, int[] answer, int length, int token) {
      return 2L << tokenClass(token) | (question.value() % 2 == 0 ? 1 : 0);
    }
  }

  private Parity() {}

  static Gpt2 model(long seed) {
    return Gpt2.random(Gpt2Config.of(VOCABULARY, 12, 16, 1, 2, OptionalInt.of(END)), seed);
  }

  static Progression progression() {
    return progression(SPECIFICATION);
  }

  static Progression progression(String specification) {
    return LoadedProgression.of(
            SpecificationFile.of(
                    "toy.sg",
                    "toy.sg",
                    specification.getBytes(StandardCharsets.UTF_8),
                    Limits.DEFAULT)
                .compilation(),
            null)
        .progression();
  }

  static List<Number> everyNumber() {
    return List.of(new Number(0), new Number(1), new Number(2), new Number(3));
  }

  /** Of all numbers, each asked many times, the share of right answers that are drawn. */
  static double accuracy(Gpt2 model) {
    List<Number> questions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      questions.addAll(everyNumber());
    }
    List<JudgedAnswer<Number>> answers =
        JudgedAnswer.to(
            questions,
            TASK,
            model,
            progression().last().monitor().get(),
            Sampler.Settings.random(4),
            false,
            SplitMix64.mix(1, 2));
    return answers.stream().filter(JudgedAnswer::right).count() / (double) questions.size();
  }
}
