package dev.safeguard.samples.grid;

import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.Study;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.UnseenSafeguard;
import dev.safeguard.learning.tabular.Adaptation;
import dev.safeguard.learning.tabular.Adaptation.Target;
import dev.safeguard.runtime.Progression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where a curriculum pays: what it costs to adapt to safeguards that were never seen, for agents
 * that were trained under the curriculum, for as long under one earlier safeguard alone, or not at
 * all.
 */
final class AdaptationStudy implements Study {
  /** The agent trained in all stages but the last. */
  static final String CURRICULUM = "curriculum";

  /** The agent that was not trained. */
  static final String SCRATCH = "scratch";

  /** Training episodes in each stage of the curriculum. */
  static final int BEFORE = 500;

  /** The most episodes to adapt in. */
  static final int MOST = 1000;

  /** A policy has adapted if it reaches the diamond with this share of the greatest probability. */
  static final double LEARNED = 0.99;

  private static final String ARM = "psl-shield";
  private static final String NAME = "adaptation";

  private final List<String> layouts;
  private final List<Long> seeds;
  private final TrainingRequest request;
  private final List<UnseenSafeguard> unseen;
  private final Map<String, List<Progression.Stage>> sources = new LinkedHashMap<>();
  private final Map<String, Double> known = new ConcurrentHashMap<>();

  /**
   * A study.
   *
   * @param request with the curriculum, whose last safeguard is the first to adapt to
   * @param others further safeguards to adapt to
   */
  AdaptationStudy(
      List<String> layouts,
      List<Long> seeds,
      TrainingRequest request,
      List<UnseenSafeguard> others) {
    this.layouts = layouts;
    this.seeds = seeds;
    this.request = request;
    List<Progression.Stage> stages = request.progression().stages();
    List<Progression.Stage> earlier = stages.subList(0, stages.size() - 1);
    Progression.Stage last = request.progression().last();
    unseen = new ArrayList<>();
    unseen.add(new UnseenSafeguard(last.name(), request.specificationHash(), last.monitor()));
    unseen.addAll(others);
    sources.put(CURRICULUM, earlier);
    earlier.forEach(stage -> sources.put(stage.name(), List.of(stage)));
    sources.put(SCRATCH, List.of());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Supplier<String>> measurements() {
    Map<String, Supplier<String>> measurements = new LinkedHashMap<>();
    for (long seed : seeds) {
      for (String layout : layouts) {
        sources.forEach(
            (source, earlier) ->
                measurements.put(
                    measurement(layout, source, seed), () -> measure(layout, seed, earlier)));
      }
    }
    return measurements;
  }

  private String measurement(String layout, String source, long seed) {
    int contents =
        unseen.stream().map(u -> u.name() + u.specificationHash()).toList().hashCode()
            + 31 * Layouts.named(layout).hashCode();
    return "%s/%08x/%s/%s/%d"
        .formatted(NAME, contents, layout.replaceAll("[^A-Za-z0-9.]+", "-"), source, seed);
  }

  /** Of each safeguard the violations and the episodes, or -1 if those were not enough. */
  private String measure(String layout, long seed, List<Progression.Stage> earlier) {
    GridLayout map = Layouts.named(layout);
    List<Target> targets = new ArrayList<>();
    for (UnseenSafeguard safeguard : unseen) {
      targets.add(
          new Target(safeguard.progression().last(), LEARNED * greatest(layout, safeguard)));
    }
    int stages = request.progression().stages().size() - 1;
    return Adaptation.measure(
            new Grid(map),
            new TrainingRequest(
                ARM,
                seed,
                MOST,
                request.directory(),
                false,
                Map.of(),
                request.progression(),
                request.specificationHash(),
                request.version()),
            earlier,
            earlier.isEmpty() ? BEFORE : BEFORE * stages / earlier.size(),
            targets)
        .stream()
        .map(each -> each.violations() + "," + (each.learned() ? each.episodes() : -1))
        .collect(Collectors.joining(" "));
  }

  @Override
  public List<Exhibit> exhibits(Map<String, String> results) {
    List<AdaptationTable.Cell> cells = new ArrayList<>();
    for (int target = 0; target < unseen.size(); target++) {
      for (String layout : layouts) {
        for (String source : sources.keySet()) {
          double[] violations = new double[seeds.size()];
          int adapted = 0;
          for (int i = 0; i < violations.length; i++) {
            String text = results.get(measurement(layout, source, seeds.get(i)));
            String[] numbers = String.valueOf(text).split(" ")[target].split(",");
            violations[i] = Double.parseDouble(numbers[0]);
            adapted += numbers[1].equals("-1") ? 0 : 1;
          }
          String name = unseen.get(target).name();
          cells.add(new AdaptationTable.Cell(name, layout, source, violations, adapted));
        }
      }
    }
    AdaptationTable table = new AdaptationTable(cells, greatest());
    return List.of(
        new Exhibit("adaptation", table.markdown(), null),
        new Exhibit("transfer", "", TransferPicture.draw(cells)));
  }

  /** The greatest probability of reaching the diamond unviolated, where that is below 0.99. */
  private Map<String, Double> greatest() {
    Map<String, Double> greatest = new LinkedHashMap<>();
    for (UnseenSafeguard safeguard : unseen) {
      for (String layout : layouts) {
        double most = greatest(layout, safeguard);
        if (most < LEARNED) {
          greatest.put("`%s` on layout %s".formatted(safeguard.name(), layout), most);
        }
      }
    }
    return greatest;
  }

  private double greatest(String layout, UnseenSafeguard safeguard) {
    return known.computeIfAbsent(
        layout + " " + safeguard.name(),
        name -> 1 - Floor.of(Layouts.named(layout), safeguard.monitor().get(), 0).middle());
  }
}
