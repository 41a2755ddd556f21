package dev.safeguard.compiler.backend.diagram;

import dev.safeguard.compiler.backend.Models;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RendererTest {
  @Test
  void show() throws Exception {
    for (String p : new String[] {"", System.getenv("PATH")}) {
      try (Renderer r = new Renderer(p, Renderer.DEFAULT_TIMEOUT)) {
        for (var m :
            new dev.safeguard.compiler.automaton.MonitorModel[] {
              Models.bench(), Models.door(), Models.tangled(60), Models.parity(60)
            }) {
          long t = System.nanoTime();
          Rendering x = r.svg(DotDiagram.of(m));
          System.out.println(
              (System.nanoTime() - t) / 1e6
                  + " ms "
                  + (x instanceof Rendering.Picture q ? q.engine() : x));
          String n = "/tmp/gvt/" + m.name() + (p.isEmpty() ? "-v8" : "-dot");
          if (x instanceof Rendering.Picture q) Files.write(Path.of(n + ".svg"), q.bytes());
          x = r.png(DotDiagram.of(m));
          if (x instanceof Rendering.Picture q) Files.write(Path.of(n + ".png"), q.bytes());
          System.out.println(
              (System.nanoTime() - t) / 1e6
                  + " ms "
                  + (x instanceof Rendering.Picture q ? q.engine() : x));
          Files.writeString(Path.of(n + ".dot"), DotDiagram.of(m));
        }
      }
    }
  }
}
