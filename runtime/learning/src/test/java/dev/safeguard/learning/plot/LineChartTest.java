package dev.safeguard.learning.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartTest {

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static LineChart chart(Series... series) {
    return new LineChart(
        "a < b & \"c\" \u0001",
        "x",
        "y",
        List.of(series),
        List.of(new LineChart.Span("one", 0, 1), new LineChart.Span("two", 1, 2)));
  }

  @Test
  void isWellFormedWhateverTheNames() throws Exception {
    Document document =
        parsed(
            chart(new Series("<&>", 0, List.of(new Series.Point(0, 1), new Series.Point(2, 3))))
                .toSvg(400, 300));
    assertThat(document.getDocumentElement().getNamespaceURI())
        .isEqualTo("http://www.w3.org/2000/svg");
    assertThat(document.getDocumentElement().getTextContent())
        .contains("a < b & \"c\"", "<&>", "one", "two");
  }

  @Test
  void bandIsDrawnWhereThereIsOne() throws Exception {
    List<Series.Point> banded = List.of(new Series.Point(0, 1, 0, 2), new Series.Point(2, 3, 1, 4));
    assertThat(fills(chart(new Series("s", 0, banded)))).contains("#0072B2");
    List<Series.Point> bare = List.of(new Series.Point(0, 1), new Series.Point(2, 3));
    assertThat(fills(chart(new Series("s", 0, bare)))).doesNotContain("#0072B2");
  }

  private static List<String> fills(LineChart chart) throws Exception {
    NodeList paths = parsed(chart.toSvg(400, 300)).getElementsByTagName("path");
    List<String> fills = new ArrayList<>();
    for (int i = 0; i < paths.getLength(); i++) {
      fills.add(((Element) paths.item(i)).getAttribute("fill"));
    }
    return fills;
  }

  @Test
  void nothingToShowIsStillAPicture() throws Exception {
    parsed(new LineChart("empty", "x", "y", List.of(), List.of()).toSvg(400, 300));
    String svg =
        chart(new Series("s", 0, List.of(new Series.Point(0, Double.NaN)))).toSvg(400, 300);
    parsed(svg);
    assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Property
  void axisCoversItsValuesWithRoundTicks(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double least,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double extent) {
    Axis axis = Axis.spanning(least, least + extent, 5, 0, 100);
    assertThat(axis.low()).isLessThanOrEqualTo(least + 1e-6 * axis.tick());
    assertThat(axis.high()).isGreaterThanOrEqualTo(least + extent - 1e-6 * axis.tick());
    assertThat(axis.ticks().size()).isBetween(3, 9);
    double leading = axis.tick() / Math.pow(10, Math.floor(Math.log10(axis.tick()) + 1e-9));
    assertThat(Math.round(leading)).isIn(1L, 2L, 5L);
  }

  @Test
  void tickTexts() {
    assertThat(Axis.spanning(0, 1, 5, 0, 1).ticks().stream().map(new Axis(0, 1, 0.2, 0, 1)::text))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(new Axis(0, 5000, 1000, 0, 1).text(5000)).isEqualTo("5\u202f000");
    assertThat(new Axis(-1, 1, 0.5, 0, 1).text(-1e-17)).isEqualTo("0.0");
  }
}
