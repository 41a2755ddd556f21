package dev.safeguard.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurriculumTest {

  private static Curriculum curriculum(ConvergenceRule... rules) {
    List<Progression.Stage> stages = new ArrayList<>();
    for (ConvergenceRule rule : rules) {
      stages.add(
          new Progression.Stage(
              "stage" + stages.size(),
              () -> {
                throw new AssertionError("a curriculum makes no monitor");
              },
              rule));
    }
    return new Curriculum(new Progression("P", stages));
  }

  @Test
  void budgetInEpisodes() {
    Curriculum curriculum = curriculum(ConvergenceRule.episodes(2), ConvergenceRule.converged());
    assertThat(curriculum.episodeEnded(5, 5, 0)).isFalse();
    assertThat(curriculum.episodeEnded(5, 5, 0)).isTrue();
    assertThat(curriculum.index()).isEqualTo(1);
    assertThat(curriculum.history().episodes()).isZero();
  }

  @Test
  void aLearnerThatKnowsBetterMovesOn() {
    Curriculum curriculum = curriculum(ConvergenceRule.episodes(9), ConvergenceRule.episodes(1));
    curriculum.episodeEnded(5, 5, 0);
    assertThat(curriculum.moveOn()).isTrue();
    assertThat(curriculum.index()).isEqualTo(1);
    assertThat(curriculum.history().episodes()).isZero();
    assertThat(curriculum.moveOn()).as("there is no stage after the last").isFalse();
    assertThat(curriculum.index()).isEqualTo(1);
  }

  @Test
  void budgetsInStepsAndUpdatesEndWithTheEpisodeThatUsesThemUp() {
    Curriculum curriculum =
        curriculum(
            ConvergenceRule.steps(10), ConvergenceRule.updates(3), ConvergenceRule.converged());
    assertThat(curriculum.episodeEnded(9, 99, 0)).isFalse();
    assertThat(curriculum.episodeEnded(4, 0, 0)).isTrue();
    assertThat(curriculum.episodeEnded(100, 2, 0)).isFalse();
    assertThat(curriculum.episodeEnded(0, 1, 0)).isTrue();
    assertThat(curriculum.isLast()).isTrue();
  }

  @Test
  void convergenceComparesTheLatestWindowOnly() {
    Curriculum curriculum =
        curriculum(new ConvergenceRule.Converged(3, 0.1), ConvergenceRule.converged());
    assertThat(curriculum.episodeEnded(1, 1, 5)).isFalse();
    assertThat(curriculum.episodeEnded(1, 1, 0.50)).isFalse();
    assertThat(curriculum.episodeEnded(1, 1, 0.55)).as("5 is still in the window").isFalse();
    assertThat(curriculum.episodeEnded(1, 1, 0.62)).as("a spread of 0.12").isFalse();
    assertThat(curriculum.episodeEnded(1, 1, 0.58)).isTrue();
  }

  @Test
  void toleranceIsRelativeAboveOne() {
    Curriculum absolute =
        curriculum(new ConvergenceRule.Converged(2, 0.1), ConvergenceRule.converged());
    absolute.episodeEnded(1, 1, 0);
    assertThat(absolute.episodeEnded(1, 1, 0.5)).isFalse();
    Curriculum relative =
        curriculum(new ConvergenceRule.Converged(2, 0.1), ConvergenceRule.converged());
    relative.episodeEnded(1, 1, -100);
    assertThat(relative.episodeEnded(1, 1, -100.5)).isTrue();
  }

  @Test
  void aValueThatIsNoNumberHasNotConverged() {
    Curriculum curriculum =
        curriculum(new ConvergenceRule.Converged(2, 1e9), ConvergenceRule.converged());
    curriculum.episodeEnded(1, 1, Double.NaN);
    assertThat(curriculum.episodeEnded(1, 1, Double.NaN)).isFalse();
  }

  @Test
  void eitherRuleWillDo() {
    Curriculum curriculum =
        curriculum(
            ConvergenceRule.converged().or(ConvergenceRule.episodes(3)),
            ConvergenceRule.converged());
    curriculum.episodeEnded(1, 1, 1);
    curriculum.episodeEnded(1, 1, 2);
    assertThat(curriculum.episodeEnded(1, 1, 3)).isTrue();
  }

  @Test
  void theLastStageIsNeverLeft() {
    Curriculum curriculum = curriculum(ConvergenceRule.episodes(1));
    assertThat(curriculum.isDone()).isFalse();
    assertThat(curriculum.episodeEnded(1, 1, 0)).isFalse();
    assertThat(curriculum.isDone()).isTrue();
    assertThat(curriculum.index()).isZero();
  }

  @Test
  void goingOnFromASavedPositionMakesNoDifference() {
    ConvergenceRule[] rules = {
      new ConvergenceRule.Converged(3, 0.05), ConvergenceRule.steps(7), ConvergenceRule.episodes(9)
    };
    double[] values = {1, 0.5, 0.51, 0.52, 3, 4, 5, 6};
    Curriculum whole = curriculum(rules);
    Curriculum inParts = curriculum(rules);
    for (double value : values) {
      boolean moved = whole.episodeEnded(2, 2, value);
      assertThat(inParts.episodeEnded(2, 2, value)).isEqualTo(moved);
      Curriculum.Position position = inParts.position();
      inParts = curriculum(rules);
      inParts.resume(position);
      assertThat(inParts.position()).isEqualTo(whole.position());
    }
    assertThat(whole.index()).isEqualTo(2);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> ConvergenceRule.episodes(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConvergenceRule.Converged(1, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConvergenceRule.Converged(2, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Progression("P", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                curriculum(ConvergenceRule.converged())
                    .resume(new Curriculum.Position(1, 0, 0, 0, List.of())))
        .hasMessageContaining("1 stages");
  }
}
