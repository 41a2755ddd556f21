package dev.safeguard.deep.gpt2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytePairTrainingTest {
  private static final Pattern WORDS = Pattern.compile("[a-z]+|[^a-z]");
  private static final List<String> TEXTS = List.of("host host host", "hosts lost", "most");

  @Test
  void frequentPiecesAreOneTokenAndOthersAreMergedFromBytes() {
    try (BytePairTokenizer tokenizer = new BytePairTraining(WORDS, 3, 2).train(TEXTS)) {
      assertThat(tokenizer.encode("host")).hasSize(1);
      // The most frequent pairs are st and ost.
      assertThat(pieces(tokenizer, "lost")).containsExactly("l", "ost");
      assertThat(pieces(tokenizer, "hosts")).containsExactly("h", "ost", "s");
      // 256 bytes, the end of text, two merges and "host"; the space is a byte.
      assertThat(tokenizer.vocabulary()).isEqualTo(256 + 1 + 2 + 1);
    }
  }

  @Test
  void theEndOfTextIsTheFirstToken() {
    try (BytePairTokenizer tokenizer = new BytePairTraining(WORDS, 3, 0).train(TEXTS)) {
      assertThat(tokenizer.encode("a<|endoftext|>")).endsWith(0).hasSize(2);
    }
  }

  @Property(tries = 50)
  void everyTextComesBack(@ForAll String text) {
    String valid = new String(text.getBytes(UTF_8), UTF_8);
    try (BytePairTokenizer tokenizer = new BytePairTraining(WORDS, 3, 5).train(TEXTS)) {
      assertThat(tokenizer.decode(tokenizer.encode(valid))).isEqualTo(valid);
    }
  }

  @Test
  void whatWasWrittenReadsTheSame(@TempDir Path folder) throws Exception {
    try (BytePairTokenizer trained = new BytePairTraining(WORDS, 3, 5).train(TEXTS)) {
      Path file = folder.resolve("tokenizer.json");
      trained.write(file);
      try (BytePairTokenizer read = BytePairTokenizer.read(file)) {
        assertThat(read.encode("the host, lost")).isEqualTo(trained.encode("the host, lost"));
        assertThat(read.vocabulary()).isEqualTo(trained.vocabulary());
      }
    }
  }

  @Test
  void aPatternThatLeavesAGapIsRefused() {
    BytePairTraining training = new BytePairTraining(Pattern.compile("[a-z]+"), 3, 2);
    assertThatThrownBy(() -> training.train(List.of("ab cd")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no piece begins at:  cd");
  }

  private static List<String> pieces(BytePairTokenizer tokenizer, String text) {
    return Arrays.stream(tokenizer.encode(text))
        .mapToObj(token -> tokenizer.decode(new int[] {token}))
        .toList();
  }
}
