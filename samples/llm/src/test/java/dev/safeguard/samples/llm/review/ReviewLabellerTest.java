package dev.safeguard.samples.llm.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedMonitors;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.BytePairTraining;
import dev.safeguard.learning.LabelMapping;
import dev.safeguard.runtime.TraceMonitor;
import dev.safeguard.runtime.Verdict;
import dev.safeguard.samples.llm.Answer;
import dev.safeguard.samples.llm.snippets.Address;
import dev.safeguard.samples.llm.snippets.Family;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers as text, through two tokenizers, against the verdicts that the specification gives them.
 */
class ReviewLabellerTest {
  /** An address is one token. */
  private static final Pattern WHOLE = Pattern.compile("'[^']*'| ?[a-z]+ ?|[^a-z']");

  /** As in the original, an address falls into quotes, letters, numbers and signs. */
  private static final Pattern PIECES = Pattern.compile(" ?'| ?[A-Za-z]+| ?[0-9]+|[^A-Za-z0-9']");

  private static TraceMonitor monitor(String name) throws IOException {
    try (InputStream in = new LlmTask().specification().openStream()) {
      return LoadedMonitors.of(
              SpecificationFile.of(
                      "bindcheck.sg", "bindcheck.sg", in.readAllBytes(), Limits.DEFAULT)
                  .compilation())
          .monitor(name);
    }
  }

  private static Verdict verdict(
      String text, String host, Family family, Pattern pieces, String name) throws IOException {
    Address bound = new Address(host);
    Review review = new Review(new int[1], new Answer(bound.isAllInterfaces(), bound), family);
    List<String> texts =
        List.of("[yes '0.0.0.0']", "[no '127.0.0.1']", "[yes '::']", "[yes '']", "[ yes no", "yes");
    try (BytePairTokenizer tokenizer = new BytePairTraining(pieces, 1, 20).train(texts)) {
      ReviewLabeller labeller = new ReviewLabeller(tokenizer);
      TraceMonitor monitor = monitor(name);
      LabelMapping mapping = new LabelMapping(labeller.labels(), monitor.labelNames());
      int[] answer = tokenizer.encode(text);
      for (int i = 0; i < answer.length; i++) {
        monitor.step(mapping.map(labeller.labels(review, answer, i, answer[i])));
      }
      return monitor.verdict();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[yes '0.0.0.0']     | 0.0.0.0   | ACCEPTING | ACCEPTING",
        "[no '127.0.0.1']    | 127.0.0.1 | ACCEPTING | ACCEPTING",
        "[yes '']            | \"\"      | ACCEPTING | ACCEPTING",
        "[yes '::']          | ::        | ACCEPTING | ACCEPTING",
        "[no '0.0.0.0']      | 0.0.0.0   | ACCEPTING | VIOLATED",
        "[yes '127.0.0.1']   | 127.0.0.1 | ACCEPTING | VIOLATED",
        "[yes '::']          | 0.0.0.0   | ACCEPTING | VIOLATED",
        "[yes '0.0.0.0'      | 0.0.0.0   | PENDING   | PENDING",
        "[yes                | 0.0.0.0   | PENDING   | PENDING",
        "yes '0.0.0.0']      | 0.0.0.0   | VIOLATED  | VIOLATED",
        "[yes]               | 0.0.0.0   | VIOLATED  | VIOLATED",
        "[yes no '0.0.0.0']  | 0.0.0.0   | VIOLATED  | VIOLATED",
        "[yes 0.0.0.0]       | 0.0.0.0   | VIOLATED  | VIOLATED",
        "[yes '0.0.0.0']]    | 0.0.0.0   | VIOLATED  | VIOLATED",
      })
  void bothTokenizersShowTheSame(String text, String host, Verdict format, Verdict nuanced)
      throws IOException {
    for (Pattern pieces : List.of(WHOLE, PIECES)) {
      assertThat(verdict(text, host, Family.MENTION, pieces, "Format")).isEqualTo(format);
      assertThat(verdict(text, host, Family.MENTION, pieces, "Nuanced")).isEqualTo(nuanced);
    }
  }

  @ParameterizedTest
  @CsvSource({"LITERAL, VIOLATED", "MENTION, VIOLATED", "OVERWRITTEN, ACCEPTING"})
  void theSecondStageAsksForVerdictAndAddressWhereNoNameGetsAnother(Family family, Verdict verdict)
      throws IOException {
    assertThat(verdict("[no '0.0.0.0']", "0.0.0.0", family, WHOLE, "Plain")).isEqualTo(verdict);
    assertThat(verdict("[yes '::']", "0.0.0.0", family, WHOLE, "Plain")).isEqualTo(verdict);
    assertThat(verdict("[yes '0.0.0.0']", "0.0.0.0", family, WHOLE, "Plain"))
        .isEqualTo(Verdict.ACCEPTING);
  }
}
