package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.StageAdvice;
import dev.safeguard.learning.StageAdvice.Kind;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.tabular.TabularRun;
import dev.safeguard.runtime.Progression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice on the curriculum of {@code minecraft.sg}, and what comes of following it. */
class AdviceTest {
  private static final GridTask TASK = new GridTask();
  private static final Progression WHOLE = new MinecraftSpecification().progression();
  private static final int EPISODES = 500;
  private static final int MAPS = 50;
  private static final Map<String, Progression> ADVISED = new HashMap<>();

  private static TrainingRequest request(String layout, int episodes) {
    return new TrainingRequest(
        "psl", 1, episodes, Path.of("unused"), false, Map.of("layout", layout), WHOLE, "hash", "1");
  }

  private static List<StageAdvice> advice(String layout, int episodes) {
    return StageAdvice.of(
        TASK.floors(request(layout, episodes)), Map.of("NoHazard", "Wood"), episodes);
  }

  @ParameterizedTest
  @CsvSource({"1, SKIP SKIP KEEP KEEP", "2, SKIP KEEP KEEP KEEP", "3, SKIP KEEP KEEP KEEP"})
  void stagesThatOnlyCostAreToBeSkipped(String layout, String kinds) {
    List<StageAdvice> advice = advice(layout, 5000);
    assertThat(advice)
        .extracting(StageAdvice::kind)
        .extracting(Kind::name)
        .containsExactly(kinds.split(" "));
    assertThat(advice.get(0).reason()).isEqualTo("Wood forbids the same");
    assertThat(StageAdvice.follow(WHOLE, advice).stages())
        .hasSize((int) advice.stream().filter(each -> each.kind() != Kind.SKIP).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-shield"})
  void followingItCostsNoMoreThanTheLastSafeguardAlone(String switches) {
    for (String layout : Layouts.PAPER) {
      List<Long> more = new ArrayList<>();
      for (long seed = 2001; seed <= 2004; seed++) {
        more.add(more(layout, switches, seed));
      }
      assertThat(Statistics.of(more).low()).as("%s %s", layout, more).isLessThanOrEqualTo(0);
    }
    List<Long> more = new ArrayList<>();
    for (int map = 1; map <= MAPS; map++) {
      more.add(more("random-" + map, switches, 2000 + map));
    }
    assertThat(Statistics.of(more).low()).as("random %s", more).isLessThanOrEqualTo(0);
  }

  /** How many more violations there are in training with the advised curriculum than without. */
  private static long more(String layout, String switches, long seed) {
    TrainingRequest request = request(layout, EPISODES);
    Progression advised =
        ADVISED.computeIfAbsent(layout, name -> StageAdvice.follow(WHOLE, advice(name, EPISODES)));
    return violations(request.with(advised).with("psl" + switches, seed))
        - violations(request.with("zero-shot" + switches, seed));
  }

  private static long violations(TrainingRequest request) {
    String layout = request.options().getOrDefault("layout", "1");
    TabularRun run = new TabularRun(new Grid(Layouts.named(layout)), request);
    while (run.episodes() < request.episodes()) {
      run.train();
    }
    return run.violationsByStage().stream().mapToLong(Long::longValue).sum();
  }
}
