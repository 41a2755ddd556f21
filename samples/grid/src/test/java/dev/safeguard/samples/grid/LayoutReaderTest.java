package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutReaderTest {
  private static final String LEGEND =
      "legend S start\nlegend . free\nlegend L lava\nlegend # wall\nlegend D diamond\n";

  private static GridLayout read(String text) {
    return LayoutReader.read("m.txt", text.replace('|', '\n'));
  }

  @Test
  void aDrawnMapIsTheListedOne() {
    GridLayout drawn = read(LEGEND + "map|S.L#|..#D|");
    assertThat(drawn)
        .isEqualTo(read("size 2,4|start 0,0|lava 0,2 # hot|wall 0,3  1,2|diamond 1,3"));
    assertThat(drawn.walls()).containsExactlyInAnyOrder(3, 6);
  }

  @Test
  void whatIsListedAfterADrawingOverwritesIt() {
    GridLayout layout = read(LEGEND + "map|S.LD||creeper 0,2+i");
    assertThat(layout.labels(0, Grid.LABELS)[2]).isEqualTo(1L << Grid.LABELS.indexOf("creeper"));
    assertThat(layout.labels(-1, Grid.LABELS)[2]).isEqualTo(1L << Grid.LABELS.indexOf("lava"));
    assertThat(layout.labels(1, Grid.LABELS)[3]).as("a diamond stays").isEqualTo(Grid.DIAMOND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "size 2,2|start 0,0|gold 1,1; 3:1; gold",
        "size 2,2|start 0,0  1,1|diamond 0,1; 2:12; a start already",
        "size 2,2|  lava 1;2:8; ROW,COLUMN",
        "size 2,2|lava 0,0 2,1; 2:10; off the grid",
        "size 0,2; 1:6; above 0",
        "size 2+i,2; 1:6; above 0",
        "size 200,200; 1:6; 10000",
        "lava 0,0; 1:1; size comes first",
        "size 2,2|lava; 2:1; at least one cell",
        "size 2,2|diamond 1,1+i; 2:9; does not move",
        "size 2,2|diamond 1,1; 2:1; no start",
        "size 2,2|start 1,1; 2:1; no diamond",
        "; 1:1; a map is needed",
        "legend LL lava; 1:1; a character",
        "legend L gold; 1:10; gold",
        "legend L lava|legend L wood; 2:8; already",
        "legend L lava|map|LL|LX; 4:2; does not say what X is",
        "legend L lava|map|LLL|LL; 4:3; 2 cells",
        "legend L lava|map|L|LL; 4:2; 2 cells",
        "size 2,2|map|L; 2:1; already",
        "map; 1:1; no rows"
      })
  void aMistakeIsSaidWithItsPlace(String text, String place, String message) {
    assertThatThrownBy(() -> read(text == null ? "" : text))
        .isInstanceOf(LayoutException.class)
        .hasMessageStartingWith("m.txt:" + place + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "2",
        "3",
        "frozen-lake-4x4",
        "frozen-lake-8x8",
        "lava-crossing-1",
        "lava-crossing-2"
      })
  void thoseThatComeWithItCanBeSolved(String name) {
    assertThat(RandomLayout.isSolvable(Layouts.named(name))).isTrue();
  }

  @Test
  void randomMapsCanBeSolvedAndFollowFromTheirSeed() {
    for (int seed = 0; seed < 50; seed++) {
      GridLayout layout = Layouts.named("random-" + seed);
      assertThat(RandomLayout.isSolvable(layout)).isTrue();
      assertThat(Layouts.named("random-" + seed)).isEqualTo(layout);
      assertThat(Layouts.named("random-" + (seed + 1))).isNotEqualTo(layout);
    }
  }

  @Test
  void aClosedMapCannotBeSolved() {
    assertThat(RandomLayout.isSolvable(read(LEGEND + "map|SL.|.LD"))).isFalse();
    assertThat(RandomLayout.isSolvable(read(LEGEND + "map|S#.|.#D"))).isFalse();
    assertThat(RandomLayout.isSolvable(read(LEGEND + "map|S#.|..D"))).isTrue();
  }

  @Test
  void whatIsNoLayoutIsRefused() {
    assertThatThrownBy(() -> Layouts.named("9")).hasMessageContaining("no layout 9");
    assertThatThrownBy(() -> Layouts.named("a\0b")).hasMessageContaining("no layout");
  }
}
