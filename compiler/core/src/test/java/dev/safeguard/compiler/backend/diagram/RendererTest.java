package dev.safeguard.compiler.backend.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.ModelBuilder;
import dev.safeguard.compiler.backend.Models;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Runs without Graphviz, and a second time with it where it is installed. */
class RendererTest {
  private static final Renderer BUNDLED = new Renderer("", Renderer.DEFAULT_TIMEOUT);
  private static final Renderer INSTALLED = new Renderer();

  @AfterAll
  static void close() {
    BUNDLED.close();
    INSTALLED.close();
  }

  static Stream<Renderer> renderers() {
    return Stream.of(BUNDLED, INSTALLED);
  }

  private static byte[] bytes(Rendering rendering) {
    assertThat(rendering).isInstanceOf(Rendering.Picture.class);
    return ((Rendering.Picture) rendering).bytes();
  }

  private static Document xml(byte[] svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("renderers")
  void drawsStatesAndGuards(Renderer renderer) throws Exception {
    Document svg = xml(bytes(renderer.svg(DotDiagram.of(Models.door()))));
    String text = svg.getDocumentElement().getTextContent();
    assertThat(text).contains("Door", "closed", "opened", "gone", "violated", "alarm | leave");
    assertThat(text).contains("Close the door before you leave.").doesNotContain("s0->");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("renderers")
  void needsNoOtherFile(Renderer renderer) throws Exception {
    byte[] bytes = bytes(renderer.svg(DotDiagram.of(Models.door())));
    var elements = xml(bytes).getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertThat(element.hasAttribute("xlink:href")).isFalse();
      assertThat(element.getTagName()).isNotIn("image", "script", "use", "link");
    }
    assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("transparent");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("renderers")
  void showsEveryCharacter(Renderer renderer) throws Exception {
    List<String> names =
        List.of(
            "a\"b", "a\\b", "\\N", "a&b", "&amp;", "<b>", "a|b", "{a}", "\u00e9", "\u6f22", "'");
    ModelBuilder builder = new ModelBuilder(names.toArray(String[]::new));
    builder.documentation("All of \"&<>\\n\u00e9' here");
    names.forEach(name -> builder.state(name, true));
    for (int i = 0; i < names.size(); i++) {
      builder.on(i, Guard.label(builder.diagrams(), i), (i + 1) % names.size());
    }
    MonitorModel model = builder.build("\"&<>\\");
    String text =
        xml(bytes(renderer.svg(DotDiagram.of(model)))).getDocumentElement().getTextContent();
    assertThat(text).contains(names).contains("All of \"&<>\\n\u00e9' here", "`{a}`", "`&amp;`");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("renderers")
  void paints(Renderer renderer) throws Exception {
    byte[] png = bytes(renderer.png(DotDiagram.of(Models.bench())));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isBetween(800, 3000);
    boolean red = false;
    for (int x = 0; x < image.getWidth() && !red; x++) {
      for (int y = 0; y < image.getHeight() && !red; y++) {
        red = (image.getRGB(x, y) & 0xFFFFFF) == 0xB3261E;
      }
    }
    assertThat(red).isTrue();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("renderers")
  void drawsTheSamePictureEveryTime(Renderer renderer) {
    String dot = DotDiagram.of(Models.bench());
    assertThat(bytes(renderer.svg(dot))).isEqualTo(bytes(renderer.svg(dot)));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("renderers")
  void saysWhyThereIsNoPicture(Renderer renderer) {
    assertThat(renderer.svg("digraph {")).isInstanceOf(Rendering.Failure.class);
    assertThat(renderer.svg(DotDiagram.of(Models.bench()))).isInstanceOf(Rendering.Picture.class);
  }

  @Test
  void leavesNothingBehind() {
    Set<String> before = leftovers();
    try (Renderer renderer = new Renderer("", Renderer.DEFAULT_TIMEOUT)) {
      bytes(renderer.svg("digraph { a -> b }"));
    }
    assertThat(leftovers()).isEqualTo(before);
    String home = System.getProperty("user.home");
    assertThat(new File(home).list((folder, name) -> name.contains("j2v8"))).isEmpty();
  }

  private static Set<String> leftovers() {
    String[] files =
        new File(System.getProperty("java.io.tmpdir"))
            .list(
                (folder, name) ->
                    name.startsWith(LayoutEngine.folderPrefix()) || name.contains("Graphviz"));
    return Set.of(files);
  }

  @Test
  void givesUpAfterAWhile() {
    try (Renderer renderer = new Renderer("", Duration.ofMillis(1))) {
      assertThat(renderer.svg(DotDiagram.of(Models.chain(100))))
          .isInstanceOfSatisfying(
              Rendering.Failure.class, failure -> assertThat(failure.reason()).contains("within"));
    }
  }

  @Test
  void keepsItsEngineBesideOtherRenderers() {
    Rendering first = BUNDLED.svg(DotDiagram.of(Models.bench()));
    INSTALLED.svg(DotDiagram.of(Models.door()));
    Rendering second = BUNDLED.svg(DotDiagram.of(Models.bench()));
    assertThat(bytes(second)).isEqualTo(bytes(first));
    assertThat(((Rendering.Picture) second).engine()).isEqualTo("Graphviz under V8");
  }

  @Test
  void prefersTheInstalledGraphviz() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "dot").canExecute());
    assumeTrue(installed);
    assertThat(((Rendering.Picture) INSTALLED.svg("digraph { a }")).engine()).isEqualTo("Graphviz");
  }
}
