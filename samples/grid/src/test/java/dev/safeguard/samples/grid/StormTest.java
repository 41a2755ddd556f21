package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.model.BoundedReachability;
import dev.safeguard.learning.model.Bounds;
import dev.safeguard.learning.model.Dynamics;
import dev.safeguard.learning.model.OptimisticValueIteration;
import dev.safeguard.learning.model.SafeguardedModel;
import dev.safeguard.learning.model.SafeguardedModel.Kind;
import dev.safeguard.learning.model.SafeguardedModel.Sight;
import dev.safeguard.learning.model.SparseModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exact numbers against those of the model checker Storm, which runs in a process of its own.
 * {@code .ci/oracles} installs it; where it is missing, this is skipped.
 */
class StormTest {
  private static final Path PYTHON = Path.of("../../target/oracles/bin/python").toAbsolutePath();

  /** Reads a model in Storm's format DRN, prints the probabilities of three properties. */
  private static final String PROGRAM =
      """
      import sys, stormpy
      model = stormpy.build_model_from_drn(sys.argv[1])
      within = "<=" + sys.argv[2]
      for text in ['Pmax=? [ !"bad" U' + within + ' "goal" ]',
                   'Pmin=? [ true U' + within + ' "bad" ]',
                   'Pmax=? [ !"bad" U "goal" ]'][:int(sys.argv[3])]:
          formula = stormpy.parse_properties(text)[0].get_raw_formula()
          print(repr(float(stormpy.model_checking(model, formula).get_value(0))), flush=True)
      """;

  @TempDir private Path directory;

  @BeforeEach
  void stormIsInstalled() {
    assumeTrue(Files.isExecutable(PYTHON), "no stormpy: .ci/oracles installs it");
  }

  @ParameterizedTest
  @CsvSource({
    "1, NoHazard, 0",
    "1, Bench, 0",
    "1, Tools, 0.1",
    "2, Tools, 0",
    "2, Wood, 0.1",
    "3, Bench, 0.1"
  })
  void boundsWithinTheHorizonAreThoseOfStorm(String layout, String safeguard, double epsilon)
      throws IOException, InterruptedException {
    SafeguardedModel product = FloorTest.product(layout, safeguard, epsilon);
    compareWithin(Grid.HORIZON, product, ask(product, Grid.HORIZON, 2));
  }

  /**
   * Storm's own iteration does not end on the gridworld, where an agent can wait almost for ever.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void boundsForEverAreThoseOfStorm(long seed) throws IOException, InterruptedException {
    SafeguardedModel product =
        new SafeguardedModel(
            randomDynamics(new SplitMix64(seed)),
            new LabelMapping(Grid.LABELS, Grid.LABELS),
            new MinecraftSpecification().monitor("Tools"),
            Sight.LABELS);
    List<Double> storm = ask(product, 7, 3);
    compareWithin(7, product, storm);
    Bounds bounds =
        OptimisticValueIteration.reachAvoid(
            product.model(), product.all(Kind.GOAL), product.all(Kind.VIOLATED), 1e-7);
    near(bounds, storm.get(2), 1e-5);
    assertThat(bounds.upper() - bounds.lower()).isLessThanOrEqualTo(1e-7);
  }

  private static void compareWithin(int steps, SafeguardedModel product, List<Double> storm) {
    boolean[] goal = product.all(Kind.GOAL);
    boolean[] bad = product.all(Kind.VIOLATED);
    near(BoundedReachability.reachAvoid(product.model(), goal, bad, steps), storm.get(0), 1e-9);
    near(BoundedReachability.avoid(product.model(), bad, steps), 1 - storm.get(1), 1e-9);
  }

  /** Twelve observations, three actions, two contexts; one observation is the goal. */
  private static Dynamics randomDynamics(SplitMix64 random) {
    int observations = 12;
    int actions = 3;
    List<List<Dynamics.Branch>> branches = new ArrayList<>();
    for (int pair = 0; pair < observations * actions; pair++) {
      int next = random.nextInt(observations);
      double share = 0.1 + 0.8 * random.nextDouble();
      branches.add(
          List.of(
              new Dynamics.Branch(next, share),
              new Dynamics.Branch((next + 1 + random.nextInt(5)) % observations, 1 - share)));
    }
    List<Dynamics.Context> contexts = new ArrayList<>();
    for (double probability : new double[] {0.3, 0.7}) {
      long[] labels = new long[observations];
      Arrays.setAll(labels, s -> 1L << random.nextInt(Grid.LABELS.size()));
      contexts.add(new Dynamics.Context(probability, labels));
    }
    boolean[] ends = new boolean[observations];
    double[] rewards = new double[observations];
    ends[observations - 1] = true;
    rewards[observations - 1] = 1;
    return new Dynamics(observations, actions, 0, 100, contexts, branches, ends, rewards);
  }

  private static void near(Bounds bounds, double other, double tolerance) {
    assertThat(bounds.lower()).isLessThanOrEqualTo(bounds.upper());
    assertThat(bounds.lower()).isCloseTo(other, within(tolerance));
    assertThat(bounds.upper()).isCloseTo(other, within(tolerance));
  }

  private List<Double> ask(SafeguardedModel product, int steps, int properties)
      throws IOException, InterruptedException {
    Path program = Files.writeString(directory.resolve("storm.py"), PROGRAM);
    Path model = Files.writeString(directory.resolve("model.drn"), text(product));
    Path answer = directory.resolve("answer.txt");
    Path errors = directory.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                PYTHON.toString(),
                program.toString(),
                model.toString(),
                String.valueOf(steps),
                String.valueOf(properties))
            .redirectOutput(answer.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readAllLines(answer, StandardCharsets.UTF_8).stream()
        .map(Double::valueOf)
        .toList();
  }

  private static String text(SafeguardedModel product) {
    SparseModel model = product.model();
    StringBuilder text = new StringBuilder("@type: MDP\n@parameters\n\n@reward_models\n\n");
    text.append("@nr_states\n").append(model.states());
    text.append("\n@nr_choices\n").append(model.choices()).append("\n@model\n");
    for (int state = 0; state < model.states(); state++) {
      text.append("state ").append(state).append(state == 0 ? " init" : "");
      text.append(
          switch (product.kind(state)) {
            case GOAL -> " goal\n";
            case VIOLATED -> " bad\n";
            case OPEN, END -> "\n";
          });
      for (int c = model.firstChoice(state); c < model.firstChoice(state + 1); c++) {
        text.append("\taction ").append(c - model.firstChoice(state)).append('\n');
        for (int b = model.firstBranch(c); b < model.firstBranch(c + 1); b++) {
          text.append("\t\t").append(model.target(b)).append(" : ");
          text.append(model.probability(b)).append('\n');
        }
      }
    }
    return text.toString();
  }
}
