package dev.safeguard.samples.llm.start;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.learning.experiment.Measures;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.snippets.Snippet;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The start models of an experiment, one for each seed and regime, made where they are missing: a
 * long phase that teaches to read, then a short one after which answers have the right format now
 * and then, then another after which hardly any has. From above, because a model that has never
 * seen the format is so sure of that that no small share of answers would teach it. A phase that
 * was interrupted begins anew.
 */
public final class StartModels {
  private static final String READER = "reader";
  private static final int EVERY = 200;
  private static final long MEASURE_SEED = 3000;

  private final Path root;
  private final Extent extent;
  private final Consumer<String> remarks;
  private final ConcurrentMap<Long, Object> locks = new ConcurrentHashMap<>();

  /**
   * How much work a start model is.
   *
   * @param settings of the long phase; its answers have the right format never
   * @param format steps of each short one
   * @param snippets of each family and level, to measure what came of it
   */
  record Extent(StartSettings settings, int format, int snippets) {
    static Extent full() {
      return new Extent(StartSettings.reader(), 300, 400);
    }
  }

  /** Models below a folder. */
  public StartModels(Path root, Consumer<String> remarks) {
    this(root, Extent.full(), remarks);
  }

  StartModels(Path root, Extent extent, Consumer<String> remarks) {
    this.root = root;
    this.extent = extent;
    this.remarks = remarks;
  }

  /** Where a model is, or will be. */
  public Path folder(long seed, Regime regime) {
    return root.resolve("seed-" + seed).resolve(regime.label());
  }

  /**
   * What was measured of a model: {@code format} and {@code right}, the shares of its answers that
   * have the right format and that are right, of {@code answers}, and {@code reading FAMILY}, how
   * often it knows what the socket of a program is bound to. Empty if there is none yet.
   */
  public Map<String, Double> measures(long seed, Regime regime) throws IOException {
    return Measures.read(folder(seed, regime));
  }

  /** Makes a model, unless it is there. Fit for several threads; those of a seed wait in line. */
  public void make(long seed, Regime regime) throws IOException {
    synchronized (locks.computeIfAbsent(seed, number -> new Object())) {
      makeAlone(seed, regime);
    }
  }

  private void makeAlone(long seed, Regime regime) throws IOException {
    Path folder = folder(seed, regime);
    if (Measures.exist(folder)) {
      return;
    }
    try (Gpt2Folder start = before(seed, regime)) {
      if (regime.share() > 0) {
        train(start, seed, regime);
      }
      start.write(folder);
      Measures.write(folder, measured(start, seed));
    }
  }

  private void train(Gpt2Folder start, long seed, Regime regime) {
    FormatTraining training =
        new FormatTraining(start.model(), start.tokenizer(), extent.format(), regime, seed);
    Pace pace = pace("start model %s of seed %d".formatted(regime.label(), seed), extent.format());
    while (!training.isDone()) {
      pace.stepped(training.step());
    }
  }

  /** What a regime's phase begins with. */
  private Gpt2Folder before(long seed, Regime regime) throws IOException {
    return switch (regime) {
      case LEARNS, UNSEEN -> reader(seed);
      case NO_REWARD -> {
        makeAlone(seed, Regime.LEARNS);
        yield Gpt2Folder.read(folder(seed, Regime.LEARNS));
      }
    };
  }

  /** A model that can read and does not know the format. */
  private Gpt2Folder reader(long seed) throws IOException {
    Path folder = root.resolve("seed-" + seed).resolve(READER);
    if (Measures.exist(folder)) {
      return Gpt2Folder.read(folder);
    }
    BytePairTokenizer tokenizer = Vocabulary.learn();
    StartTraining training = new StartTraining(tokenizer, extent.settings(), seed);
    Pace pace = pace("reading model of seed " + seed, extent.settings().steps());
    long begin = System.nanoTime();
    while (!training.isDone()) {
      pace.stepped(training.step());
    }
    Gpt2Folder trained = new Gpt2Folder(training.model(), tokenizer);
    trained.write(folder);
    Measures.write(folder, Map.of("seconds", (System.nanoTime() - begin) / 1e9));
    return trained;
  }

  private Pace pace(String name, int steps) {
    return new Pace(name, steps, EVERY, remarks);
  }

  private Map<String, Double> measured(Gpt2Folder start, long seed) {
    List<Snippet> tuning =
        new SnippetSource(Part.TUNING, MEASURE_SEED + seed).ofEach(extent.snippets());
    Score score =
        Score.sum(Score.byFamily(start.model(), start.tokenizer(), tuning, 1, seed).values());
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("answers", (double) score.answers());
    measures.put("format", score.share(score.format()));
    measures.put("right", score.share(score.evidence()));
    List<Snippet> tests = new SnippetSource(Part.TEST, MEASURE_SEED + seed).ofEach(30);
    Reading.byFamily(start.model(), start.tokenizer(), tests)
        .forEach((family, share) -> measures.put("reading " + family.label(), share));
    return measures;
  }
}
