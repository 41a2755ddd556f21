package dev.safeguard.cli.quickstart;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.experiment.ExperimentReport;
import java.util.List;
import java.util.Map;

/**
 * Everything that the quickstart found out.
 *
 * @param compilation the accepted specification
 * @param tests how its tests ended
 * @param drawings by safeguard, in the order of declaration
 * @param sources the generated classes: the safeguards, then the progression
 * @param run the one run that is shown
 * @param report many runs of several methods
 * @param pictures SVG documents of the run and the comparison, by title
 * @param commands the commands that make the numbers anew, by what they make
 * @param seconds how long all of it took
 */
record Results(
    Compilation compilation,
    List<TestResult> tests,
    Map<String, Rendering> drawings,
    List<JavaSource> sources,
    TrainingSummary run,
    ExperimentReport report,
    Map<String, byte[]> pictures,
    Map<String, String> commands,
    double seconds) {

  long failedTests() {
    return tests.stream().filter(test -> !test.passed()).count();
  }
}
