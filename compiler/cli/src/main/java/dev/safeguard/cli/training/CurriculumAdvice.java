package dev.safeguard.cli.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.cli.report.ComparisonReport;
import dev.safeguard.cli.report.WitnessText;
import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.comparison.Comparison;
import dev.safeguard.compiler.comparison.StageComparison;
import dev.safeguard.learning.StageAdvice;
import dev.safeguard.learning.StageFloor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which stages of a curriculum cost more than they teach, told from the floors under them and from
 * what each forbids beside the last.
 */
public final class CurriculumAdvice {
  private final List<StageAdvice> advice;
  private final Map<Integer, Comparison> besideLast = new LinkedHashMap<>();
  private final int episodes;

  /**
   * Works it out.
   *
   * @param stages the safeguards, in their order
   * @param floors of the stages
   * @param episodes of a run
   */
  public CurriculumAdvice(List<MonitorModel> stages, List<StageFloor> floors, int episodes) {
    this.episodes = episodes;
    Map<String, String> sameAs = new LinkedHashMap<>();
    for (StageComparison pair : StageComparison.of(stages)) {
      Comparison comparison = pair.comparison();
      if (comparison.violated().onlyFirst().isEmpty()
          && comparison.violated().onlySecond().isEmpty()) {
        sameAs.put(stages.get(pair.earlier()).name(), stages.get(pair.later()).name());
      }
      if (pair.later() == stages.size() - 1) {
        besideLast.put(pair.earlier(), comparison);
      }
    }
    advice = StageAdvice.of(floors, sameAs, episodes);
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    String last = advice.get(advice.size() - 1).floor().stage();
    for (int i = 0; i < advice.size(); i++) {
      StageAdvice stage = advice.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %s; %s%n  at least %.3f violations in %d episodes, %.3f exploring%n",
              stage.floor().stage(),
              what(stage),
              stage.reason(),
              episodes * stage.floor().least(),
              episodes,
              episodes * stage.floor().exploring()));
      @Nullable Comparison comparison = besideLast.get(i);
      if (comparison != null) {
        append(text, "forbids what " + last + " allows", comparison, true);
        append(text, "allows what " + last + " forbids", comparison, false);
      }
    }
    return text.toString();
  }

  private static String what(StageAdvice stage) {
    return switch (stage.kind()) {
      case SKIP -> "skip it";
      case SHORTEN -> "shorten it to %d episodes".formatted(stage.episodes());
      case KEEP -> "keep it";
    };
  }

  private static void append(
      StringBuilder text, String what, Comparison comparison, boolean forbids) {
    side(comparison, forbids)
        .ifPresent(
            trace ->
                text.append("  ")
                    .append(what)
                    .append(": ")
                    .append(WitnessText.trace(trace.witness(comparison.alphabet())))
                    .append('\n'));
  }

  private static Optional<ReplayedTrace> side(Comparison comparison, boolean forbids) {
    return forbids ? comparison.violated().onlyFirst() : comparison.violated().onlySecond();
  }

  /** For tools; it may only grow. */
  public JsonArray json() {
    JsonArray stages = new JsonArray();
    for (int i = 0; i < advice.size(); i++) {
      StageAdvice stage = advice.get(i);
      JsonObject json = new JsonObject();
      json.addProperty("stage", stage.floor().stage());
      json.addProperty("advice", stage.kind().name().toLowerCase(Locale.ROOT));
      json.addProperty("episodes", stage.episodes() == 0 ? null : stage.episodes());
      json.addProperty("least", episodes * stage.floor().least());
      json.addProperty("exploring", episodes * stage.floor().exploring());
      @Nullable Comparison comparison = besideLast.get(i);
      for (boolean forbids : new boolean[] {true, false}) {
        json.add(
            forbids ? "forbids" : "allows",
            comparison == null
                ? JsonNull.INSTANCE
                : ComparisonReport.trace(side(comparison, forbids), comparison.alphabet()));
      }
      json.addProperty("reason", stage.reason());
      stages.add(json);
    }
    return stages;
  }
}
