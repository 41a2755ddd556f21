package dev.safeguard.compiler.backend.diagram;

import guru.nidi.graphviz.engine.Format;
import guru.nidi.graphviz.engine.GraphvizEngine;
import guru.nidi.graphviz.engine.GraphvizException;
import guru.nidi.graphviz.engine.Options;
import guru.nidi.graphviz.engine.Rasterizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Draws diagrams without a network or a display. The layout comes from the first of these that
 * works: {@code dot} on the search path, Graphviz compiled to JavaScript under V8, the same under
 * the Java platform's script engine. The first picture takes about a second, later ones
 * milliseconds.
 *
 * <p>Nothing is written to the home folder; temporary files are removed. A renderer may be used by
 * several threads, which take turns.
 */
public final class Renderer implements AutoCloseable {
  /** How long one picture may take. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** The name of a part of the picture, and the text that it ought to show instead. */
  private static final Pattern TOOLTIP =
      Pattern.compile("<title>[^<]*</title>(\\s*<g [^>]*><a xlink:title=\"([^\"]*)\")");

  /** What the engines in JavaScript may use; they start with a sixteenth of it. */
  private static final int MEMORY = 256 << 20;

  private static final int LONGEST_REASON = 160;

  private final String searchPath;
  private final Duration timeout;

  // The V8 engine belongs to the thread that started it.
  private ExecutorService thread = newThread();
  private @Nullable Started started;

  /** A renderer that looks for {@code dot} on the search path of the process. */
  public Renderer() {
    this(System.getenv().getOrDefault("PATH", ""), DEFAULT_TIMEOUT);
  }

  /**
   * A renderer with its own settings.
   *
   * @param searchPath the folders in which to look for {@code dot}, separated as in {@code PATH}
   * @param timeout how long one picture may take
   */
  public Renderer(String searchPath, Duration timeout) {
    this.searchPath = searchPath;
    this.timeout = timeout;
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  /** An SVG document that needs no other file. */
  public Rendering svg(String dot) {
    return render(dot, svg -> svg.getBytes(StandardCharsets.UTF_8));
  }

  /** A PNG image, with two pixels for each point unless it would be very large. */
  public Rendering png(String dot) {
    return render(dot, Rasterization::png);
  }

  /** Ends the thread that draws. */
  @Override
  public synchronized void close() {
    thread.shutdownNow();
  }

  /** An engine at work. */
  private record Started(LayoutEngine kind, GraphvizEngine engine) {}

  /** What becomes of the SVG. */
  @FunctionalInterface
  private interface Finish {
    byte[] apply(String svg) throws IOException;
  }

  private synchronized Rendering render(String dot, Finish finish) {
    if (thread.isShutdown()) {
      thread = newThread();
      started = null;
    }
    try {
      return thread
          .submit(() -> layout(dot, finish))
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.shutdownNow();
      return new Rendering.Failure(
          "The diagram was not drawn within %d s; it is too large for a picture."
              .formatted(timeout.toSeconds()));
    } catch (ExecutionException e) {
      thread.shutdownNow();
      return new Rendering.Failure("The diagram could not be drawn: " + e.getCause());
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
      return new Rendering.Failure("Drawing was interrupted.");
    }
  }

  private Rendering layout(String dot, Finish finish) throws IOException {
    Started engine = started;
    if (engine == null) {
      List<String> reasons = new ArrayList<>();
      engine = start(reasons);
      if (engine == null) {
        return new Rendering.Failure(
            "No layout engine works here; install Graphviz so that dot is on the PATH. ("
                + String.join("; ", reasons)
                + ")");
      }
      started = engine;
    }
    try {
      Options options = Options.create().format(Format.SVG).totalMemory(MEMORY);
      String svg = engine.engine().execute(dot, options, Rasterizer.NONE).asString();
      return new Rendering.Picture(finish.apply(standalone(svg)), engine.kind().toString());
    } catch (GraphvizException e) {
      return new Rendering.Failure(engine.kind() + " could not lay out the diagram: " + brief(e));
    }
  }

  private @Nullable Started start(List<String> reasons) {
    for (LayoutEngine kind : LayoutEngine.values()) {
      try {
        return new Started(kind, kind.start(searchPath, timeout));
      } catch (RuntimeException | LinkageError e) {
        reasons.add(kind + ": " + brief(e));
      }
    }
    return null;
  }

  private static String brief(Throwable e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.length() <= LONGEST_REASON
        ? message
        : message.substring(0, LONGEST_REASON) + "...";
  }

  /**
   * The picture without a reference to a document type, with tooltips as every browser shows them,
   * and without a colour that SVG does not know.
   */
  private static String standalone(String svg) {
    String element = svg.substring(Math.max(0, svg.indexOf("<svg")));
    String known = element.replace("=\"transparent\"", "=\"none\"");
    return TOOLTIP.matcher(known).replaceAll("<title>$2</title>$1");
  }

  private static ExecutorService newThread() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "diagram renderer");
          thread.setDaemon(true);
          return thread;
        });
  }
}
