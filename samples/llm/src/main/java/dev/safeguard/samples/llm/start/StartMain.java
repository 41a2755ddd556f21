package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains a start model into a folder and says how well it reads: {@code java -cp
 * "samples/llm/target/sg/*" dev.safeguard.samples.llm.start.StartMain FOLDER [SEED [ANSWERS]]},
 * where ANSWERS is how often the answers that it learns from have the right format.
 */
final class StartMain {
  private static final int EVERY = 100;
  private static final long TEST_SEED = 1000;

  private StartMain() {}

  public static void main(String[] arguments) {
    try {
      run(arguments);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 3) {
      throw new IllegalArgumentException("usage: StartMain FOLDER [SEED [ANSWERS]]");
    }
    Path folder = Path.of(arguments[0]);
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    StartSettings settings = StartSettings.defaults();
    if (arguments.length > 2) {
      settings = settings.withAnswers(Double.parseDouble(arguments[2]));
    }
    BytePairTokenizer tokenizer = Vocabulary.learn();
    StartTraining training = new StartTraining(tokenizer, settings, seed);
    try (Gpt2Folder trained = new Gpt2Folder(training.model(), tokenizer)) {
      train(training, settings);
      trained.write(folder);
      report(trained, seed);
    }
  }

  private static void train(StartTraining training, StartSettings settings) {
    long begin = System.nanoTime();
    double sum = 0;
    while (!training.isDone()) {
      sum += training.step();
      if (training.steps() % EVERY == 0 || training.isDone()) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        int left = settings.steps() - training.steps();
        System.out.printf(
            "step %d of %d, loss %.3f, %.0f s, %.0f s left%n",
            training.steps(),
            settings.steps(),
            sum / ((training.steps() - 1) % EVERY + 1),
            seconds,
            seconds * left / training.steps());
        sum = 0;
      }
    }
  }

  private static void report(Gpt2Folder start, long seed) {
    Gpt2 model = start.model();
    List<Snippet> snippets = new SnippetSource(Part.TEST, TEST_SEED + seed).ofEach(30);
    System.out.println("what the socket is bound to, read in programs of templates never seen:");
    Reading.byFamily(model, start.tokenizer(), snippets)
        .forEach((family, share) -> System.out.printf("%-12s %.3f%n", family.label(), share));
    AnswerTable.print(System.out, model, start.tokenizer(), snippets, 1, seed);
  }
}
