package dev.safeguard.samples.doom.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.samples.doom.map.MapPicture.Trajectory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class MapPictureTest {
  private static final String LAVA = "#f4a582";
  private static final String CROSS = "#b2182b";

  private static List<Element> elements(String svg, String name) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /** Where the thing of a name is drawn. */
  private static double[] place(String svg, String thing) throws Exception {
    Element text =
        elements(svg, "text").stream()
            .filter(each -> each.getTextContent().equals(thing))
            .findFirst()
            .orElseThrow();
    Element dot = (Element) text.getPreviousSibling();
    return new double[] {number(dot, "cx"), number(dot, "cy")};
  }

  private static double lavaHeight(Plan plan) throws Exception {
    return elements(MapPicture.draw(plan, "map", List.of()), "rect").stream()
        .filter(room -> room.getAttribute("fill").equals(LAVA))
        .mapToDouble(room -> number(room, "height"))
        .sum();
  }

  @Test
  void northIsUpAndTheMirroredMapIsMirrored() throws Exception {
    String svg = MapPicture.draw(Plan.original(), "a < b", List.of());
    assertThat(elements(svg, "title").get(0).getTextContent()).isEqualTo("a < b");
    assertThat(place(svg, "enemy")[1]).isLessThan(place(svg, "start")[1]);
    assertThat(place(svg, "armour")[0]).isLessThan(place(svg, "start")[0]);
    String mirrored = MapPicture.draw(Plan.mirrored(), "map", List.of());
    assertThat(place(mirrored, "armour")[0]).isGreaterThan(place(mirrored, "start")[0]);
  }

  @Test
  void theLavaIsDrawnWhereItIs() throws Exception {
    double scale = lavaHeight(Plan.original()) / (128 + 224);
    assertThat(lavaHeight(Plan.moved()) / (128 + 64)).isEqualTo(scale);
  }

  @Test
  void waysBeginWhereTheyBeganAndAreCrossedWhereTheyViolate() throws Exception {
    List<double[]> there = List.of(new double[] {-160, -416}, new double[] {-224, 448});
    String svg =
        MapPicture.draw(
            Plan.original(),
            "map",
            List.of(new Trajectory("safe", there, false), new Trajectory("not", there, true)));
    List<Element> ways =
        elements(svg, "path").stream()
            .filter(path -> path.getAttribute("fill").equals("none"))
            .toList();
    double[] start = place(svg, "start");
    double[] enemy = place(svg, "enemy");
    assertThat(ways).hasSize(2);
    assertThat(ways.get(0).getAttribute("d"))
        .isEqualTo("M%.1f %.1fL%.1f %.1f".formatted(start[0], start[1], enemy[0], enemy[1]));
    assertThat(ways.get(0).getAttribute("stroke")).isNotEqualTo(ways.get(1).getAttribute("stroke"));
    List<String> crosses =
        elements(svg, "path").stream()
            .filter(path -> path.getAttribute("stroke").equals(CROSS))
            .map(path -> path.getAttribute("d"))
            .toList();
    assertThat(crosses).as("one on the map, one in the legend").hasSize(2);
    assertThat(crosses.get(0)).startsWith("M%.1f %.1fl".formatted(enemy[0] - 4, enemy[1] - 4));
  }
}
