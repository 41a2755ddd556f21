package dev.safeguard.samples.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.samples.llm.snippets.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  @ParameterizedTest
  @CsvSource({"true,'::'", "false,'127.0.0.1'", "true,''"})
  void whatIsWrittenIsRead(boolean insecure, String host) {
    Answer answer = new Answer(insecure, new Address(host));
    assertThat(Answer.parse(answer.text())).contains(answer);
    assertThat(Answer.parse(answer.text() + "] and more")).as("it is over").contains(answer);
    assertThat(Answer.parse(answer.text().replace(" ", "  "))).as("spaces").contains(answer);
    assertThat(Answer.parse(answer.text().replace(" ", ""))).as("spaces").contains(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yes '::'", "[maybe '::']", "[yes ::]", "[yes '::'", "[yes]", " [yes '::']"})
  void anythingElseIsNoAnswer(String text) {
    assertThat(Answer.parse(text)).isEmpty();
  }
}
