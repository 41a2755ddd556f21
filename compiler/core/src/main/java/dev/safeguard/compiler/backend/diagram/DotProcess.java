package dev.safeguard.compiler.backend.diagram;

import guru.nidi.graphviz.engine.EngineResult;
import guru.nidi.graphviz.engine.GraphvizEngine;
import guru.nidi.graphviz.engine.GraphvizException;
import guru.nidi.graphviz.engine.Options;
import guru.nidi.graphviz.engine.Rasterizer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Graphviz as another process, reached by pipes. The engine that graphviz-java has for it goes
 * through a shell and leaves a temporary folder behind for each picture.
 */
final class DotProcess implements GraphvizEngine {
  private final Optional<File> program;
  private final Duration timeout;

  DotProcess(String searchPath, Duration timeout) {
    this.timeout = timeout;
    program =
        Stream.of(searchPath.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> Stream.of(new File(folder, "dot"), new File(folder, "dot.exe")))
            .filter(file -> file.isFile() && file.canExecute())
            .findFirst();
  }

  @Override
  public void init(Consumer<GraphvizEngine> onOk, Consumer<GraphvizEngine> onError) {
    (program.isPresent() ? onOk : onError).accept(this);
  }

  @Override
  public EngineResult execute(String source, Options options, @Nullable Rasterizer rasterizer) {
    ProcessBuilder command =
        new ProcessBuilder(program.orElseThrow().getPath(), "-Tsvg")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = command.start();
      try {
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process));
        try (OutputStream input = process.getOutputStream()) {
          input.write(source.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new GraphvizException("dot took too long");
        }
        String svg = new String(output.join(), StandardCharsets.UTF_8);
        if (!svg.contains("</svg>")) {
          throw new GraphvizException("dot ended with exit code " + process.exitValue());
        }
        return EngineResult.fromString(svg);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new GraphvizException("dot could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraphvizException("interrupted", e);
    }
  }

  @Override
  public void close() {}

  private static byte[] read(Process process) {
    try {
      return process.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
