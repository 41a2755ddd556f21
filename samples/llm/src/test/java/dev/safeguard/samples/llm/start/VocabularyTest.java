package dev.safeguard.samples.llm.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.samples.llm.Answer;
import dev.safeguard.samples.llm.snippets.Address;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private static final BytePairTokenizer TOKENIZER = Vocabulary.learn();

  @AfterAll
  static void close() {
    TOKENIZER.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'0.0.0.0'", "'2001:db8::8'", "host", "sink", "[", "]", "8080"})
  void whatIsLookedUpOrAnsweredIsOneToken(String text) {
    assertThat(TOKENIZER.encode(text)).hasSize(1);
  }

  @Test
  void anAnswerIsFourTokens() {
    assertThat(pieces(new Answer(true, new Address("::")).text()))
        .containsExactly("[", "yes ", "'::'", "]");
    assertThat(pieces(new Answer(false, new Address("10.0.0.1")).text()))
        .containsExactly("[", "no ", "'10.0.0.1'", "]");
  }

  @Test
  void aNameIsTheSameTokenWhereverItStands() {
    int host = TOKENIZER.encode("host")[0];
    for (String code : List.of("host = ''", "s.bind((host, 80))", "ip = host\n", "host'::'")) {
      assertThat(TOKENIZER.encode(code)).as(code).contains(host);
    }
  }

  @Test
  void snippetsOfBothPartsHave11To60Tokens() {
    for (Part part : Part.values()) {
      for (Snippet snippet : new SnippetSource(part, 11).ofEach(40)) {
        assertThat(TOKENIZER.encode(snippet.code()).length).as(snippet.code()).isBetween(11, 60);
      }
    }
  }

  @Test
  void textsThatWereNeverSeenComeBack() {
    String text = "# naïve — \t\"x\"\r\nwhile True: q['z'] += ~1\n";
    assertThat(TOKENIZER.decode(TOKENIZER.encode(text))).isEqualTo(text);
  }

  private static List<String> pieces(String text) {
    return Arrays.stream(TOKENIZER.encode(text))
        .mapToObj(token -> TOKENIZER.decode(new int[] {token}))
        .toList();
  }
}
