package dev.safeguard.samples.llm;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.gpt2.BytePairTraining;
import dev.safeguard.deep.gpt2.Gpt2;
import dev.safeguard.deep.gpt2.Gpt2Config;
import dev.safeguard.deep.gpt2.Gpt2Folder;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.samples.llm.snippets.SnippetSource;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The task with a random model of one layer, which learns nothing but the way through. */
public final class TinyReview {
  private static final Pattern PIECES =
      Pattern.compile("'[^'\\n]*'|[A-Za-z_]+ ?|[0-9]+|[^A-Za-z_0-9']|'");

  private TinyReview() {}

  /** Writes the model into a folder. */
  public static void writeModel(Path folder, long seed) throws IOException {
    List<String> texts = new ArrayList<>(List.of("[yes ''] [no ''] #?\n"));
    new SnippetSource(Part.TUNING, 1).ofEach(2).forEach(snippet -> texts.add(snippet.code()));
    BytePairTokenizer tokenizer = new BytePairTraining(PIECES, 1, 0).train(texts);
    Gpt2Config config = Gpt2Config.of(tokenizer.vocabulary(), 250, 8, 1, 2, OptionalInt.of(0));
    try (Gpt2Folder start = new Gpt2Folder(Gpt2.random(config, seed), tokenizer)) {
      start.write(folder);
    }
  }

  /** A request under the sample's own specification. */
  public static TrainingRequest request(String arm, Path folder, Map<String, String> options)
      throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Answer.class.getResourceAsStream("bindcheck.sg"))) {
      LoadedProgression loaded =
          LoadedProgression.of(
              SpecificationFile.of(
                      "bindcheck.sg", "bindcheck.sg", in.readAllBytes(), Limits.DEFAULT)
                  .compilation(),
              null);
      return new TrainingRequest(
          arm,
          1,
          Integer.MAX_VALUE,
          folder,
          false,
          options,
          loaded.progression(),
          loaded.specificationHash(),
          "test");
    }
  }
}
