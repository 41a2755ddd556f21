package dev.safeguard.samples.llm.bandit;

import dev.safeguard.samples.llm.Arguments;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Says how well bandit does on the test, family by family: {@code java -cp
 * "samples/llm/target/sg/*" dev.safeguard.samples.llm.bandit.BanditMain [SEED]}, where the seed is
 * that of the test.
 */
final class BanditMain {
  private static final int OF_EACH = 100;

  private BanditMain() {}

  public static void main(String[] arguments) {
    Arguments.run("BanditMain [SEED]", 0, 1, arguments, BanditMain::run);
  }

  private static void run(Arguments arguments) throws IOException {
    long seed = arguments.number(0, 2001);
    List<Snippet> snippets = new SnippetSource(Part.TEST, seed).ofEach(OF_EACH);
    Bandit bandit = Bandit.prepare(System.err::println);
    Map<Family, Score> scores = bandit.byFamily(snippets);
    System.out.printf(
        "%-12s %7s %7s %12s %6s%n", "B104", "number", "verdict", "false alarms", "misses");
    scores.forEach((family, score) -> line(family.label(), score));
    line("all", Score.sum(scores.values()));
  }

  private static void line(String name, Score score) {
    System.out.printf(
        "%-12s %7d %7.4f %12.4f %6.4f%n",
        name,
        score.answers(),
        score.share(score.verdicts()),
        score.share(score.falseAlarms()),
        score.share(score.misses()));
  }
}
