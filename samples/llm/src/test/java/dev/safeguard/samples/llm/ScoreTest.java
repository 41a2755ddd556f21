package dev.safeguard.samples.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.samples.llm.snippets.Address;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Snippet INSECURE = snippet("::");
  private static final Snippet SECURE = snippet("::1");

  @Test
  void anAnswerCountsByVerdictAndEvidence() {
    assertThat(scored(INSECURE, "[yes '::']")).isEqualTo(score(1, 1, 1, 0, 0));
    assertThat(scored(INSECURE, "[yes '::0']")).isEqualTo(score(1, 1, 0, 0, 0));
    assertThat(scored(INSECURE, "[no '::']")).isEqualTo(score(1, 0, 0, 0, 1));
    assertThat(scored(SECURE, "[yes '::1']")).isEqualTo(score(1, 0, 0, 1, 0));
    assertThat(scored(SECURE, "[no '::1'")).isEqualTo(score(0, 0, 0, 0, 0));
  }

  @Test
  void aVerdictAloneHasNoEvidence() {
    assertThat(Score.ofVerdict(true, true)).isEqualTo(score(1, 1, 0, 0, 0));
    assertThat(Score.ofVerdict(true, false)).isEqualTo(score(1, 0, 0, 0, 1));
    assertThat(Score.ofVerdict(false, true)).isEqualTo(score(1, 0, 0, 1, 0));
  }

  @Test
  void countsAreAdded() {
    Score sum =
        Score.sum(
            List.of(
                scored(INSECURE, "[no '::']"), scored(SECURE, "[no '::1']"), scored(SECURE, "no")));
    assertThat(sum).isEqualTo(new Score(3, 2, 1, 1, 0, 1));
    assertThat(sum.share(sum.format())).isEqualTo(2 / 3.0);
  }

  private static Score scored(Snippet snippet, String text) {
    return Score.of(Answer.of(snippet), Answer.parse(text));
  }

  private static Score score(int format, int verdicts, int evidence, int alarms, int misses) {
    return new Score(1, format, verdicts, evidence, alarms, misses);
  }

  private static Snippet snippet(String host) {
    return new Snippet(Family.LITERAL, 1, "literal", "code", new Address(host), Map.of(), "s");
  }
}
