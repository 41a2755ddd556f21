package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.Study;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.UnseenSafeguard;
import dev.safeguard.learning.experiment.ExperimentReport;
import dev.safeguard.learning.experiment.Variant;
import dev.safeguard.runtime.Progression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in docs is what {@code sg experiment grid} writes, up to a mark, with other numbers than
 * here: the report is made from results that nobody measured, and compared number by blank.
 */
class GridPageTest {
  private static final Path DOCS = Path.of("../../docs/experiments");
  private static final String MARK = "<!-- What follows was not generated. -->";
  private static final GridTask TASK = new GridTask();

  @TempDir private Path directory;

  private static String generatedPage() throws IOException {
    String page = Files.readString(DOCS.resolve("grid.md"));
    assertThat(page).containsOnlyOnce(MARK);
    return page.substring(0, page.indexOf(MARK));
  }

  @Test
  void thePageHasTheFormOfTheReport() throws IOException {
    String page = generatedPage();
    assertThat(page).containsPattern("```sh\n./sg experiment grid( --seeds \\d+)?\n```");
    assertThat(shape(page)).isEqualTo(shape(reportWithoutRuns()));
  }

  /** Headings, tables and pictures, with blanks for all that differs from run to run. */
  private static List<String> shape(String text) {
    return text.lines()
        .filter(line -> line.matches("[#|!].*"))
        .map(
            line ->
                line.startsWith("|")
                    ? line.replaceAll("-?\\d+\\.?\\d*( ± \\d+\\.?\\d*)?( %)?( \\(\\d+\\))?", "N")
                        .replaceAll("\\| (met|missed) \\|", "| met |")
                        .replaceAll("\\| (yes|\\*\\*no\\*\\*) \\|", "| yes |")
                    : line)
        .toList();
  }

  private String reportWithoutRuns() throws IOException {
    Progression progression = new MinecraftSpecification().progression();
    TrainingRequest request =
        new TrainingRequest(
            "psl",
            TASK.firstSeed(),
            TASK.defaultEpisodes(),
            directory,
            false,
            Map.of(),
            progression,
            "hash",
            "1");
    Map<Variant, Map<String, List<RunResult>>> runs = new LinkedHashMap<>();
    Map<Variant, ExperimentReport.Shown> shown = new LinkedHashMap<>();
    List<Variant> variants = Variant.of(TASK.options(), Map.of());
    for (Variant variant : variants) {
      runs.put(variant, new LinkedHashMap<>());
      TASK.usualArms().forEach(arm -> runs.get(variant).put(arm, made(arm)));
      TrainingRequest there = request.with(variant.options());
      shown.put(
          variant, new ExperimentReport.Shown(TASK.exhibits(there), TASK.greatestSafety(there)));
    }
    new ExperimentReport(TASK, "./sg experiment grid", runs, shown, studied(variants, request))
        .write(directory, request);
    return Files.readString(directory.resolve("report.md"));
  }

  private static List<RunResult> made(String arm) {
    return LongStream.of(1, 2)
        .mapToObj(
            seed ->
                new RunResult(
                    new TrainingSummary(
                        "grid",
                        arm,
                        seed,
                        TASK.defaultEpisodes(),
                        1,
                        0,
                        new TrainingSummary.Violations(seed, seed),
                        List.of(seed),
                        new TrainingSummary.Test(1000, 1, 0, 1),
                        Map.of(),
                        "hash",
                        "1"),
                    new RunResult.Exact(1, 1, 1),
                    new RunResult.Curve(new long[] {0, 1}, new double[] {0, 1})))
        .toList();
  }

  private static List<Exhibit> studied(List<Variant> variants, TrainingRequest request) {
    MinecraftSpecification specification = new MinecraftSpecification(TASK.unseen().orElseThrow());
    List<UnseenSafeguard> unseen = new ArrayList<>();
    for (String name : specification.names()) {
      unseen.add(new UnseenSafeguard(name, "hash", () -> specification.monitor(name)));
    }
    Study study =
        TASK.adaptation(
                variants.stream().map(Variant::options).toList(), List.of(1L, 2L), request, unseen)
            .orElseThrow();
    Map<String, String> results = new LinkedHashMap<>();
    study.measurements().keySet().forEach(name -> results.put(name, "0,0 0,0 0,0"));
    return study.exhibits(results);
  }
}
