package dev.safeguard.compiler.backend.diagram;

import guru.nidi.graphviz.engine.GraphvizEngine;
import guru.nidi.graphviz.engine.GraphvizException;
import guru.nidi.graphviz.engine.GraphvizJdkEngine;
import guru.nidi.graphviz.engine.GraphvizV8Engine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can lay out a graph, in the order of preference. */
enum LayoutEngine {
  DOT("Graphviz") {
    @Override
    GraphvizEngine start(String searchPath, Duration timeout) {
      return started(new DotProcess(searchPath, timeout));
    }
  },

  V8("Graphviz under V8") {
    @Override
    GraphvizEngine start(String searchPath, Duration timeout) {
      Path library = folder();
      try {
        // Without a folder the library would be unpacked into the user's home.
        return started(new GraphvizV8Engine(library.toString()));
      } finally {
        // The library is mapped by now, so that most systems let its file go.
        remove(library);
      }
    }
  },

  SCRIPT("Graphviz under the Java script engine") {
    @Override
    GraphvizEngine start(String searchPath, Duration timeout) {
      return started(new GraphvizJdkEngine());
    }
  };

  private final String title;

  LayoutEngine(String title) {
    this.title = title;
  }

  /** Starts the engine on the current thread, or throws what stopped it. */
  abstract GraphvizEngine start(String searchPath, Duration timeout);

  @Override
  public String toString() {
    return title;
  }

  private static GraphvizEngine started(GraphvizEngine engine) {
    List<GraphvizEngine> ready = new ArrayList<>();
    engine.init(ready::add, failed -> {});
    if (ready.isEmpty()) {
      throw new GraphvizException("not available");
    }
    return engine;
  }

  /** What the names of this process's temporary folders start with. */
  static String folderPrefix() {
    return "safeguard-layout-" + ProcessHandle.current().pid() + "-";
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(folderPrefix());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files.map(Path::toFile).filter(file -> !file.delete()).forEach(File::deleteOnExit);
    } catch (IOException e) {
      // What is left in the temporary folder does no harm.
    }
    File itself = folder.toFile();
    if (!itself.delete()) {
      itself.deleteOnExit();
    }
  }
}
