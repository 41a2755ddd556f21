package dev.safeguard.samples.llm.bandit;

import dev.safeguard.samples.llm.Arguments;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Says how well bandit does on the test, family by family: {@code java -cp
 * "samples/llm/target/sg/*" dev.safeguard.samples.llm.bandit.BanditMain FOLDER [SEED]}, where
 * FOLDER is a new one for the snippets and the seed is that of the test.
 */
final class BanditMain {
  private static final int OF_EACH = 100;

  private BanditMain() {}

  public static void main(String[] arguments) {
    Arguments.run("BanditMain FOLDER [SEED]", 1, 2, arguments, BanditMain::run);
  }

  private static void run(Arguments arguments) throws IOException {
    long seed = arguments.number(1, 2001);
    List<Snippet> snippets = new SnippetSource(Part.TEST, seed).ofEach(OF_EACH);
    Bandit bandit = Bandit.prepare(Path.of("target/bandit"), System.err::println);
    Path folder = Files.createDirectories(Path.of(arguments.text(0)));
    List<Boolean> flags = bandit.flags(snippets, folder);
    System.out.printf(
        "%-12s %7s %7s %12s %6s%n", "B104", "number", "verdict", "false alarms", "misses");
    for (Family family : Family.values()) {
      line(family.label(), snippets, flags, List.of(family));
    }
    line("all", snippets, flags, List.of(Family.values()));
  }

  private static void line(
      String name, List<Snippet> snippets, List<Boolean> flags, List<Family> families) {
    double number = 0;
    double alarms = 0;
    double misses = 0;
    for (int i = 0; i < snippets.size(); i++) {
      Snippet snippet = snippets.get(i);
      if (families.contains(snippet.family())) {
        boolean insecure = snippet.bound().isAllInterfaces();
        number++;
        alarms += flags.get(i) && !insecure ? 1 : 0;
        misses += !flags.get(i) && insecure ? 1 : 0;
      }
    }
    System.out.printf(
        "%-12s %7.0f %7.4f %12.4f %6.4f%n",
        name, number, 1 - (alarms + misses) / number, alarms / number, misses / number);
  }
}
