package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.Gpt2Folder;
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
  private static final int ROWS = 32;
  private static final double LEARNING_RATE = 0.001;
  private static final long TEST_SEED = 2000;

  private CeilingMain() {}

  public static void main(String[] arguments) {
    try {
      run(arguments);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(String[] arguments) throws IOException {
    if (arguments.length > 3) {
      throw new IllegalArgumentException("usage: CeilingMain [FOLDER [SEED [STEPS]]]");
    }
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    int steps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 400;
    try (Gpt2Folder start =
        arguments.length > 0 ? Gpt2Folder.read(Path.of(arguments[0])) : StartModel.read()) {
      Supervision training =
          new Supervision(start.model(), start.tokenizer(), steps, ROWS, LEARNING_RATE, seed);
      double sum = 0;
      for (int step = 1; !training.isDone(); step++) {
        sum += training.step();
        if (step % EVERY == 0) {
          System.out.printf("step %d of %d, loss %.3f%n", step, steps, sum / EVERY);
          sum = 0;
        }
      }
      List<Snippet> snippets = new SnippetSource(Part.TEST, TEST_SEED + seed).ofEach(100);
      AnswerTable.print(System.out, start.model(), start.tokenizer(), snippets, 0, seed);
    }
  }
}
