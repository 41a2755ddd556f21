package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.samples.llm.ScoreFile;
import dev.safeguard.samples.llm.start.Regime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A start model that learns by the rewards of safeguards. */
record RewardedRun(Regime regime, String arm, Ablation ablation, long seed) implements Run {

  @Override
  public String kind() {
    return kind(regime, ablation.of(arm));
  }

  /** That of an arm in a regime. */
  static String kind(Regime regime, String arm) {
    return regime.label() + "/" + arm;
  }

  @Override
  public Map<String, Double> measure(Bench bench, Path directory) throws IOException {
    bench.models().make(seed, regime);
    Map<String, String> options =
        new LinkedHashMap<>(bench.form().options(bench.models().folder(seed, regime).toString()));
    options.putAll(ablation.options());
    TrainingRequest request =
        bench
            .request()
            .with(arm, seed, directory, true)
            .with(options)
            .with(ablation.stages(bench.request().progression()));
    TrainingSummary summary = bench.task().train(request, TrainingListener.SILENT);
    Map<String, Double> measures = ScoreMeasures.of(ScoreFile.read(directory));
    measures.putAll(TrainingMeasures.read(directory));
    measures.put("seconds", summary.seconds());
    return measures;
  }
}
