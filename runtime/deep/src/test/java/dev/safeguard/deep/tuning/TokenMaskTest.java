package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Config;
import dev.safeguard.deep.gpt2.Sampler;
import dev.safeguard.deep.tuning.Parity.Number;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenMaskTest {

  @Test
  void excludesWhatViolatesWhateverIsHidden() {
    Monitor right = Parity.progression().last().monitor().get();
    TokenSets sets = new TokenSets(Parity.TASK.labeller(), Parity.VOCABULARY, Parity.END);
    TokenMask<Number> mask = new TokenMask<>(right, Parity.TASK.labeller(), sets, true);
    int[] answer = {Parity.OPEN, Parity.YES, Parity.CLOSE};
    List<Set<Integer>> allowed = new ArrayList<>();
    int state = right.safeguard().initial();
    for (int length = 0; length <= answer.length; length++) {
      int set = mask.allowed(new Number(0), answer, length, state);
      allowed.add(Arrays.stream(sets.tokens(set)).boxed().collect(Collectors.toSet()));
      if (length < answer.length) {
        state = right.successor(state, bits(right, answer[length]));
      }
    }
    // Both verdicts, although only one of them is right; the end, where the answer is accepted.
    assertThat(allowed)
        .containsExactly(
            Set.of(Parity.OPEN),
            Set.of(Parity.YES, Parity.NO),
            Set.of(Parity.CLOSE),
            Set.of(Parity.END));
  }

  private static long bits(Monitor monitor, int token) {
    List<String> names = monitor.labelNames();
    String name = List.of("open", "yes", "no", "close").get(token - Parity.OPEN);
    return 1L << names.indexOf(name) | 1L << names.indexOf("even");
  }

  /** Any automaton over three labels, as a specification. */
  private static String specification(SplitMix64 random, int states) {
    StringBuilder text = new StringBuilder("labels a, b, c, secret\nsafeguard Any {\n");
    for (int state = 0; state < states; state++) {
      text.append(state == 0 ? "  initial state s0 {\n" : "  state s%d {\n".formatted(state));
      text.append("    on a & secret      -> %s\n".formatted(target(random, states)));
      text.append("    else on a          -> %s\n".formatted(target(random, states)));
      text.append("    else on b & c      -> %s\n".formatted(target(random, states)));
      text.append("    else on b          -> %s\n".formatted(target(random, states)));
      // A way out, so that there is always something to say.
      text.append("    else on c          -> s%d\n".formatted(random.nextInt(states)));
      text.append("    else               -> %s\n  }\n".formatted(target(random, states)));
    }
    text.append("  rejecting state dead { else -> stay }\n}\n");
    return text + "progression Only { stage Any }\n";
  }

  private static String target(SplitMix64 random, int states) {
    int target = random.nextInt(2 * states);
    return target < states ? "s" + target : "dead";
  }

  private record Word(int[] prompt) implements Question {}

  /** Token t has the labels of its lowest bits; the hidden one depends on the prompt. */
  private static final class BitLabeller implements Labeller<Word> {
    private final boolean hides;

    BitLabeller(boolean hides) {
      this.hides = hides;
    }

    @Override
    public List<String> labels() {
      return List.of("c", "b", "a", "secret");
    }

    @Override
    public Set<String> hidden() {
      return hides ? Set.of("secret") : Set.of();
    }

    @Override
    public int tokenClass(int token) {
      return token % 8;
    }

    @Override
    public long labels(Word question, int[] answer, int length, int token) {
      return token % 8 | (question.prompt()[0] % 2 == 0 ? 8 : 0);
    }
  }

  @Property(tries = 40)
  void maskedAnswersNeverViolate(@ForAll long seed) {
    SplitMix64 random = new SplitMix64(seed);
    Monitor monitor =
        Parity.progression(specification(random, 1 + random.nextInt(5))).last().monitor().get();
    Gpt2 model = Gpt2.random(Gpt2Config.of(20, 24, 8, 1, 2, OptionalInt.empty()), seed);
    List<Word> questions = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      questions.add(new Word(new int[] {random.nextInt(20), random.nextInt(20)}));
    }
    TuningTask<Word> task =
        new TuningTask<>("any", r -> questions.get(0), new BitLabeller(false), Scoring.verdict());
    List<JudgedAnswer<Word>> free =
        JudgedAnswer.to(questions, task, model, monitor, Sampler.Settings.random(20), false, seed);
    List<JudgedAnswer<Word>> masked =
        JudgedAnswer.to(questions, task, model, monitor, Sampler.Settings.random(20), true, seed);
    assertThat(masked).noneMatch(JudgedAnswer::violated);
    assertThat(masked)
        .allSatisfy(answer -> assertThat(verdict(monitor, answer)).isNotEqualTo(Verdict.VIOLATED));
    assertThat(free)
        .allSatisfy(
            answer ->
                assertThat(verdict(monitor, answer) == Verdict.VIOLATED)
                    .isEqualTo(answer.violated()));
  }

  private static Verdict verdict(Monitor monitor, JudgedAnswer<Word> answer) {
    monitor.reset();
    Set<String> names = Set.of("a", "b", "c", "secret");
    assertThat(monitor.labelNames()).containsExactlyInAnyOrderElementsOf(names);
    for (int token : answer.tokens()) {
      long labels = 0;
      labels |= (token & 4) != 0 ? bit(monitor, "a") : 0;
      labels |= (token & 2) != 0 ? bit(monitor, "b") : 0;
      labels |= (token & 1) != 0 ? bit(monitor, "c") : 0;
      labels |= answer.question().prompt()[0] % 2 == 0 ? bit(monitor, "secret") : 0;
      monitor.step(labels);
    }
    return monitor.verdict();
  }

  private static long bit(Monitor monitor, String label) {
    return 1L << monitor.labelNames().indexOf(label);
  }

  @Test
  void saysWhereNoTokenIsAllowed() {
    String specification =
        Parity.SPECIFICATION
            .replace("on close    -> done", "on close & open -> done")
            .replace("assume one(open, yes, no, close, other)", "");
    Monitor monitor = Parity.progression(specification).stages().get(0).monitor().get();
    assertThatThrownBy(
            () ->
                JudgedAnswer.to(
                    Parity.everyNumber(),
                    Parity.TASK,
                    Parity.model(1),
                    monitor,
                    Sampler.Settings.random(4),
                    true,
                    1))
        .isInstanceOf(NoTokenAllowedException.class)
        .hasMessage(
            "no token of the vocabulary may follow in state `closing` of Format, which allows"
                + " open & close (line 4)");
  }

  @Test
  void withoutAMaskARandomModelViolates() {
    List<JudgedAnswer<Number>> answers =
        JudgedAnswer.to(
            Parity.everyNumber(),
            Parity.TASK,
            Parity.model(1),
            Parity.progression().last().monitor().get(),
            Sampler.Settings.random(4),
            false,
            1);
    assertThat(answers).anyMatch(JudgedAnswer::violated).noneMatch(JudgedAnswer::right);
  }

  @Test
  void anAnswerThatCannotGoOnIsOver() {
    List<JudgedAnswer<Number>> answers =
        JudgedAnswer.to(
            Parity.everyNumber(),
            Parity.TASK,
            Parity.model(1),
            Parity.progression().stages().get(0).monitor().get(),
            Sampler.Settings.random(9),
            true,
            1);
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.tokens()).hasSize(3))
        .allMatch(JudgedAnswer::right);
  }
}
