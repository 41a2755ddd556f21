package dev.safeguard.samples.llm.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnippetSourceTest {
  private static final int MANY = 100;

  @Test
  void aSeedGivesTheSameSnippetsAndAnotherGivesOthers() {
    List<Snippet> once = new SnippetSource(Part.TUNING, 1).ofEach(2);
    assertThat(new SnippetSource(Part.TUNING, 1).ofEach(2)).isEqualTo(once);
    assertThat(new SnippetSource(Part.TUNING, 2).ofEach(2)).isNotEqualTo(once);
  }

  /** Even with the same seed. */
  @Test
  void theTestHasTemplatesAndTextsThatTuningNeverHas() {
    List<Snippet> tuning = new SnippetSource(Part.TUNING, 1).ofEach(MANY);
    List<Snippet> test = new SnippetSource(Part.TEST, 1).ofEach(MANY);
    assertThat(values(test, Snippet::template))
        .doesNotContainAnyElementsOf(values(tuning, Snippet::template));
    assertThat(values(test, Snippet::code))
        .doesNotContainAnyElementsOf(values(tuning, Snippet::code));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void everyFrameIsForTuningOrForTheTest(Family family) {
    List<Frame> test = Part.TEST.frames(family);
    List<Frame> tuning = Part.TUNING.frames(family);
    assertThat(test).hasSizeBetween(6, 8).doesNotContainAnyElementsOf(tuning);
    assertThat(tuning).hasSize(Frame.all().size() - test.size());
  }

  /** Guessing one answer always, or going by whether an insecure literal occurs, must not pay. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void bothAnswersAreAboutAsFrequent(Family family) {
    SnippetSource source = new SnippetSource(Part.TEST, 3);
    for (int level = 1; level <= Family.LEVELS; level++) {
      int insecure = 0;
      for (int i = 0; i < MANY; i++) {
        insecure += source.next(family, level).bound().isAllInterfaces() ? 1 : 0;
      }
      assertThat(insecure).as("level %d", level).isBetween(30, 70);
    }
  }

  @Test
  void theValuesAreThoseAtTheEndOfTheProgram() {
    SnippetSource source = new SnippetSource(Part.TUNING, 4);
    Snippet snippet = source.next(Family.OVERWRITTEN, Family.LEVELS);
    assertThat(snippet.values()).containsValue(snippet.bound());
    assertThat(snippet.code()).contains(snippet.socket() + ".bind((");
  }

  @Test
  void levelsAreChecked() {
    SnippetSource source = new SnippetSource(Part.TUNING, 1);
    assertThatThrownBy(() -> source.next(Family.LITERAL, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("level 4; they are 1 to 3");
  }

  private static Set<String> values(List<Snippet> snippets, Function<Snippet, String> part) {
    return snippets.stream().map(part).collect(Collectors.toSet());
  }
}
