package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.samples.llm.Arguments;
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
    Arguments.run("StartMain FOLDER [SEED [ANSWERS]]", 1, 3, arguments, StartMain::run);
  }

  private static void run(Arguments arguments) throws IOException {
    long seed = arguments.number(1, 1);
    StartSettings defaults = StartSettings.defaults();
    StartSettings settings = defaults.withAnswers(arguments.fraction(2, defaults.answers()));
    BytePairTokenizer tokenizer = Vocabulary.learn();
    StartTraining training = new StartTraining(tokenizer, settings, seed);
    try (Gpt2Folder trained = new Gpt2Folder(training.model(), tokenizer)) {
      train(training, settings);
      trained.write(Path.of(arguments.text(0)));
      report(trained, seed);
    }
  }

  private static void train(StartTraining training, StartSettings settings) {
    Pace pace = new Pace("start model", settings.steps(), EVERY, System.out::println);
    while (!training.isDone()) {
      pace.stepped(training.step());
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
