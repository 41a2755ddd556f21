package dev.safeguard.samples.llm.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.safeguard.samples.llm.snippets.SnippetSource.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generator says of a snippet is what Python does when it runs it. */
class TruthTest {
  private static final int OF_EACH_LEVEL = 20;
  private static final long SEED = 20_260_101;

  @TempDir private Path folder;

  @Test
  void runningASnippetBindsWhatTheGeneratorSays() throws Exception {
    List<Snippet> snippets = new ArrayList<>();
    for (Part part : Part.values()) {
      snippets.addAll(new SnippetSource(part, SEED).ofEach(OF_EACH_LEVEL));
    }
    List<JsonObject> runs = run(snippets.stream().map(Snippet::code).toList());
    assertThat(runs).hasSameSizeAs(snippets);
    for (int i = 0; i < runs.size(); i++) {
      Snippet snippet = snippets.get(i);
      assertThat(runs.get(i).getAsJsonArray("bound"))
          .as(snippet.code())
          .singleElement()
          .satisfies(host -> assertThat(host.getAsString()).isEqualTo(snippet.bound().host()));
      if (!snippet.template().contains("-function-")) { // there they are gone by now
        assertThat(variables(runs.get(i))).as(snippet.code()).isEqualTo(hosts(snippet));
      }
    }
  }

  private static Map<String, String> variables(JsonObject run) {
    return run.getAsJsonObject("variables").entrySet().stream()
        .filter(entry -> Words.NAMES.contains(entry.getKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().getAsString(),
                (a, b) -> b,
                TreeMap::new));
  }

  private static Map<String, String> hosts(Snippet snippet) {
    return snippet.values().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().host(), (a, b) -> b, TreeMap::new));
  }

  private List<JsonObject> run(List<String> programs) throws IOException, InterruptedException {
    Path script = folder.resolve("record.py");
    try (InputStream in = TruthTest.class.getResourceAsStream("record.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    Path input = folder.resolve("programs");
    Path output = folder.resolve("runs");
    Files.write(input, programs.stream().map(new Gson()::toJson).toList());
    Process process = start(script, input, output);
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends").isTrue();
      assertThat(process.exitValue())
          .as(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .isZero();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }

  private static Process start(Path script, Path input, Path output) {
    try {
      return new ProcessBuilder("python3", script.toString())
          .redirectInput(input.toFile())
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      return abort("no python3 here: " + e.getMessage());
    }
  }
}
