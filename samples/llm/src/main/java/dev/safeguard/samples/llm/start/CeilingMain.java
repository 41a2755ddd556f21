package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.samples.llm.Arguments;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains a start model with the right answers and says how well it answers then: {@code java -cp
 * "samples/llm/target/sg/*" dev.safeguard.samples.llm.start.CeilingMain [FOLDER [SEED [STEPS]]]}.
 * Without a folder it is the model that comes with the sample.
 */
final class CeilingMain {
  private static final int EVERY = 50;
  private static final int STEPS = 400;
  private static final int ROWS = 32;
  private static final double LEARNING_RATE = 0.001;
  private static final long TEST_SEED = 2000;

  private CeilingMain() {}

  public static void main(String[] arguments) {
    Arguments.run("CeilingMain [FOLDER [SEED [STEPS]]]", 0, 3, arguments, CeilingMain::run);
  }

  private static void run(Arguments arguments) throws IOException {
    long seed = arguments.number(1, 1);
    int steps = Math.toIntExact(arguments.number(2, STEPS));
    try (Gpt2Folder start =
        arguments.has(0) ? Gpt2Folder.read(Path.of(arguments.text(0))) : StartModel.read()) {
      Supervision training =
          new Supervision(start.model(), start.tokenizer(), steps, ROWS, LEARNING_RATE, seed);
      Pace pace = new Pace("right answers", steps, EVERY, System.out::println);
      while (!training.isDone()) {
        pace.stepped(training.step());
      }
      List<Snippet> snippets = new SnippetSource(Part.TEST, TEST_SEED + seed).ofEach(100);
      AnswerTable.print(System.out, start.model(), start.tokenizer(), snippets, 0, seed);
    }
  }
}
