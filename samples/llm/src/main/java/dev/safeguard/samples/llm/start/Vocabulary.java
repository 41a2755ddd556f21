package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.BytePairTraining;
import dev.safeguard.samples.llm.Answer;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What tokens there are. */
final class Vocabulary {
  /**
   * Names, with their dots, take the space before another word along; signs take the spaces around
   * them; strings are one piece. So a name or an address is the same token wherever it stands.
   */
  private static final Pattern PIECES =
      Pattern.compile(
          "\\n +|\\n|'[^'\\n]*'|[A-Za-z_][A-Za-z_0-9.]*(?: (?=[A-Za-z_']))?|[0-9]+"
              + "| *[^A-Za-z_0-9\\s']+ *| +|'|[^\\S\\n]+");

  private static final int SNIPPETS_OF_EACH = 40;
  private static final int LEAST_COUNT = 5;
  private static final int MERGES = 64;
  private static final long SEED = 1;

  private Vocabulary() {}

  /** Learns the tokens from snippets and what is asked about them. */
  static BytePairTokenizer learn() {
    List<String> texts = new ArrayList<>();
    for (Snippet snippet :
        new SnippetSource(SnippetSource.Part.TUNING, SEED).ofEach(SNIPPETS_OF_EACH)) {
      texts.add(snippet.code());
      texts.add(Answer.QUESTION);
      texts.add(Lessons.READING);
      texts.add(Answer.of(snippet).text());
    }
    return new BytePairTraining(PIECES, LEAST_COUNT, MERGES).train(texts);
  }
}
