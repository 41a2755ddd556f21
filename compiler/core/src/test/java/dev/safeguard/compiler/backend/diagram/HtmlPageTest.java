package dev.safeguard.compiler.backend.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.ModelBuilder;
import dev.safeguard.compiler.backend.Models;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  private static final Rendering NONE = new Rendering.Failure("no <engine>");

  @Test
  void showsSeveralSafeguards() {
    try (Renderer renderer = new Renderer("", Renderer.DEFAULT_TIMEOUT)) {
      String page =
          HtmlPage.of(
              "Two",
              List.of(
                  new HtmlPage.Entry(Models.bench(), renderer.svg(DotDiagram.of(Models.bench()))),
                  new HtmlPage.Entry(Models.door(), renderer.svg(DotDiagram.of(Models.door())))));
      assertThat(page).contains("<title>Two</title>", "<h2>Bench</h2>", "<h2>Door</h2>");
      assertThat(page).contains("<p>An alarm ends everything.</p>", "Somebody must close it.");
      assertThat(page).contains("<code>lava | creeper</code> &rarr; violated");
      assertThat(page).contains("id=\"safeguard-1-node1\"", "id=\"safeguard-2-node1\"");
      assertThat(page).doesNotContain("<script", "src=", "@import", "url(", "<link");
    }
  }

  @Test
  void saysWhyAPictureIsMissing() {
    String page = HtmlPage.of("One", List.of(new HtmlPage.Entry(Models.bench(), NONE)));
    assertThat(page).contains("no &lt;engine&gt;").contains("gathering").doesNotContain("<svg");
  }

  @Test
  void escapesEveryText() {
    String evil = "</style><script>alert(\"&\")</script>";
    MonitorModel model =
        new ModelBuilder(evil).documentation(evil).state(evil, true, evil, 0, false).build(evil);
    String page = HtmlPage.of(evil, List.of(new HtmlPage.Entry(model, NONE)));
    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(&quot;&amp;&quot;)");
  }

  @Test
  void cutsALongTable() {
    String page = HtmlPage.of("Long", List.of(new HtmlPage.Entry(Models.chain(2000), NONE)));
    assertThat(page).contains("step 499").doesNotContain("step 501").contains("and 1500 more");
  }

  @Test
  void refusesToDrawWhatIsTooLarge() {
    assertThat(DrawingLimit.DEFAULT.refusal(Models.bench())).isEmpty();
    assertThat(DrawingLimit.DEFAULT.refusal(Models.chain(5000)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("Chain has 5000 states"));
    assertThat(new DrawingLimit(10, 3).refusal(Models.bench()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("9 arrows"));
  }

  @Test
  void listsSignalsAndDefinitions() {
    String spec =
        """
        signal x: real
        signal `my door`: bool
        label near = x > 0
        label far = x > 3 & `my door`
        safeguard S otherwise stay { initial state s { on far | near -> v } rejecting state v }
        """;
    MonitorModel model = Compiler.compile(new Source("far.sg", spec)).safeguards().get(0).model();
    String page = HtmlPage.of("Signals", List.of(new HtmlPage.Entry(model, NONE)));
    assertThat(page)
        .contains("<dt>Signals</dt><dd><code>x: real</code>, <code>`my door`: bool</code></dd>")
        .contains("<dt><code>far</code></dt><dd><code>x &gt; 3 &amp; `my door`</code></dd>")
        .contains("<dt>Assumes</dt><dd><code>far -&gt; near (by definition)</code></dd>");
  }
}
