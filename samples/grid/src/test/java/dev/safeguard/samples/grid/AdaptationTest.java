package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.UnseenSafeguard;
import dev.safeguard.learning.tabular.Adaptation;
import dev.safeguard.learning.tabular.Adaptation.Target;
import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapting to safeguards that were never seen, by a learner with a one-step shield. */
class AdaptationTest {
  private static final int BEFORE = 500;
  private static final int SEEDS = 4;
  private static final List<Progression.Stage> STAGES =
      new MinecraftSpecification().progression().stages();
  private static final MinecraftSpecification UNSEEN =
      new MinecraftSpecification(new GridTask().unseen().orElseThrow());

  private static List<Target> targets(String layout) {
    List<Progression.Stage> stages = new ArrayList<>(List.of(STAGES.get(3)));
    for (String name : UNSEEN.names()) {
      stages.add(
          new Progression.Stage(name, () -> UNSEEN.monitor(name), ConvergenceRule.converged()));
    }
    return stages.stream()
        .map(
            stage ->
                new Target(
                    stage,
                    0.99
                        * (1 - Floor.of(Layouts.named(layout), stage.monitor().get(), 0).middle())))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3"})
  void trainingUnderTheSafeguardsBeforePays(String layout) {
    // The third on layout 1 is the one that nobody fulfils; see below.
    int feasible = layout.equals("1") ? 2 : 3;
    long[] adapting = new long[3];
    long[] fromScratch = new long[3];
    for (long seed = 2001; seed <= 2000 + SEEDS; seed++) {
      List<Adaptation> adapted = measure(layout, seed, STAGES.subList(0, 3), 2000);
      assertThat(adapted).hasSize(3);
      assertThat(adapted.subList(0, feasible)).allMatch(Adaptation::learned);
      assertThat(adapted).extracting(Adaptation::before).allMatch(count -> count > 5);
      List<Adaptation> scratch = measure(layout, seed, List.of(), 50);
      assertThat(scratch).extracting(Adaptation::before).containsOnly(0L);
      for (int i = 0; i < 3; i++) {
        adapting[i] += adapted.get(i).violations();
        fromScratch[i] += scratch.get(i).violations();
      }
    }
    for (int i = 0; i < feasible; i++) {
      assertThat(adapting[i]).isLessThanOrEqualTo(SEEDS);
      assertThat(fromScratch[i]).isGreaterThan(3 * SEEDS);
    }
  }

  @Test
  void whatWasTrainedBeforeIsTheSameForAll() {
    List<Target> targets = targets("3");
    List<Adaptation> together = measure("3", 2002, STAGES.subList(1, 2), 100);
    List<Adaptation> alone = measure("3", 2002, STAGES.subList(1, 2), 100, targets.subList(2, 3));
    assertThat(together.get(2)).isEqualTo(alone.get(0));
  }

  @Test
  void nobodyReaches99PercentOnLayout1IfLavaIsForbidden() {
    Target creeper = targets("1").get(2);
    assertThat(creeper.success() / 0.99).isBetween(0.9891, 0.9892);
  }

  @Test
  void theStudySaysWhichGoalsAreMissed() {
    List<UnseenSafeguard> others =
        List.of(
            new UnseenSafeguard("LavaAfterSmithTable", "h", targets("3").get(1).stage().monitor()));
    AdaptationStudy study = new AdaptationStudy(List.of("3"), List.of(7L, 8L), request(1), others);
    Map<String, String> results = new HashMap<>();
    for (String name : study.measurements().keySet()) {
      assertThat(name)
          .matches("adaptation/[0-9a-f]{8}/3/(curriculum|NoHazard|Wood|Bench|scratch)/[78]");
      boolean none = name.contains("Bench");
      results.put(name, none ? "0,0 0,0" : name.contains("scratch") ? "30,90 9,90" : "0,10 2,-1");
    }
    assertThat(study.exhibits(results).get(0).markdown())
        .contains("Of 6, 3 are met")
        .contains("`LavaAfterSmithTable`, layout 3: 2.0 ± 0.0 (0) violations")
        .contains("`LavaAfterSmithTable`, layout 3: 9.0 from scratch")
        .contains("`LavaAfterSmithTable`, layout 3: 0.0 ± 0.0 after `Bench`")
        .contains("| `Tools` | scratch | 30.0 ± 0.0 |");
    assertThat(study.exhibits(results).get(1).svg()).contains("LavaAfterSmithTable");
  }

  private static List<Adaptation> measure(
      String layout, long seed, List<Progression.Stage> earlier, int most) {
    return measure(layout, seed, earlier, most, targets(layout));
  }

  private static List<Adaptation> measure(
      String layout, long seed, List<Progression.Stage> earlier, int most, List<Target> targets) {
    return Adaptation.measure(
        new Grid(Layouts.named(layout)),
        request(most).with("psl-shield", seed),
        earlier,
        BEFORE,
        targets);
  }

  private static TrainingRequest request(int episodes) {
    return new TrainingRequest(
        "psl-shield",
        1,
        episodes,
        Path.of("unused"),
        false,
        Map.of(),
        new MinecraftSpecification().progression(),
        "hash",
        "1");
  }
}
